import type { Language } from "../../language.ts";
import { LANGUAGES, otherLanguage } from "../../language.ts";
import type { Newsroom } from "../../story/newsroom.ts";
import { homeRoute, type Route, relativeLink, rootPrefix, sectionRoute } from "../address.ts";
import { escapeText, scriptJson } from "../escape.ts";
import { feedRoutes } from "../feeds.ts";
import type { Edition, Frame, Site } from "../model.ts";

/**
 * What a page may load (CSP Level 3): its style sheet and pictures, from the site itself. No script
 * runs, whatever a page should come to hold.
 */
export const securityPolicy =
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'\">";

/** A step of the breadcrumb; the last one is the page itself and has no link. */
export interface Crumb {
  name: string;
  route: Route | null;
}

/** A page of an edition, as its frame shows it. */
export interface PageContent {
  route: Route;
  /** In the browser's tab and in search results; the site's name is added. Null: the name alone. */
  title: string | null;
  description: string;
  crumbs: Crumb[];
  /** The same page in each language it is published in, this one included. */
  alternates: Partial<Record<Language, Route>>;
  /** HTML of the page itself. */
  main: string;
  /** schema.org objects. */
  jsonLd?: object[];
  /** Open Graph (ogp.me): what kind of page this is, and its picture as a path of the site. */
  openGraph?: { type: "article" | "website"; image?: string };
}

/** A page of an edition as a whole document. */
export function layout(site: Site, edition: Edition, page: PageContent): string {
  const { language } = edition;
  const { masthead, utilities, footer } = frameOf(site, edition, page.route);
  return `<!DOCTYPE html>
<html lang="${language}">
${head(site, edition, page)}<body>
<a class="skip" href="#main">${escapeText(edition.text("skip-to-content"))}</a>
<header><div class="utilities"><div class="measure">
${utilities}${languageSwitch(edition, page)}</div></div>
${masthead}</header>
<main id="main" tabindex="-1">
${breadcrumb(edition, page)}${page.main}</main>
${footer}</body>
</html>
`;
}

/** Thousands of pages have the same frame: it differs by depth, by section and on the front page. */
function frameOf(site: Site, edition: Edition, route: Route): Frame {
  const section = site.source.newsroom.sections.find(({ id }) =>
    route.startsWith(sectionRoute(edition.language, id)),
  );
  const key = `${rootPrefix(route)} ${section?.id ?? ""}`;
  const known = edition.frames.get(key);
  if (known) return known;
  const frame: Frame = {
    masthead: masthead(site, edition, route),
    utilities: utilities(site, edition, route),
    footer: footer(site, edition, route),
    headLinks: headLinks(site, edition, route),
  };
  edition.frames.set(key, frame);
  return frame;
}

/** The page's `<head>`: what search engines, feed readers and other sites read. */
function head(site: Site, edition: Edition, page: PageContent): string {
  const { language } = edition;
  const name = site.source.newsroom.name[language];
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
    frameOf(site, edition, page.route).headLinks,
    ...openGraph(site, language, page, page.title ?? name),
    ...(page.jsonLd ?? []).map((data) => `<script type="application/ld+json">${scriptJson(data)}</script>`),
  ];
  return `<head>\n${lines.filter(Boolean).join("\n")}\n</head>\n`;
}

