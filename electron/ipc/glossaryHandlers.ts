import { join } from "node:path";
import { dialog, app as electronApp, type OpenDialogOptions, type SaveDialogOptions } from "electron";
import type { TwinpressApp } from "../app.ts";
import { GLOSSARY_ENDINGS } from "../library/glossaryEndings.ts";
import type { Handlers } from "./answer.ts";
import { requireLibrary } from "./requireLibrary.ts";
import { StoppableErrand } from "./stoppableErrand.ts";

type Names = Extract<keyof Handlers, `glossary.${string}`>;

/** Requests about the open newsroom's terms. */
export function glossaryHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  const importing = new StoppableErrand(app, "glossary-import");
  return {
    "glossary.list": () => requireLibrary(app).glossary.list(),
    "glossary.save": ({ term }) => {
      const { glossary } = requireLibrary(app);
      glossary.save(term);
      app.emit("glossary.changed", {});
      return glossary.list();
    },
    "glossary.remove": ({ id }) => {
      const { glossary } = requireLibrary(app);
      glossary.remove(id);
      app.emit("glossary.changed", {});
      return glossary.list();
    },
    "glossary.import": async () => {
      requireLibrary(app);
      const path = await chooseSource(app);
      if (path === null) return null;
      app.emit("glossary.importing", {});
      const imported = await importing.run({ file: path });
      if (imported !== "stopped") app.emit("glossary.changed", {});
      return imported;
    },
    "glossary.cancelImport": () => importing.stop(),
    "glossary.export": async () => {
      requireLibrary(app);
      const path = await chooseTarget(app);
      return path === null ? null : { path, terms: await app.errands.run("glossary-export", { file: path }) };
    },
  };
}

async function chooseSource({ t, front }: TwinpressApp): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: t("glossary:choose-import"),
    properties: ["openFile"],
    filters: [{ name: t("glossary:files"), extensions: [...GLOSSARY_ENDINGS] }],
  };
  const chosen = front ? await dialog.showOpenDialog(front, options) : await dialog.showOpenDialog(options);
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

async function chooseTarget({ t, front }: TwinpressApp): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: t("glossary:choose-export"),
    defaultPath: join(electronApp.getPath("documents"), `${t("glossary:file-name")}.csv`),
    filters: GLOSSARY_ENDINGS.map((ending) => ({ name: t(`glossary:file-${ending}`), extensions: [ending] })),
  };
  const chosen = front ? await dialog.showSaveDialog(front, options) : await dialog.showSaveDialog(options);
  return chosen.canceled || chosen.filePath === "" ? null : chosen.filePath;
}
