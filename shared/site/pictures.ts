import type { Media } from "../story/model.ts";
import { escapeText } from "./escape.ts";
import type { PictureContent, SiteFile } from "./source.ts";

/** The widths in pixels that a picture is offered in; none wider than the picture itself. */
export const PICTURE_WIDTHS = [480, 960, 1600] as const;

const LARGEST = Math.max(...PICTURE_WIDTHS);

/** A picture at one width, as a file of the site. */
export interface Rendition {
  path: string;
  /** Pixels. */
  width: number;
  content: PictureContent;
}

/** A picture's files on the site, narrowest first. A moving one is offered as it is. */
export function renditions(media: Media): Rendition[] {
  const stem = `media/${media.id.slice(0, 20)}`;
  const extension = media.type === "image/jpeg" ? "jpg" : media.type.slice("image/".length);
  const narrower = media.type === "image/gif" ? [] : PICTURE_WIDTHS.filter((width) => width < media.width);
  const made = narrower.map((width) => ({
    path: `${stem}-${width}.${extension}`,
    width,
    content: { kind: "picture", media: media.id, width } as const,
  }));
  if (made.length > 0 && media.width > LARGEST) return made;
  const original = { kind: "picture", media: media.id, width: null } as const;
  return [...made, { path: `${stem}.${extension}`, width: media.width, content: original }];
}

/** How high a picture is at a width, in pixels. */
export function heightAt(media: Media, width: number): number {
  return Math.round((media.height * width) / media.width);
}

/** The site's files of a picture. */
export function pictureFiles(media: Media): SiteFile[] {
  return renditions(media).map(({ path, content }) => ({
    path,
    // The name holds the hash of the content, so the name says it all.
    key: path,
    stage: "media",
    type: media.type,
    content,
  }));
}

/** How a picture is shown. */
export interface PictureOptions {
  alt: string;
  /** The `sizes` attribute (HTML Standard §4.8.4.2.1). */
  sizes: string;
  /** A file of the site, as a link from this page. */
  link(path: string): string;
  /** True for what is seen first: everything else loads when it comes near. */
  eager?: boolean;
}

/** A picture as an `<img>` that knows its place before it has come. */
export function pictureHtml(media: Media, { alt, sizes, link, eager = false }: PictureOptions): string {
  const files = renditions(media);
  const largest = files[files.length - 1];
  if (!largest) return "";
  const height = heightAt(media, largest.width);
  const sources = files.map(({ path, width }) => `${link(path)} ${width}w`).join(", ");
  const srcset = files.length > 1 ? ` srcset="${escapeText(sources)}" sizes="${escapeText(sizes)}"` : "";
  const loading = eager ? ' fetchpriority="high"' : ' loading="lazy"';
  return `<img src="${escapeText(link(largest.path))}"${srcset} width="${largest.width}" height="${height}" alt="${escapeText(alt)}"${loading} decoding="async">`;
}
