import { type Language, otherLanguage } from "../../language.ts";
import type { Newsroom } from "../../story/newsroom.ts";
import { homeRoute, type Route, relativeLink, rootPrefix, sectionRoute } from "../address.ts";
import { escapeText } from "../escape.ts";
import { feedRoutes } from "../feeds.ts";
import type { Edition, Frame, Site } from "../model.ts";
import { headHtml, headLinks } from "./head.ts";

/** A step of the breadcrumb; the last one is the page itself and has no link. */
export interface Crumb {
  name: string;
  route: Route | null;
}

/** A picture of the site, whole. */
export interface PageImage {
  path: string;
  /** Pixels. */
  width: number;
  height: number;
  alt: string;
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
  /** Set for a story: when it was published and last changed, ISO 8601. */
  article?: { published: string; modified: string };
  /** The picture that stands for the page where others link to it. */
  image?: PageImage;
}

/** A page of an edition as a whole document. */
export function layout(site: Site, edition: Edition, page: PageContent): string {
  const { language } = edition;
  const frame = frameOf(site, edition, page.route);
  return `<!DOCTYPE html>
<html lang="${language}">
${headHtml(site, edition, page, frame.headLinks)}<body>
<a class="skip" href="#main">${escapeText(edition.text("skip-to-content"))}</a>
<header><div class="utilities"><div class="measure">
${frame.utilities}${languageSwitch(edition, page)}</div></div>
${frame.masthead}</header>
<main id="main" tabindex="-1">
${breadcrumb(edition, page)}${page.main}</main>
${frame.footer}</body>
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
