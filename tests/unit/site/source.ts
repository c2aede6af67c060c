import { bodyIsEmpty } from "../../../shared/document/text.ts";
import { mediaOfBody } from "../../../shared/document/walk.ts";
import { type Language, localized } from "../../../shared/language.ts";
import { siteFiles } from "../../../shared/site/site.ts";
import type { SiteFile, SiteSource } from "../../../shared/site/source.ts";
import { contentHash } from "../../../shared/story/contentHash.ts";
import type { Media, Story } from "../../../shared/story/model.ts";
import { newStory } from "../../../shared/story/newStory.ts";
import type { Newsroom } from "../../../shared/story/newsroom.ts";
import type { StorySummary } from "../../../shared/story/summary.ts";

/** The newsroom of the site's tests. */
export const NEWSROOM: Newsroom = {
  schema: 1,
  id: "newsroom0",
  name: { en: "River Network", "zh-Hans": "河流网络" },
  tagline: { en: "News from the river", "zh-Hans": "河边的消息" },
  baseUrl: "https://news.example.org",
  timeZone: "Asia/Shanghai",
  sections: [
    { id: "brief-news", name: { en: "Brief News", "zh-Hans": "简讯" } },
    { id: "projects", name: { en: "Projects", "zh-Hans": "项目" } },
  ],
  contact: { address: { en: "1 River Road", "zh-Hans": "河边路1号" }, phone: "", email: "" },
};

const encoder = new TextEncoder();

/** The theme of the site's tests. */
export const THEME = [
  { name: "site.css", bytes: encoder.encode("body{}") },
  { name: "favicon.svg", bytes: encoder.encode("<svg/>") },
];

/** Stories in memory, as the site builder reads them. `loads` counts how often one was read whole. */
export function sourceOf(
  stories: readonly Story[],
  { newsroom = NEWSROOM, theme = THEME }: { newsroom?: Newsroom; theme?: typeof THEME } = {},
): SiteSource & { loads: number } {
  const byId = new Map(stories.map((story) => [story.id, story]));
  const find = (id: string): Story => {
    const story = byId.get(id);
    if (!story) throw new Error(`No story ${id}`);
    return story;
  };
  return {
    newsroom,
    theme,
    loads: 0,
    summaries: stories.map(summaryOf),
    story(id) {
      this.loads += 1;
      return find(id);
    },
    media: pictureOf,
    hasMedia: () => true,
    mediaOf: (id, language) => {
      const { cover, versions } = find(id);
      return [...(cover ? [cover.media] : []), ...mediaOfBody(versions[language].body)];
    },
  };
}

/** A story that is ready in both languages. */
export function readyStory(id: string, changes: Partial<Story> = {}): Story {
  const story = newStory({ section: "brief-news", date: "2011-11-09", now: "2011-11-09T02:00:00.000Z" });
  return {
    ...story,
    id: `story0000${id}`,
    versions: localized((language) => ({
      ...story.versions[language],
      title: language === "en" ? `Story ${id}` : `稿件${id}`,
      slug: id,
      body: [
        {
          type: "paragraph",
          id: "p",
          children: [{ type: "text", text: language === "en" ? "Text." : "正文。" }],
        },
      ],
      status: "ready",
    })),
    ...changes,
  };
}

/** The story with one of its versions changed. */
export function withVersion(
  story: Story,
  language: Language,
  changes: Partial<Story["versions"][Language]>,
): Story {
  return {
    ...story,
    versions: { ...story.versions, [language]: { ...story.versions[language], ...changes } },
  };
}

/** A file of the site as text; the path of a picture or of bytes stands for them. */
export function textOf({ path, content }: SiteFile): string {
  return content.kind === "text" ? content.render() : path;
}

/** The text of the site's file at a path. */
export function fileOf(source: SiteSource, path: string): string {
  const file = siteFiles(source).find((candidate) => candidate.path === path);
  if (!file) throw new Error(`The site has no ${path}`);
  return textOf(file);
}

function pictureOf(id: string): Media {
  return { id, name: "picture.jpg", type: "image/jpeg", width: 1200, height: 800, bytes: 1 };
}

function summaryOf(story: Story): StorySummary {
  const { id, section, date, byline, tags, cover } = story;
  return {
    id,
    section,
    date,
    byline,
    tags,
    cover: cover ? { media: cover.media, alt: cover.alt } : null,
    trashedAt: null,
    versions: localized((language) => {
      const { title, slug, summary, status, modifiedAt, formerPaths, body } = story.versions[language];
      return {
        title,
        slug,
        summary,
        status,
        modifiedAt,
        formerPaths,
        standing: status,
        stale: false,
        contentHash: contentHash(story, language),
        progress: null,
        empty: bodyIsEmpty(body),
      };
    }),
  };
}
