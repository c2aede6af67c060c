import type { MediaId } from "../document/model.ts";
import { sha256Hex } from "../hash.ts";
import { canonicalJson } from "../json.ts";
import { renditions } from "../site/pictures.ts";
import type { SiteFile, SiteSource } from "../site/source.ts";
import type { Media, StoryId } from "../story/model.ts";
import type { Newsroom } from "../story/newsroom.ts";
import { mediaOfSource, type SourceFile, sourceOf } from "./storySource.ts";

/** Where on a host the sources of the published stories are. Nothing on the site links there. */
const FOLDER = "twinpress";
/** Characters of a hash in a file's name. */
const HASH_LENGTH = 20;
const STORY_PATH = new RegExp(`^${FOLDER}/stories/([0-9a-z]{8,40})-([0-9a-f]{${HASH_LENGTH}})\\.json$`);
const NEWSROOM_PATH = new RegExp(`^${FOLDER}/newsroom-([0-9a-f]{${HASH_LENGTH}})\\.json$`);

/**
 * What travels with the site so that another computer can go on from it: the source of each
 * published story, the pictures in full, the newsroom's settings. A file's name holds the hash of
 * what is in it, so that a publish that is cut off never leaves one in doubt.
 *
 * @param hashes each published story's {@link sourceHash}
 */
export function travelFiles(source: SiteSource, hashes: ReadonlyMap<StoryId, string>): SiteFile[] {
  const stories = [...hashes].map(([id, hash]) =>
    travelFile(storyPath(id, hash), hash, () => {
      const story = sourceOf(source.story(id));
      if (!story) throw new Error(`${id} is not ready`);
      const media = mediaOfSource(story).map((picture) => withoutName(source.media(picture)));
      return { story, media } satisfies SourceFile;
    }),
  );
  const hash = newsroomHash(source.newsroom);
  const newsroom = travelFile(newsroomPath(hash), hash, () => source.newsroom);
  return [newsroom, ...stories, ...originals(source)];
}

/** The published stories that a manifest lists: where the source of each is, and the start of its hash. */
export function listedStories(paths: Iterable<string>): Map<StoryId, { path: string; hash: string }> {
  const stories = new Map<StoryId, { path: string; hash: string }>();
  for (const path of paths) {
    // Asked of every file of a site, several times a publish.
    if (!path.startsWith(FOLDER)) continue;
    const [, id, hash] = STORY_PATH.exec(path) ?? [];
    if (id !== undefined && hash !== undefined) stories.set(id, { path, hash });
  }
  return stories;
}

/** Where the newsroom's settings are, or null. */
export function listedNewsroom(paths: Iterable<string>): { path: string; hash: string } | null {
  for (const path of paths) {
    const hash = NEWSROOM_PATH.exec(path)?.[1];
    if (hash !== undefined) return { path, hash };
  }
  return null;
}

/** True where a hash is the one whose start a file's name holds. */
export function isNamedHash(hash: string, named: string): boolean {
  return hash.startsWith(named);
}

/** SHA-256 (hex) of a newsroom's settings. */
export function newsroomHash(newsroom: Newsroom): string {
  return sha256Hex(canonicalJson(newsroom));
}

/** Where a picture is in full on a host: among the site's own pictures, or beside the sources. */
export function originalPath(media: Media): string {
  const own = renditions(media).find(({ content }) => content.width === null);
  return own?.path ?? `${FOLDER}/media/${media.id}.${media.type.slice("image/".length)}`;
}

/** A picture under the name that readers see: what its file was called on this computer is not published. */
function withoutName(media: Media): Media {
  return { ...media, name: originalPath(media).replace(/^.*\//, "") };
}

function storyPath(id: StoryId, hash: string): string {
  return `${FOLDER}/stories/${id}-${hash.slice(0, HASH_LENGTH)}.json`;
}

function newsroomPath(hash: string): string {
  return `${FOLDER}/newsroom-${hash.slice(0, HASH_LENGTH)}.json`;
}

function travelFile(path: string, key: string, value: () => unknown): SiteFile {
  return {
    path,
    key,
    stage: "media",
    type: "application/json",
    content: { kind: "text", render: () => `${JSON.stringify(value())}\n` },
  };
}

/** The pictures that are too wide for the site to show as they are. */
function originals(source: SiteSource): SiteFile[] {
  const shown = new Set<MediaId>();
  for (const { id, versions } of source.summaries) {
    for (const language of ["en", "zh-Hans"] as const) {
      if (versions[language].status !== "ready") continue;
      for (const media of source.mediaOf(id, language)) shown.add(media);
    }
  }
  return [...shown].sort().flatMap((id) => {
    const media = source.media(id);
    const path = originalPath(media);
    if (!path.startsWith(`${FOLDER}/`)) return [];
    return [
      {
        path,
        key: path,
        stage: "media",
        type: media.type,
        content: { kind: "picture", media: id, width: null },
      } satisfies SiteFile,
    ];
  });
}
