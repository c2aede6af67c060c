import type { TwinpressApp } from "../app.ts";
import { resolveConflict } from "../publishing/resolve.ts";
import type { Handlers } from "./answer.ts";
import { requireLibrary } from "./requireLibrary.ts";

type Names = Extract<keyof Handlers, `publish.${string}`>;

/** Requests about publishing. */
export function publishHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  return {
    // What comes in while it runs is told when it does: see PublishDesk.
    "publish.prepare": ({ host }) => app.publishing.prepare(host),
    "publish.start": async ({ host }) => {
      const result = await app.publishing.publish(host);
      // Versions are published now that weren't: the desk shows it.
      app.tellChanged([]);
      return result;
    },
    "publish.history": ({ host }) => app.publishing.history(host),
    "publish.undo": async ({ host, generation }) => {
      const report = await app.publishing.undo(host, generation);
      app.tellChanged([]);
      return report;
    },
    "publish.conflicts": ({ host }) => {
      const library = requireLibrary(app);
      return library.agreements.conflicts(host).map((conflict) => {
        const { story: mine, summary } = library.get(conflict.story);
        return { conflict, mine, isTrashed: summary.trashedAt !== null };
      });
    },
    "publish.resolve": ({ host, story, resolution }) => {
      resolveConflict(requireLibrary(app), host, story, resolution);
      app.tellChanged([story]);
      return null;
    },
    "publish.cancel": () => {
      app.publishing.cancel();
      return null;
    },
    "publish.openSite": ({ host, path }) => app.publishing.openSite(host, path),
  };
}
