import type { BilingualFinding } from "../../shared/bilingual/checks/model.ts";
import type { Concordance, Match, MemoryQuery } from "../../shared/bilingual/memory/match.ts";
import type { ErrorData } from "../../shared/errors.ts";
import type { SavedStory } from "../../shared/ipc.ts";
import type { Story, StoryId } from "../../shared/story/model.ts";

/** The kinds of work that are done in the background: what each is asked, and what it gives. */
export interface BackgroundWork {
  save: { asked: { story: Story; edition: number; base?: Story | undefined }; gives: SavedStory };
  lookUp: { asked: MemoryQuery; gives: Match[] };
  search: { asked: { text: string }; gives: Concordance[] };
  check: { asked: { id: StoryId }; gives: BilingualFinding[] };
}
export type BackgroundKind = keyof BackgroundWork;

/** What the main process sends: the newsroom's folder first, then work, then that this was all. */
export type BackgroundRequest =
  | { kind: "open"; folder: string }
  | { [K in BackgroundKind]: { kind: K; id: number; asked: BackgroundWork[K]["asked"] } }[BackgroundKind]
  | { kind: "end" };

/** What the background process answers: that the newsroom is open, then each work by its id. */
export type BackgroundMessage =
  | { kind: "ready" }
  | { kind: "done"; id: number; value: BackgroundWork[BackgroundKind]["gives"] }
  | { kind: "failed"; id: number; error: ErrorData };
