import { Transformer } from "@napi-rs/image";
import { UserError } from "../../shared/errors.ts";
import type { Media } from "../../shared/story/model.ts";

/** A picture as it is kept. */
export interface Picture {
  bytes: Uint8Array;
  type: Media["type"];
  /** Pixels. */
  width: number;
  height: number;
}

/** Qualities from 0 to 100: of a picture that has to be written anew, and of its renditions. */
const KEEP_QUALITY = 92;
const RENDITION_QUALITY = 80;
/** Pixels; more than this is no photograph but something made to fill the memory. */
const PIXEL_LIMIT = 120_000_000;

const FORMATS: Record<string, Exclude<Media["type"], "image/gif">> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
};

/**
 * Reads a picture from a file's bytes. One with notes from the camera is written anew without them,
 * turned as they say; any other is kept byte for byte.
 *
 * @throws UserError `media-unreadable` for anything that is no picture of a kind we know
 */
export async function readPicture(name: string, bytes: Uint8Array): Promise<Picture> {
  const gif = gifSize(bytes);
  if (gif) return { bytes, type: "image/gif", ...gif };
  try {
    const found = await new Transformer(bytes).metadata(true);
    const type = FORMATS[found.format.toLowerCase()];
    if (!type || found.width * found.height > PIXEL_LIMIT) throw new UserError("media-unreadable", { name });
    const hasNotes = found.exif !== undefined || (found.orientation ?? 1) > 1;
    if (!hasNotes) return { bytes, type, width: found.width, height: found.height };
    const clean = await encode(new Transformer(bytes).rotate(), type, KEEP_QUALITY);
    const upright = await new Transformer(clean).metadata();
    return { bytes: clean, type, width: upright.width, height: upright.height };
  } catch (error) {
    throw error instanceof UserError ? error : new UserError("media-unreadable", { name }, error);
  }
}

/** A picture's bytes at a width, in the same format. */
export function resizePicture(bytes: Uint8Array, type: Media["type"], width: number): Promise<Uint8Array> {
  return encode(new Transformer(bytes).resize(width), type, RENDITION_QUALITY);
}

function encode(picture: Transformer, type: Media["type"], quality: number): Promise<Uint8Array> {
  switch (type) {
    case "image/jpeg":
      return picture.jpeg(quality);
    case "image/webp":
      return picture.webp(quality);
    case "image/avif":
      return picture.avif({ quality });
    case "image/png":
    case "image/gif":
      return picture.png();
  }
}

/** The size in a GIF's header (GIF89a §18), or null for anything else; a GIF is kept as it moves. */
function gifSize(bytes: Uint8Array): { width: number; height: number } | null {
  const signature = String.fromCharCode(...bytes.subarray(0, 6));
  if (signature !== "GIF87a" && signature !== "GIF89a") return null;
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = header.getUint16(6, true);
  const height = header.getUint16(8, true);
  return width > 0 && height > 0 ? { width, height } : null;
}
