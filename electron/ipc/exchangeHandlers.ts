import { join } from "node:path";
import { dialog, app as electronApp, type OpenDialogOptions, type SaveDialogOptions } from "electron";
import { UNIT_KINDS, type UnitKind } from "../../shared/bilingual/xliff/units.ts";
import type { Translate } from "../../shared/i18n/translator.ts";
import type { TwinpressApp } from "../app.ts";
import type { Handlers } from "./answer.ts";
import { requireLibrary } from "./requireLibrary.ts";
import { StoppableErrand } from "./stoppableErrand.ts";

type Names = Extract<keyof Handlers, `xliff.${string}`>;

/** Endings of XLIFF files; the first is the one that is written. */
const ENDINGS = ["xlf", "xliff"];

/** Requests about translators' files. */
export function exchangeHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  const importing = new StoppableErrand(app, "xliff-import");
  return {
    "xliff.export": async ({ stories: ids, to }) => {
      requireLibrary(app);
      const path = await chooseTarget(app);
      if (path === null) return null;
      const asked = { file: path, ids, to, notes: unitNotes(app.t) };
      return { path, stories: await app.errands.run("xliff-export", asked) };
    },
    "xliff.import": async () => {
      requireLibrary(app);
      const path = await chooseSource(app);
      if (path === null) return null;
      app.emit("xliff.importing", {});
      const reports = await importing.run({ file: path });
      if (reports === "stopped") return reports;
      const ids = reports.flatMap(({ story, titles }) => (titles ? [story] : []));
      if (ids.length > 0) app.emit("stories.changed", { ids });
      return reports;
    },
    "xliff.cancelImport": () => importing.stop(),
  };
}

/** What each unit is, in words for the translator. */
function unitNotes(t: Translate): Record<UnitKind, string> {
  // One entry for each kind, which fromEntries can't say.
  return Object.fromEntries(UNIT_KINDS.map((kind) => [kind, t(`exchange:kind-${kind}`)])) as Record<
    UnitKind,
    string
  >;
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
