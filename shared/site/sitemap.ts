import { homeRoute, type Route, sectionRoute, yearRoute } from "./address.ts";
import { escapeText } from "./escape.ts";
import { type Edition, hashKey, type Site } from "./model.ts";
import { type Alternates, inEach, type SiteLanguage } from "./siteLanguage.ts";
import type { SiteFile } from "./source.ts";

/**
 * Addresses in one list. A bigger site has an index of lists, one a year, so that a changed story
 * changes a small file; the protocol's own limit is 50,000.
 */
const LIMIT = 2_000;

/** The list of the pages that are no stories. */
const PAGES = "pages";

/** One address, with the same page in each language where there are several. */
interface Place {
  route: Route;
  alternates: Alternates<Route>;
  modifiedAt: string | null;
  /** Which list it is on: a year, or {@link PAGES}. */
  list: string;
}

/** sitemap.xml (sitemaps.org protocol 0.9, with Google's hreflang extension) and robots.txt. */
export function sitemapFiles(site: Site): SiteFile[] {
  const places = [...indexPlaces(site), ...site.editions.flatMap(storyPlaces)];
  return [
    ...(places.length > LIMIT ? manyLists(site, places) : [listFile(site, places, "sitemap.xml")]),
    robots(site),
  ];
}

function manyLists(site: Site, places: readonly Place[]): SiteFile[] {
  const lists = Map.groupBy(places, ({ list }) => list);
  const pathOf = (list: string) => `sitemaps/${list}.xml`;
  const paths = [...lists.keys()].sort().map(pathOf);
  const render = () => {
    const items = paths.map((path) => `<sitemap><loc>${escapeText(site.root + path)}</loc></sitemap>`);
    return xml("sitemapindex", SITEMAP, items);
  };
  return [
    ...[...lists].map(([list, listed]) => listFile(site, listed, pathOf(list))),
    xmlFile("sitemap.xml", hashKey(["sitemap index", site.root, paths]), render),
  ];
}

function listFile(site: Site, places: readonly Place[], path: string): SiteFile {
  const render = () =>
    xml(
      "urlset",
      `${SITEMAP} ${XHTML}`,
      places.map((place) => url(site, place)),
    );
  return xmlFile(path, hashKey(["sitemap", site.root, places]), render);
}

function xmlFile(path: string, key: string, render: () => string): SiteFile {
  const content = { kind: "text", render } as const;
  return { path, key, stage: "index", type: "application/xml; charset=utf-8", content };
}

function robots(site: Site): SiteFile {
  const render = () => `User-agent: *\nAllow: /\n\nSitemap: ${site.root}sitemap.xml\n`;
  return {
    path: "robots.txt",
    key: hashKey(["robots", site.root]),
    stage: "index",
    type: "text/plain; charset=utf-8",
    content: { kind: "text", render },
  };
}

function indexPlaces(site: Site): Place[] {
  const inAll = (make: (tag: SiteLanguage) => Route): Place[] =>
    site.editions.map(({ tag }) => ({
      route: make(tag),
      alternates: inEach(site.editions, make),
      modifiedAt: null,
      list: PAGES,
    }));
  const years = site.editions.flatMap(({ tag, bySection }) =>
    [...bySection].flatMap(([section, entries]) =>
      [...new Set(entries.map(({ year }) => year))].map((year) => ({
        route: yearRoute(tag, section, year),
        alternates: {},
        modifiedAt: null,
        list: PAGES,
      })),
    ),
  );
  const sections = site.source.newsroom.sections.flatMap(({ id }) => inAll((tag) => sectionRoute(tag, id)));
  return [...inAll(homeRoute), ...sections, ...years];
}

function storyPlaces({ entries }: Edition): Place[] {
  return entries.map(({ route, alternates, modifiedAt, year }) => ({
    route,
    alternates: Object.keys(alternates).length > 1 ? alternates : {},
    modifiedAt: modifiedAt.slice(0, "YYYY-MM-DD".length),
    list: String(year),
  }));
}

const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"';

function xml(element: "urlset" | "sitemapindex", namespaces: string, items: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<${element} ${namespaces}>\n${items.join("\n")}\n</${element}>\n`;
}

function url(site: Site, { route, alternates, modifiedAt }: Place): string {
  const links = site.editions.flatMap(({ tag }) => {
    const target = alternates[tag];
    if (target === undefined) return [];
    return `<xhtml:link rel="alternate" hreflang="${tag}" href="${escapeText(site.root + target)}"/>`;
  });
  const lastmod = modifiedAt === null ? "" : `<lastmod>${modifiedAt}</lastmod>`;
  return `<url><loc>${escapeText(site.root + route)}</loc>${lastmod}${links.join("")}</url>`;
}
