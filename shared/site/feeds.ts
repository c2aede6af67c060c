import { homeRoute } from "./address.ts";
import { escapeText } from "./escape.ts";
import { type Edition, type Entry, hashKey, type Site } from "./model.ts";
import { SITE_CODE, type SiteLanguage } from "./siteLanguage.ts";
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
export function feedRoutes(tag: SiteLanguage): FeedRoute[] {
  const home = homeRoute(tag);
  return [
    { path: `${home}feed.xml`, type: "application/rss+xml", label: "RSS" },
    { path: `${home}atom.xml`, type: "application/atom+xml", label: "Atom" },
    { path: `${home}feed.json`, type: "application/feed+json", label: "JSON" },
  ];
}

/** An edition's feeds, with its newest stories. */
export function feedFiles(site: Site, edition: Edition): SiteFile[] {
  const entries = edition.entries.slice(0, LENGTH);
  const key = hashKey([
    "feed",
    edition.frameKey,
    entries.map(({ route, contentHash }) => [route, contentHash]),
  ]);
  const makers = [rss, atom, jsonFeed];
  return feedRoutes(edition.tag).map(({ path, type }, index) => ({
    path,
    key,
    stage: "index",
    type: `${type}; charset=utf-8`,
    content: { kind: "text", render: () => makers[index]?.(site, edition, entries, site.root + path) ?? "" },
  }));
}

function rss(site: Site, edition: Edition, entries: readonly Entry[], self: string): string {
  const { tag, language, text, say } = edition;
  const { name, tagline } = site.source.newsroom;
  const items = entries.map(
    (entry) => `<item>
<title>${escapeText(say(entry.title))}</title>
<link>${escapeText(site.root + entry.route)}</link>
<guid isPermaLink="false">${guid(site, edition, entry)}</guid>
<pubDate>${rfc822(entry.date)}</pubDate>
<description>${escapeText(say(entry.summary))}</description>
</item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escapeText(say(name[language]))}</title>
<link>${escapeText(site.root + homeRoute(tag))}</link>
<description>${escapeText(say(tagline[language]) || text("latest"))}</description>
<language>${RSS_LANGUAGE[tag]}</language>
<atom:link href="${escapeText(self)}" rel="self" type="application/rss+xml"/>
${items.join("\n")}
</channel>
</rss>
`;
}

function atom(site: Site, edition: Edition, entries: readonly Entry[], self: string): string {
  const { tag, language, say } = edition;
  const name = escapeText(say(site.source.newsroom.name[language]));
  const updated =
    entries
      .map(({ modifiedAt }) => modifiedAt)
      .sort()
      .at(-1) ?? "1970-01-01T00:00:00.000Z";
  const items = entries.map(
    (entry) => `<entry>
<id>${guid(site, edition, entry)}</id>
<title>${escapeText(say(entry.title))}</title>
<link rel="alternate" href="${escapeText(site.root + entry.route)}"/>
<published>${entry.date}T00:00:00Z</published>
<updated>${entry.modifiedAt}</updated>
<summary>${escapeText(say(entry.summary))}</summary>
</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${tag}">
<id>urn:twinpress:${site.source.newsroom.id}:${SITE_CODE[tag]}</id>
<title>${name}</title>
<author><name>${name}</name></author>
<link rel="self" href="${escapeText(self)}"/>
<link rel="alternate" href="${escapeText(site.root + homeRoute(tag))}"/>
<updated>${updated}</updated>
${items.join("\n")}
</feed>
`;
}

function jsonFeed(site: Site, edition: Edition, entries: readonly Entry[], self: string): string {
  const { tag, language, say } = edition;
  const { name, tagline } = site.source.newsroom;
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: say(name[language]),
    home_page_url: site.root + homeRoute(tag),
    feed_url: self,
    ...(tagline[language] ? { description: say(tagline[language]) } : {}),
    language: tag,
    items: entries.map((entry) => ({
      id: guid(site, edition, entry),
      url: site.root + entry.route,
      title: say(entry.title),
      content_text: say(entry.summary || entry.title),
      date_published: `${entry.date}T00:00:00Z`,
      date_modified: entry.modifiedAt,
      tags: entry.story.tags[language].map(say),
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}

/** Stays the same when a story gets another address, so that readers don't see it twice. */
function guid(site: Site, { tag }: Edition, { story }: Entry): string {
  return `urn:twinpress:${site.source.newsroom.id}:${story.id}:${SITE_CODE[tag]}`;
}

/** Languages as RSS 2.0 has them (https://www.rssboard.org/rss-language-codes). */
const RSS_LANGUAGE = { en: "en", "zh-Hans": "zh-cn", "zh-Hant": "zh-tw" } as const;

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A date as RSS 2.0 has it (RFC 822 §5). */
function rfc822(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  const number = String(day.getUTCDate()).padStart(2, "0");
  return `${DAYS[day.getUTCDay()]}, ${number} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()} 00:00:00 +0000`;
}
