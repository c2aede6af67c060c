import type { MemoryProgress } from "../bilingual/memory/imports.ts";
import type { PublishProgress } from "../publish/progress.ts";
import type { AppState } from "./app.ts";
import type { MenuCommand } from "./menu.ts";
import type { StoryEdition } from "./stories.ts";

/** What the main process tells windows without being asked. */
export interface Events {
  "menu.command": { command: MenuCommand };
  "app.state": AppState;
  /** Stories changed otherwise than by this window's own request (an import, a publish). */
  "stories.changed": { ids: string[] };
  /** Stories were written, by this window or by anything else, such as the command line. */
  "stories.written": { stories: StoryEdition[] };
  /** A glossary file was chosen, and is being taken in. */
  "glossary.importing": Record<string, never>;
  /** A translators' file was chosen, and is being taken in: what it changes is not to be opened until that is done. */
  "xliff.importing": Record<string, never>;
  /** A file is being written into the newsroom: that can no longer be stopped. */
  "import.writing": Record<string, never>;
  "publish.progress": PublishProgress;
  /** How far the file has come that is on its way into the memory; null when it is in, or was given up. */
  "memory.progress": MemoryProgress | null;
  /** Terms were added, changed or removed. */
  "glossary.changed": Record<string, never>;
  /** The window is asked to save what it has and then send `app.closeReady`. */
  "app.closing": Record<string, never>;
}
export type EventName = keyof Events;
