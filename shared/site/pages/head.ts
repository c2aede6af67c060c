import { homeRoute, type Route, relativeLink } from "../address.ts";
import { escapeText, scriptJson } from "../escape.ts";
import { feedRoutes } from "../feeds.ts";
import type { Edition, Site } from "../model.ts";
import type { PageContent } from "./layout.ts";

/**
 * What a page may load (CSP Level 3): its style sheet and pictures, from the site itself. No script
 * runs, whatever a page should come to hold.
 */
export const securityPolicy =
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'\">";

/** The page's `<head>`: what search engines, feed readers and other sites read. */
export function headHtml(site: Site, edition: Edition, page: PageContent, links: string): string {
  const name = edition.say(site.source.newsroom.name[edition.language]);
  const title = page.title === null ? name : `${page.title} – ${name}`;
  const lines = [
    '<meta charset="utf-8">',
    securityPolicy,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeText(title)}</title>`,
    page.description ? `<meta name="description" content="${escapeText(page.description)}">` : "",
    '<meta name="color-scheme" content="light dark">',
    `<link rel="canonical" href="${escapeText(site.root + page.route)}">`,
    ...alternateLinks(site, page),
    links,
    ...openGraph(site, edition, page, name),
    ...(page.jsonLd ?? []).map((data) => `<script type="application/ld+json">${scriptJson(data)}</script>`),
  ];
  return `<head>\n${lines.filter(Boolean).join("\n")}\n</head>\n`;
}

/** Feeds, icon and style sheet: the same for all pages of one depth. */
export function headLinks(site: Site, { tag, language, say }: Edition, route: Route): string {
  const name = say(site.source.newsroom.name[language]);
  const link = (to: string) => escapeText(relativeLink(route, to));
  const feeds = feedRoutes(tag).map(
    ({ path, type, label }) =>
      `<link rel="alternate" type="${type}" title="${escapeText(`${name} (${label})`)}" href="${link(path)}">`,
  );
  return [
    ...feeds,
    `<link rel="icon" href="${link(themeFile(site, "favicon.svg"))}" type="image/svg+xml">`,
    `<link rel="stylesheet" href="${link(themeFile(site, "site.css"))}">`,
  ].join("\n");
}

/** The path of a file of the theme, with its hash. */
export function themeFile(site: Site, name: string): string {
  return site.themePaths.get(name) ?? `assets/${name}`;
}

/** hreflang for the languages that the page is published in, x-default for the choice of languages. */
function alternateLinks(site: Site, page: PageContent): string[] {
  const tags = site.editions.map(({ tag }) => tag).filter((tag) => page.alternates[tag] !== undefined);
  if (tags.length < 2) return [];
  const line = (tag: string, route: Route) =>
    `<link rel="alternate" hreflang="${tag}" href="${escapeText(site.root + route)}">`;
  const links = tags.map((tag) => line(tag, page.alternates[tag] ?? ""));
  const isHome = page.alternates.en === homeRoute("en");
  return isHome ? [...links, line("x-default", "")] : links;
}

function openGraph(site: Site, { tag }: Edition, page: PageContent, name: string): string[] {
  const { article, image } = page;
  const others = site.editions.filter(
    (other) => other.tag !== tag && page.alternates[other.tag] !== undefined,
  );
  const properties: [string, string][] = [
    ["og:type", article ? "article" : "website"],
    ["og:title", page.title ?? name],
    ["og:url", site.root + page.route],
    ["og:site_name", name],
    ["og:locale", LOCALE[tag]],
  ];
  if (page.description) properties.push(["og:description", page.description]);
  for (const other of others) properties.push(["og:locale:alternate", LOCALE[other.tag]]);
  if (article)
    properties.push(
      ["article:published_time", article.published],
      ["article:modified_time", article.modified],
    );
  if (image) {
    properties.push(["og:image", site.root + image.path]);
    properties.push(["og:image:width", String(image.width)], ["og:image:height", String(image.height)]);
    if (image.alt) properties.push(["og:image:alt", image.alt]);
  }
  return properties.map(([name, value]) => `<meta property="${name}" content="${escapeText(value)}">`);
}

const LOCALE = { en: "en_GB", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW" } as const;
