import type { TwinpressApp } from "../app.ts";
import { resolveConflict } from "../publishing/resolve.ts";
import type { Handlers } from "./answer.ts";
import { requireLibrary } from "./requireLibrary.ts";

type Names = Extract<keyof Handlers, `publish.${string}`>;

/** Requests about publishing. */
export function publishHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  /** Versions are published now that weren't, or came in: the desk shows it, and so does the settings' part. */
  const changed = (stories: readonly { story: string }[]) => {
    app.emit("stories.changed", { ids: stories.map(({ story }) => story) });
    app.emit("app.state", app.state());
  };
  return {
    "publish.prepare": async ({ host }) => {
      const preview = await app.publishing.prepare(host);
      if (preview.merged.length > 0) changed(preview.merged);
      return preview;
    },
    "publish.start": async ({ host }) => {
      const result = await app.publishing.publish(host);
      changed(result.merged);
      return result;
    },
    "publish.history": ({ host }) => app.publishing.history(host),
    "publish.undo": async ({ host, generation }) => {
      const report = await app.publishing.undo(host, generation);
      changed([...report.restored.map((story) => ({ story })), ...report.publish.merged]);
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
      changed([{ story }]);
      return null;
    },
    "publish.cancel": () => {
      app.publishing.cancel();
      return null;
    },
    "publish.openSite": ({ host, path }) => app.publishing.openSite(host, path),
  };
}
