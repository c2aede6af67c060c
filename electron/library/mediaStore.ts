import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MediaId } from "../../shared/document/model.ts";
import { UserError } from "../../shared/errors.ts";
import { sha256Hex } from "../../shared/hash.ts";
import { type Media, mediaSchema } from "../../shared/story/model.ts";
import { writeFileAtomically } from "./atomicFile.ts";
import type { Database, Row } from "./database.ts";
import { folderError } from "./fileErrors.ts";

const MEGABYTE = 1024 * 1024;
/** The largest picture that is taken in, in megabytes. */
const LIMIT = 40;

const EXTENSION: Record<Media["type"], string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/avif": "avif",
};

/** The folder of a newsroom's pictures. */
export const MEDIA_FOLDER = "media";

/** A newsroom's pictures: bytes under `media/`, named by their content; the rest in the database. */
export class MediaStore {
  private readonly folder: string;
  private readonly database: Database;
  /** Renditions in the making, so that two who ask for one get the same. */
  private readonly making = new Map<string, Promise<void>>();

  constructor(newsroomFolder: string, database: Database) {
    this.folder = join(newsroomFolder, MEDIA_FOLDER);
    this.database = database;
  }

  /** Takes in a picture, turned upright and without the camera's notes (place, time, owner). */
  async add(name: string, bytes: Uint8Array): Promise<Media> {
    if (bytes.byteLength > LIMIT * MEGABYTE) {
      const megabytes = Math.round(bytes.byteLength / MEGABYTE);
      throw new UserError("media-too-large", { name, megabytes, limit: LIMIT });
    }
    // Loaded when the first picture comes, so that opening a newsroom doesn't wait for it.
    const { readPicture } = await import("./pictures.ts");
    const picture = await readPicture(name, bytes);
    const id = sha256Hex(picture.bytes);
    const media = mediaSchema.parse({ ...picture, id, name, bytes: picture.bytes.byteLength });
    const file = `${id}.${EXTENSION[media.type]}`;
    if (!existsSync(join(this.folder, file))) await this.write(join(this.folder, file), picture.bytes);
    this.note(media, file);
    return this.get(id);
  }

  has(id: MediaId): boolean {
    const row = this.database.prepare("SELECT file FROM media WHERE id = ?").get(id);
    return row !== undefined && existsSync(join(this.folder, String(row.file)));
  }

  /** Takes in a picture that another computer took in; its id is the hash of its bytes. */
  async adopt(media: Media, bytes: Uint8Array): Promise<void> {
    if (sha256Hex(bytes) !== media.id) throw new UserError("media-unreadable", { name: media.name });
    const file = `${media.id}.${EXTENSION[media.type]}`;
    await this.write(join(this.folder, file), bytes);
    this.note(media, file);
  }

  /** @throws UserError `media-missing` */
  get(id: MediaId): Media {
    return mediaSchema.parse(JSON.parse(String(this.row(id).document)));
  }

  /** The absolute path of a picture as it was taken in. */
  file(id: MediaId): string {
    return join(this.folder, String(this.row(id).file));
  }

  /** A picture no wider than `width`; the original where that is no wider, or moves. */
  async rendition(id: MediaId, width: number | null): Promise<{ file: string; type: Media["type"] }> {
    const media = this.get(id);
    const original = this.file(id);
    if (!existsSync(original)) throw new UserError("media-missing", { name: media.name });
    const asItIs = width === null || media.width <= width || media.type === "image/gif";
    if (asItIs) return { file: original, type: media.type };
    const file = join(this.folder, "renditions", `${id}-${width}.${EXTENSION[media.type]}`);
    if (!existsSync(file)) await this.make(file, original, media.type, width);
    return { file, type: media.type };
  }

  private note(media: Media, file: string): void {
    this.database
      .prepare("INSERT INTO media (id, file, document) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING")
      .run(media.id, file, JSON.stringify(media));
  }

  private async make(file: string, original: string, type: Media["type"], width: number): Promise<void> {
    const running = this.making.get(file);
    if (running) return running;
    const work = this.resize(file, original, type, width).finally(() => this.making.delete(file));
    this.making.set(file, work);
    return work;
  }

  private async resize(file: string, original: string, type: Media["type"], width: number): Promise<void> {
    const { resizePicture } = await import("./pictures.ts");
    await this.write(file, await resizePicture(await readFile(original), type, width));
  }

  private async write(file: string, bytes: Uint8Array): Promise<void> {
    try {
      await mkdir(join(this.folder, "renditions"), { recursive: true });
      await writeFileAtomically(file, bytes);
    } catch (error) {
      throw folderError(this.folder, error);
    }
  }

  private row(id: MediaId): Row {
    const row = this.database.prepare("SELECT file, document FROM media WHERE id = ?").get(id);
    if (!row) throw new UserError("media-missing", { name: id.slice(0, 12) });
    return row;
  }
}
