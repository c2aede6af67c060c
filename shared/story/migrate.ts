import { UserError } from "../errors.ts";
import { STORY_SCHEMA, type Story, storySchema } from "./model.ts";

/** One step from a schema version to the next; a step is never changed once released. */
type Migration = (document: Record<string, unknown>) => Record<string, unknown>;

/** From version n (the index plus 1) to n + 1. There is one version so far, so no step. */
const MIGRATIONS: readonly Migration[] = [];

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
  return checkStory(steps.reduce<Record<string, unknown>>((step, migrate) => migrate(step), { ...document }));
}

/** A value from outside as a story. @throws UserError `story-invalid` with the place that is wrong */
export function checkStory(value: unknown): Story {
  const parsed = storySchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UserError("story-invalid", { detail: `${issue?.path.join(".")}: ${issue?.message}` });
}
