import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Transformer } from "@napi-rs/image";
import { fail, log } from "./log.ts";
import { books } from "./pictures/books.ts";
import { bridge } from "./pictures/bridge.ts";
import { courtyard } from "./pictures/courtyard.ts";
import { forum } from "./pictures/forum.ts";
import { hutong } from "./pictures/hutong.ts";
import { ledger } from "./pictures/ledger.ts";
import { planting } from "./pictures/planting.ts";
import { river } from "./pictures/river.ts";
import { rooftops } from "./pictures/rooftops.ts";

const ASSETS = join(import.meta.dirname, "../assets");
const STORIES = join(ASSETS, "sample/content");

/** Each picture of the sample newsroom, by its place among the stories. */
const PICTURES: Record<string, () => string> = {
  "projects/2010/spring-planting-2010/planting.jpg": planting,
  "brief-news/2010/reading-room-2010/books.jpg": books,
  "projects/2011/river-walks-2011/river.jpg": river,
  "projects/2011/river-walks-2011/bridge.jpg": bridge,
  "brief-news/2011/global-perspective-2011/forum.jpg": forum,
  "brief-news/2012/open-books-2012/ledger.jpg": ledger,
  "projects/2012/hutong-map-2012/hutong.jpg": hutong,
  "projects/2012/hutong-map-2012/courtyard.jpg": courtyard,
  "brief-news/2012/small-grants-2013/rooftops.jpg": rooftops,
};

const JPEG_QUALITY = 60;

/** Draws the sample's pictures and renders the app's icon; the same code gives the same files. */
async function makePictures(): Promise<void> {
  for (const [path, draw] of Object.entries(PICTURES)) {
    const jpeg = await Transformer.fromSvg(draw(), "#ffffff").jpeg(JPEG_QUALITY);
    await writeFile(join(STORIES, path), jpeg);
    log(`${path} ${Math.round(jpeg.length / 1024)} KB`);
  }
  const icon = await readFile(join(ASSETS, "icon.svg"));
  await writeFile(join(ASSETS, "icon.png"), await Transformer.fromSvg(icon).png());
}

if (import.meta.main) await makePictures().catch(fail);
