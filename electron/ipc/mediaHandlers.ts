import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { dialog, type OpenDialogOptions } from "electron";
import type { TwinpressApp } from "../app.ts";
import type { Handlers } from "./answer.ts";
import { requireLibrary } from "./requireLibrary.ts";

type Names = Extract<keyof Handlers, `media.${string}`>;

/** Requests about pictures. */
export function mediaHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  return {
    "media.add": ({ name, bytes }) => requireLibrary(app).addMedia(name, bytes),
    "media.choose": async () => {
      const library = requireLibrary(app);
      const files = await choosePictures(app);
      return Promise.all(files.map(async (file) => library.addMedia(basename(file), await readFile(file))));
    },
    "media.get": ({ id }) => requireLibrary(app).media(id),
  };
}

async function choosePictures(app: TwinpressApp): Promise<string[]> {
  const options: OpenDialogOptions = {
    title: app.t("menu:choose-pictures"),
    properties: ["openFile", "multiSelections"],
    filters: [{ name: app.t("menu:pictures"), extensions: ["jpg", "jpeg", "png", "webp", "gif", "avif"] }],
  };
  const chosen = app.front
    ? await dialog.showOpenDialog(app.front, options)
    : await dialog.showOpenDialog(options);
  return chosen.canceled ? [] : chosen.filePaths;
}
