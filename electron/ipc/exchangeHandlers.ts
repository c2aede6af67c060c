import { join } from "node:path";
import { dialog, app as electronApp, type OpenDialogOptions, type SaveDialogOptions } from "electron";
import type { UnitKind } from "../../shared/bilingual/xliff/units.ts";
import type { TwinpressApp } from "../app.ts";
import type { Handlers } from "./answer.ts";
import { requireLibrary } from "./requireLibrary.ts";

type Names = Extract<keyof Handlers, `xliff.${string}`>;

/** Endings of XLIFF files; the first is the one that is written. */
const ENDINGS = ["xlf", "xliff"];

/** Loaded when it is wanted: the app's start doesn't wait for it. */
const exchange = () => import("../exchange/xliffExchange.ts");

/** Requests about translators' files. */
export function exchangeHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  return {
    "xliff.export": async ({ stories: ids, to }) => {
      const library = requireLibrary(app);
      const path = await chooseTarget(app);
      if (path === null) return null;
      const { exportXliffFile } = await exchange();
      const noteOf = (kind: UnitKind) => app.t(`exchange:kind-${kind}`);
      return { path, stories: await exportXliffFile(library, path, ids, { to, noteOf }) };
    },
    "xliff.import": async () => {
      const library = requireLibrary(app);
      const path = await chooseSource(app);
      if (path === null) return null;
      const { importXliffFile } = await exchange();
      const reports = importXliffFile(library, path);
      const ids = reports.flatMap(({ story, titles }) => (titles ? [story] : []));
      if (ids.length > 0) app.emit("stories.changed", { ids });
      return reports;
    },
  };
}

async function chooseSource({ t, front }: TwinpressApp): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: t("exchange:import-title"),
    properties: ["openFile"],
    filters: [{ name: t("exchange:files"), extensions: ENDINGS }],
  };
  const chosen = front ? await dialog.showOpenDialog(front, options) : await dialog.showOpenDialog(options);
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

async function chooseTarget({ t, front }: TwinpressApp): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: t("exchange:export-title"),
    defaultPath: join(electronApp.getPath("documents"), `${t("exchange:file-name")}.${ENDINGS[0]}`),
    filters: [{ name: t("exchange:files"), extensions: ENDINGS }],
  };
  const chosen = front ? await dialog.showSaveDialog(front, options) : await dialog.showSaveDialog(options);
  return chosen.canceled || chosen.filePath === "" ? null : chosen.filePath;
}
