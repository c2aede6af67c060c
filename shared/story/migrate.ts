import { UserError } from "../errors.ts";
import { STORY_SCHEMA, type Story, storySchema } from "./model.ts";

/** One step from a schema version to the next; a step is never changed once released. */
type Migration = (document: Record<string, unknown>) => Record<string, unknown>;

/** From version n (the index plus 1) to n + 1. There is one version so far, so no step. */
const MIGRATIONS: readonly Migration[] = [];

/**
 * A stored document of any schema version as a story of today's.
 *
 * @throws UserError `newsroom-newer` for a later schema than this code knows, `story-invalid` for
 * what is no story at all.
 */
export function readStory(document: unknown): Story {
  if (typeof document !== "object" || document === null || !("schema" in document)) {
    throw new UserError("story-invalid", { detail: "schema" });
  }
  let current: Record<string, unknown> = { ...document };
  const found = Number(current.schema);
  if (found > STORY_SCHEMA) throw new UserError("newsroom-newer", { path: "" });
  for (const migrate of MIGRATIONS.slice(found - 1)) current = migrate(current);
  const parsed = storySchema.safeParse(current);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UserError("story-invalid", { detail: `${issue?.path.join(".")}: ${issue?.message}` });
}
