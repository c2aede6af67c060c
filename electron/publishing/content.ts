import { readFile } from "node:fs/promises";
import type { SiteFile } from "../../shared/site/source.ts";
import type { Library } from "../library/library.ts";

const encoder = new TextEncoder();

/** A site's file as bytes: text is rendered now, a picture is made by the library. */
export async function makeContent(library: Library, file: SiteFile): Promise<Uint8Array> {
  const { content } = file;
  switch (content.kind) {
    case "text":
      return encoder.encode(content.render());
    case "bytes":
      return content.bytes;
    case "picture": {
      const { file: path } = await library.picture(content.media, content.width);
      return readFile(path);
    }
  }
}
