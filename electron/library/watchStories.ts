import type { StoryEdition } from "../../shared/ipc.ts";
import type { Database } from "./database.ts";
import type { StoryStore } from "./storyStore.ts";

/** Milliseconds between two looks. One that finds nothing reads a number from memory. */
const EVERY = 1000;

/**
 * Looks again and again whether another connection wrote to the database (PRAGMA data_version,
 * sqlite.org/pragma.html), and tells which stories are other ones since.
 */
export function watchStories(
  database: Database,
  stories: StoryStore,
  until: AbortSignal,
  tell: (written: StoryEdition[]) => void,
): void {
  let version = database.dataVersion();
  let newest = stories.newestEdition();
  const look = () => {
    const now = database.dataVersion();
    if (now === version) return;
    version = now;
    const written = stories.since(newest);
    newest = stories.newestEdition();
    if (written.length > 0) tell(written);
  };
  const timer = setInterval(() => {
    try {
      look();
    } catch (error) {
      // A drive that is away for a moment: what was written meanwhile is told the next time.
      console.error("The newsroom could not be looked at:", error);
    }
  }, EVERY);
  timer.unref();
  until.addEventListener("abort", () => clearInterval(timer));
}