function headLinks(site: Site, { language }: Edition, route: Route): string {
  const name = site.source.newsroom.name[language];
  const link = (to: string) => escapeText(relativeLink(route, to));
  const feeds = feedRoutes(language).map(
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
  const languages = LANGUAGES.filter((language) => page.alternates[language] !== undefined);
  if (languages.length < 2) return [];
  const line = (tag: string, route: Route) =>
    `<link rel="alternate" hreflang="${tag}" href="${escapeText(site.root + route)}">`;
  const links = languages.map((language) => line(language, page.alternates[language] ?? ""));
  const isHome = page.alternates.en === homeRoute("en");
  return isHome ? [...links, line("x-default", "")] : links;
}

function openGraph(site: Site, language: Language, page: PageContent, title: string): string[] {
  const { type = "website", image } = page.openGraph ?? {};
  const other = otherLanguage(language);
  const properties: [string, string][] = [
    ["og:type", type],
    ["og:title", title],
    ["og:url", site.root + page.route],
    ["og:site_name", site.source.newsroom.name[language]],
    ["og:locale", LOCALE[language]],
  ];
  if (page.description) properties.push(["og:description", page.description]);
  if (page.alternates[other] !== undefined) properties.push(["og:locale:alternate", LOCALE[other]]);
  if (image) properties.push(["og:image", site.root + image]);
  return properties.map(([name, value]) => `<meta property="${name}" content="${escapeText(value)}">`);
}

const LOCALE = { en: "en_GB", "zh-Hans": "zh_CN" } as const;

/** Set as homepage, keep as a favourite: what browsers let a page do today is to tell how. */
function utilities(site: Site, { language, text }: Edition, route: Route): string {
  const panel = (title: string, html: string) =>
    `<details name="utility"><summary>${escapeText(title)}</summary><div class="panel">${html}</div></details>\n`;
  const home = escapeText(site.root + homeRoute(language));
  const feeds = feedLinks(language, route).join(" · ");
  return (
    panel(text("set-homepage"), `<p>${escapeText(text("set-homepage-how"))}</p><p><code>${home}</code></p>`) +
    panel(
      text("favorite"),
      `<p>${escapeText(text("favorite-how"))}</p><p>${escapeText(text("subscribe"))} ${feeds}</p>`,
    )
  );
}

function feedLinks(language: Language, route: Route): string[] {
  return feedRoutes(language).map(
    ({ path, label }) => `<a href="${escapeText(relativeLink(route, path))}">${label}</a>`,
  );
}

function languageSwitch({ language, text }: Edition, page: PageContent): string {
  const other = otherLanguage(language);
  const same = page.alternates[other];
  const label = same === undefined ? text("other-language-home") : text("other-language");
  const link = relativeLink(page.route, same ?? homeRoute(other));
  return `<a class="switch" lang="${other}" hreflang="${other}" href="${escapeText(link)}">${escapeText(label)}</a>\n`;
}

function masthead(site: Site, { language, text }: Edition, here: Route): string {
  const { newsroom } = site.source;
  const other = otherLanguage(language);
  const home = escapeText(relativeLink(here, homeRoute(language)));
  const tagline = newsroom.tagline[language];
  const isHome = here === homeRoute(language);
  const nameTag = isHome ? "h1" : "p";
  const items = newsroom.sections.map((section) => {
    const route = sectionRoute(language, section.id);
    const isHere = here.startsWith(route);
    return `<li><a href="${escapeText(relativeLink(here, route))}"${isHere ? ' aria-current="true"' : ""}>${escapeText(section.name[language])}</a></li>`;
  });
  const homeItem = `<li><a href="${home}"${isHome ? ' aria-current="page"' : ""}>${escapeText(text("home"))}</a></li>`;
  return `<div class="masthead"><div class="measure">
<${nameTag} class="name"><a href="${home}">${escapeText(newsroom.name[language])}</a></${nameTag}>
<p class="other-name" lang="${other}">${escapeText(newsroom.name[other])}</p>
${tagline ? `<p class="tagline">${escapeText(tagline)}</p>\n` : ""}</div>
<nav aria-label="${escapeText(text("navigation"))}"><ul class="measure">${homeItem}${items.join("")}</ul></nav></div>
`;
}

function breadcrumb({ text }: Edition, page: PageContent): string {
  if (page.crumbs.length === 0) return "";
  const items = page.crumbs.map(({ name, route }) => {
    const label = escapeText(name);
    if (route === null) return `<li aria-current="page">${label}</li>`;
    return `<li><a href="${escapeText(relativeLink(page.route, route))}">${label}</a></li>`;
  });
  return `<nav class="breadcrumb" aria-label="${escapeText(text("breadcrumb"))}"><ol>${items.join("")}</ol></nav>\n`;
}

function footer(site: Site, { language, text }: Edition, route: Route): string {
  const { newsroom } = site.source;
  return `<footer><div class="measure">
<section aria-labelledby="contact"><h2 id="contact">${escapeText(text("contact"))}</h2>
<p class="organisation">${escapeText(newsroom.name[language])}</p>
${contactHtml(newsroom, language, text)}</section>
<p class="feeds">${escapeText(text("feeds"))} ${feedLinks(language, route).join(" ")}</p>
</div></footer>
`;
}

function contactHtml({ contact }: Newsroom, language: Language, text: Edition["text"]): string {
  const address = contact.address[language].trim();
  const rows: string[] = [];
  if (address) {
    const lines = address.split("\n").map(escapeText).join("<br>");
    rows.push(`<dt>${escapeText(text("address"))}</dt><dd>${lines}</dd>`);
  }
  const phone = contact.phone.trim();
  if (phone) {
    const dialled = phone.replace(/[^\d+]/g, "");
    // A number is not broken at the end of a line.
    const label = escapeText(phone.replace(/\s/g, "\u00a0").replace(/-/g, "\u2011"));
    const link = dialled ? `<a href="tel:${dialled}">${label}</a>` : label;
    rows.push(`<dt>${escapeText(text("phone"))}</dt><dd>${link}</dd>`);
  }
  const email = contact.email.trim();
  if (email) {
    // RFC 6068 §2: all but the at sign and letters is encoded.
    const address = encodeURIComponent(email.toWellFormed()).replaceAll("%40", "@");
    const link = `<a href="mailto:${escapeText(address)}">${escapeText(email)}</a>`;
    rows.push(`<dt>${escapeText(text("email"))}</dt><dd>${link}</dd>`);
  }
  return rows.length === 0 ? "" : `<dl>${rows.join("")}</dl>\n`;
}
