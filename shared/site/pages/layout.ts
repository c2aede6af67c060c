import { otherLanguage } from "../../language.ts";
import type { Newsroom } from "../../story/newsroom.ts";
import { homeRoute, type Route, relativeLink, rootPrefix, sectionRoute } from "../address.ts";
import { escapeText } from "../escape.ts";
import { feedRoutes } from "../feeds.ts";
import type { Edition, Frame, Site } from "../model.ts";
import type { Alternates, SiteLanguage } from "../siteLanguage.ts";
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
  alternates: Alternates<Route>;
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
  const frame = frameOf(site, edition, page.route);
  return `<!DOCTYPE html>
<html lang="${edition.tag}">
${headHtml(site, edition, page, frame.headLinks)}<body>
<a class="skip" href="#main">${escapeText(edition.text("skip-to-content"))}</a>
<header><div class="utilities"><div class="measure">
${frame.utilities}${languageSwitch(site, edition, page)}</div></div>
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
    route.startsWith(sectionRoute(edition.tag, id)),
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
function utilities(site: Site, { tag, text }: Edition, route: Route): string {
  const panel = (title: string, html: string) =>
    `<details name="utility"><summary>${escapeText(title)}</summary><div class="panel">${html}</div></details>\n`;
  const home = escapeText(site.root + homeRoute(tag));
  const feeds = feedLinks(tag, route).join(" · ");
  return (
    panel(text("set-homepage"), `<p>${escapeText(text("set-homepage-how"))}</p><p><code>${home}</code></p>`) +
    panel(
      text("favorite"),
      `<p>${escapeText(text("favorite-how"))}</p><p>${escapeText(text("subscribe"))} ${feeds}</p>`,
    )
  );
}

function feedLinks(tag: SiteLanguage, route: Route): string[] {
  return feedRoutes(tag).map(
    ({ path, label }) => `<a href="${escapeText(relativeLink(route, path))}">${label}</a>`,
  );
}

/** To the same page in another language or, where it has none, to that language's front page. */
function languageSwitch(site: Site, edition: Edition, page: PageContent): string {
  const [other, ...more] = site.editions.filter(({ tag }) => tag !== edition.tag);
  if (other && more.length === 0) {
    const isThere = page.alternates[other.tag] !== undefined;
    return switchLink(other, page, edition.text(isThere ? "other-language" : "other-language-home"));
  }
  const items = site.editions.map((target) => {
    const { tag, text } = target;
    const name = text(`language-${tag}`);
    if (tag === edition.tag) return `<span class="switch" aria-current="true">${escapeText(name)}</span>\n`;
    const isThere = page.alternates[tag] !== undefined;
    return switchLink(target, page, isThere ? name : text("language-home", { name }));
  });
  return `<div class="switches">${items.join("")}</div>\n`;
}

function switchLink({ tag }: Edition, page: PageContent, label: string): string {
  const link = relativeLink(page.route, page.alternates[tag] ?? homeRoute(tag));
  return `<a class="switch" lang="${tag}" hreflang="${tag}" href="${escapeText(link)}">${escapeText(label)}</a>\n`;
}

function masthead(site: Site, { tag, language, text, say }: Edition, here: Route): string {
  const { newsroom } = site.source;
  const other = otherLanguage(language);
  const home = escapeText(relativeLink(here, homeRoute(tag)));
  const tagline = say(newsroom.tagline[language]);
  const isHome = here === homeRoute(tag);
  const nameTag = isHome ? "h1" : "p";
  const items = newsroom.sections.map((section) => {
    const route = sectionRoute(tag, section.id);
    const isHere = here.startsWith(route);
    return `<li><a href="${escapeText(relativeLink(here, route))}"${isHere ? ' aria-current="true"' : ""}>${escapeText(say(section.name[language]))}</a></li>`;
  });
  const homeItem = `<li><a href="${home}"${isHome ? ' aria-current="page"' : ""}>${escapeText(text("home"))}</a></li>`;
  return `<div class="masthead"><div class="measure">
<${nameTag} class="name"><a href="${home}">${escapeText(say(newsroom.name[language]))}</a></${nameTag}>
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

function footer(site: Site, edition: Edition, route: Route): string {
  const { tag, language, text, say } = edition;
  const { newsroom } = site.source;
  return `<footer><div class="measure">
<section aria-labelledby="contact"><h2 id="contact">${escapeText(text("contact"))}</h2>
<p class="organisation">${escapeText(say(newsroom.name[language]))}</p>
${contactHtml(newsroom, edition)}</section>
<p class="feeds">${escapeText(text("feeds"))} ${feedLinks(tag, route).join(" ")}</p>
</div></footer>
`;
}

function contactHtml({ contact }: Newsroom, { language, text, say }: Edition): string {
  const address = say(contact.address[language].trim());
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
