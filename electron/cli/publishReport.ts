import { errorText, type Translate } from "../../shared/i18n/translator.ts";
import type { StoryConflict } from "../../shared/publish/conflict.ts";
import { failuresOf, type PublishResult } from "../../shared/publish/progress.ts";
import type { StoryId } from "../../shared/story/model.ts";
import type { Library } from "../library/library.ts";
import { type CommandContext, type CommandResult, EXIT } from "./command.ts";

/** What a publish came to, for a person and as data. */
export function reportPublish(
  context: CommandContext,
  library: Library,
  result: PublishResult,
): CommandResult {
  const { t, say, warn } = context;
  const { plan, bytes, seconds, rendered, waiting, merged } = result;
  const counts = {
    added: plan.added.length,
    changed: plan.changed.length,
    removed: plan.removed.length,
    unchanged: plan.unchanged,
  };
  const failed = result.failed.map(({ path, error }) => ({
    path,
    code: error.code,
    message: errorText(t, error),
  }));
  const conflicts = result.conflicts.map(({ story, parts, by, at, theirs }) => ({
    story,
    title: titleOf(library, story),
    parts,
    by,
    at,
    theirs,
  }));
  const data = {
    result: result.result,
    ...counts,
    rendered,
    bytes,
    seconds,
    failed,
    waiting,
    merged,
    conflicts,
  };
  if (merged.length > 0) say(t("cli:merged", { count: merged.length }));
  if (result.result === "not") {
    const message = errorText(t, result.error);
    warn(message);
    for (const conflict of conflicts) warn(conflictText(t, conflict));
    const code = conflicts.length > 0 ? EXIT.undecided : EXIT.failed;
    return { data: { ...data, error: { code: result.error.code, message } }, code };
  }
  const isWhole = result.result === "published";
  if (isWhole) say(t("cli:published"));
  else {
    const { sent, removed } = failuresOf(result);
    if (sent.length > 0) warn(t("cli:partly", { count: sent.length + waiting }));
    if (removed.length > 0) warn(t("cli:left", { count: removed.length }));
  }
  for (const { path, message } of failed) warn(`  ${t("cli:about", { what: path, message })}`);
  say(t("cli:published-counts", { ...counts, bytes, seconds: seconds.toFixed(1) }));
  return { data, code: isWhole ? EXIT.done : EXIT.failed };
}

function titleOf(library: Library, id: StoryId): string {
  const { en, "zh-Hans": zh } = library.get(id).story.versions;
  return en.title || zh.title || id;
}

function conflictText(
  t: Translate,
  { title, parts, by, theirs }: Pick<StoryConflict, "parts" | "by" | "theirs"> & { title: string },
): string {
  if (!theirs) return t("cli:conflict-gone", { title, by });
  const names = { shared: t("publish:conflict-shared"), en: t("desk:english"), "zh-Hans": t("desk:chinese") };
  return t("cli:conflict", { title, parts: parts.map((part) => names[part]).join(t("cli:comma")), by });
}
