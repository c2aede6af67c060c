import { join } from "node:path";
import { dialog, app as electronApp, type OpenDialogOptions, type SaveDialogOptions } from "electron";
import type { TwinpressApp } from "../app.ts";
import type { GLOSSARY_ENDINGS } from "../library/glossaryFiles.ts";
import type { Handlers } from "./answer.ts";
import { requireLibrary } from "./requireLibrary.ts";

type Names = Extract<keyof Handlers, `glossary.${string}`>;

/** Loaded when it is wanted: the app's start doesn't wait for it. */
const files = () => import("../library/glossaryFiles.ts");
type Endings = typeof GLOSSARY_ENDINGS;

/** Requests about the open newsroom's terms. */
export function glossaryHandlers(app: TwinpressApp): Pick<Handlers, Names> {
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
      const library = requireLibrary(app);
      const { GLOSSARY_ENDINGS: endings, importGlossary } = await files();
      const path = await chooseSource(app, endings);
      if (path === null) return null;
      const imported = await importGlossary(library, path);
      app.emit("glossary.changed", {});
      return imported;
    },
    "glossary.export": async () => {
      const library = requireLibrary(app);
      const { GLOSSARY_ENDINGS: endings, exportGlossary } = await files();
      const path = await chooseTarget(app, endings);
      return path === null ? null : { path, terms: await exportGlossary(library, path) };
    },
  };
}

async function chooseSource({ t, front }: TwinpressApp, endings: Endings): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: t("glossary:choose-import"),
    properties: ["openFile"],
    filters: [{ name: t("glossary:files"), extensions: [...endings] }],
  };
  const chosen = front ? await dialog.showOpenDialog(front, options) : await dialog.showOpenDialog(options);
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

async function chooseTarget({ t, front }: TwinpressApp, endings: Endings): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: t("glossary:choose-export"),
    defaultPath: join(electronApp.getPath("documents"), `${t("glossary:file-name")}.csv`),
    filters: endings.map((ending) => ({ name: t(`glossary:file-${ending}`), extensions: [ending] })),
  };
  const chosen = front ? await dialog.showSaveDialog(front, options) : await dialog.showSaveDialog(options);
  return chosen.canceled || chosen.filePath === "" ? null : chosen.filePath;
}
