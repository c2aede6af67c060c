import { join } from "node:path";
import type { OpenNewsroom } from "../../shared/ipc.ts";
import type { TwinpressApp } from "../app.ts";
import { createNewsroom, describeNewsroom, openSample } from "../openNewsroom.ts";
import type { Handlers } from "./answer.ts";
import { requireLibrary } from "./requireLibrary.ts";

type Names = Extract<keyof Handlers, `newsroom.${string}` | `hosts.${string}`>;

/** Requests about the open newsroom as a whole: opening, settings, hosts. */
export function newsroomHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  const opened = (): OpenNewsroom => describeNewsroom(requireLibrary(app), app.secrets);
  /** After a change of settings or hosts: the window's other parts hear of it too. */
  const changed = (): OpenNewsroom => {
    app.emit("app.state", app.state());
    return opened();
  };
  return {
    "newsroom.chooseFolder": () => app.chooseFolder(app.t("menu:choose-folder")),
    "newsroom.openSample": async () => {
      const folder = join(app.state().defaultFolder, app.t("menu:sample-folder"));
      app.switchTo(await openSample(folder, app.t("menu:preview-host")));
      return opened();
    },
    "newsroom.create": ({ folder, name, timeZone, baseUrl }) => {
      const options = { name, timeZone, ...(baseUrl === undefined ? {} : { baseUrl }) };
      app.switchTo(createNewsroom(folder, options, app.t("menu:preview-host")));
      return opened();
    },
    "newsroom.open": ({ folder }) => {
      app.openFolder(folder);
      return opened();
    },
    "newsroom.close": () => {
      app.closeNewsroom();
      return null;
    },
    "newsroom.save": ({ settings, base }) => {
      requireLibrary(app).changeNewsroom(settings, base);
      return changed();
    },
    "newsroom.clone": async ({ folder, host, secret }) => {
      await app.publishing.clone(folder, host, secret ?? null);
      if (secret !== undefined) await app.secrets.put(host.id, secret);
      app.openFolder(folder);
      return opened();
    },
    "hosts.save": async ({ host, secret }) => {
      requireLibrary(app).saveHost(host);
      if (secret !== undefined) await app.secrets.put(host.id, secret);
      return changed();
    },
    "hosts.remove": ({ id }) => {
      requireLibrary(app).removeHost(id);
      app.secrets.remove(id);
      return changed();
    },
    "hosts.test": ({ host, secret }) => app.publishing.test(host, secret),
    "hosts.chooseFile": () => app.chooseFile(app.t("menu:choose-key")),
    "hosts.chooseFolder": () => app.chooseFolder(app.t("menu:choose-folder")),
  };
}
