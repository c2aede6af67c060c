import { LANGUAGE_CODE, type Language } from "../language.ts";
import { homeRoute } from "./address.ts";
import { escapeText } from "./escape.ts";
import { type Edition, type Entry, hashKey, type Site } from "./model.ts";
import type { SiteFile } from "./source.ts";

/** Stories in a feed. */
const LENGTH = 20;

/** A feed of an edition. */
interface FeedRoute {
  path: string;
  type: string;
  label: string;
}

/** The three feeds of a language: RSS 2.0, Atom (RFC 4287), JSON Feed 1.1. */
export function feedRoutes(language: Language): FeedRoute[] {
  const home = homeRoute(language);
  return [
    { path: `${home}feed.xml`, type: "application/rss+xml", label: "RSS" },
    { path: `${home}atom.xml`, type: "application/atom+xml", label: "Atom" },
    { path: `${home}feed.json`, type: "application/feed+json", label: "JSON" },
  ];
}

/** An edition's feeds, with its newest stories. */
export function feedFiles(site: Site, edition: Edition): SiteFile[] {
  const entries = edition.entries.slice(0, LENGTH);
  const key = hashKey(["feed", site.frameKey, entries.map(({ route, contentHash }) => [route, contentHash])]);
  const makers = [rss, atom, jsonFeed];
  return feedRoutes(edition.language).map(({ path, type }, index) => ({
    path,
    key,
    stage: "index",
    type: `${type}; charset=utf-8`,
    content: { kind: "text", render: () => makers[index]?.(site, edition, entries, site.root + path) ?? "" },
  }));
}

function rss(site: Site, { language, text }: Edition, entries: readonly Entry[], self: string): string {
  const { name, tagline } = site.source.newsroom;
  const items = entries.map(
    (entry) => `<item>
<title>${escapeText(entry.title)}</title>
<link>${escapeText(site.root + entry.route)}</link>
<guid isPermaLink="false">${guid(site, entry)}</guid>
<pubDate>${rfc822(entry.date)}</pubDate>
<description>${escapeText(entry.summary)}</description>
</item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escapeText(name[language])}</title>
<link>${escapeText(site.root + homeRoute(language))}</link>
<description>${escapeText(tagline[language] || text("latest"))}</description>
<language>${language === "en" ? "en" : "zh-cn"}</language>
<atom:link href="${escapeText(self)}" rel="self" type="application/rss+xml"/>
${items.join("\n")}
</channel>
</rss>
`;
}

function atom(site: Site, { language }: Edition, entries: readonly Entry[], self: string): string {
  const name = escapeText(site.source.newsroom.name[language]);
  const updated =
    entries
      .map(({ modifiedAt }) => modifiedAt)
      .sort()
      .at(-1) ?? "1970-01-01T00:00:00.000Z";
  const items = entries.map(
    (entry) => `<entry>
<id>${guid(site, entry)}</id>
<title>${escapeText(entry.title)}</title>
<link rel="alternate" href="${escapeText(site.root + entry.route)}"/>
<published>${entry.date}T00:00:00Z</published>
<updated>${entry.modifiedAt}</updated>
<summary>${escapeText(entry.summary)}</summary>
</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>urn:twinpress:${site.source.newsroom.id}:${LANGUAGE_CODE[language]}</id>
<title>${name}</title>
<author><name>${name}</name></author>
<link rel="self" href="${escapeText(self)}"/>
<link rel="alternate" href="${escapeText(site.root + homeRoute(language))}"/>
<updated>${updated}</updated>
${items.join("\n")}
</feed>
`;
}

function jsonFeed(site: Site, { language }: Edition, entries: readonly Entry[], self: string): string {
  const { name, tagline } = site.source.newsroom;
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: name[language],
    home_page_url: site.root + homeRoute(language),
    feed_url: self,
    ...(tagline[language] ? { description: tagline[language] } : {}),
    language,
    items: entries.map((entry) => ({
      id: guid(site, entry),
      url: site.root + entry.route,
      title: entry.title,
      content_text: entry.summary || entry.title,
      date_published: `${entry.date}T00:00:00Z`,
      date_modified: entry.modifiedAt,
      tags: entry.story.tags[language],
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}

/** Stays the same when a story gets another address, so that readers don't see it twice. */
function guid(site: Site, { story, language }: Entry): string {
  return `urn:twinpress:${site.source.newsroom.id}:${story.id}:${LANGUAGE_CODE[language]}`;
}

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A date as RSS 2.0 has it (RFC 822 §5). */
function rfc822(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  const number = String(day.getUTCDate()).padStart(2, "0");
  return `${DAYS[day.getUTCDay()]}, ${number} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()} 00:00:00 +0000`;
}
