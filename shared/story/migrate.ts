import { z } from "zod";
import { UserError } from "../errors.ts";
import { formerPathsOfSlugs } from "./address.ts";
import { STORY_SCHEMA, type Story, storySchema } from "./model.ts";

/** One step from a schema version to the next; a step is never changed once released. */
type Migration = z.ZodType<Record<string, unknown>>;

/** Schema 1 kept former addresses as slugs. */
const fromFirst: Migration = z
  .looseObject({
    section: z.string(),
    date: z.string(),
    versions: z.record(z.string(), z.looseObject({ formerSlugs: z.array(z.string()) })),
  })
  .transform(({ versions, ...story }) => {
    const moved = Object.entries(versions).map(([language, { formerSlugs, ...version }]) => {
      return [language, { ...version, formerPaths: formerPathsOfSlugs(story, formerSlugs) }] as const;
    });
    return { ...story, schema: 2, versions: Object.fromEntries(moved) };
  });

/** From version n (the index plus 1) to n + 1. */
const MIGRATIONS: readonly Migration[] = [fromFirst];

/**
 * A story from its stored JSON, of any schema version. What has today's version was checked when it
 * was written, so that 10,000 of them are read without checking each again.
 *
 * @throws UserError `newsroom-newer` for a later schema than this code knows, `story-invalid` for
 * what is no story at all.
 */
export function readStored(json: string): Story {
  const document: unknown = JSON.parse(json);
  if (typeof document !== "object" || document === null || !("schema" in document)) {
    throw new UserError("story-invalid", { detail: "schema" });
  }
  const found = Number(document.schema);
  if (found === STORY_SCHEMA) return document as Story;
  if (found > STORY_SCHEMA) throw new UserError("newsroom-newer", { path: "" });
  const steps = MIGRATIONS.slice(found - 1);
  return checkStory(steps.reduce<unknown>((step, migration) => parsed(migration, step), document));
}

/** A value from outside as a story. @throws UserError `story-invalid` with the place that is wrong */
export function checkStory(value: unknown): Story {
  return parsed(storySchema, value);
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new UserError("story-invalid", { detail: `${issue?.path.join(".")}: ${issue?.message}` });
}
