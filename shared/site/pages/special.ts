import { LANGUAGES } from "../../language.ts";
import { homeRoute } from "../address.ts";
import { escapeText } from "../escape.ts";
import { type Edition, hashKey, type Site } from "../model.ts";
import type { SiteFile } from "../source.ts";
import { bareLayout } from "./bare.ts";

/** The site's root, where a reader chooses a language, and the page for addresses that lead nowhere. */
export function specialPages(site: Site): SiteFile[] {
  const page = (path: string, render: () => string): SiteFile => ({
    path,
    // Each edition has its lines on it.
    key: hashKey([path, ...new Set(site.editions.map(({ frameKey }) => frameKey))]),
    stage: "index",
    type: "text/html; charset=utf-8",
    content: { kind: "text", render },
  });
  return [page("index.html", () => rootPage(site)), page("404.html", () => notFoundPage(site))];
}

/** Every language stands on this page; its own is that of the title's first name. */
function rootPage(site: Site): string {
  const { newsroom } = site.source;
  const nameIn = ({ language, say }: Edition) => say(newsroom.name[language]);
  const choices = site.editions.map((edition) => {
    const { tag, language, say } = edition;
    const tagline = say(newsroom.tagline[language]);
    const line = tagline ? `<span class="tagline">${escapeText(tagline)}</span>` : "";
    return `<li lang="${tag}"><a href="${homeRoute(tag)}" hreflang="${tag}"><span class="tongue">${escapeText(ownName(site, edition))}</span><span class="choice-name">${escapeText(nameIn(edition))}</span>${line}</a></li>`;
  });
  const alternate = (tag: string, address: string) =>
    `<link rel="alternate" hreflang="${tag}" href="${escapeText(address)}">`;
  const title = site.editions.map(nameIn).join(" · ");
  return bareLayout(site, {
    tag: "en",
    title,
    head: [
      `<link rel="canonical" href="${escapeText(site.root)}">`,
      ...site.editions.map(({ tag }) => alternate(tag, site.root + homeRoute(tag))),
      alternate("x-default", site.root),
    ],
    prefix: "",
    main: `<h1 class="visually-hidden">${escapeText(title)}</h1>\n<ul class="choice">${choices.join("\n")}</ul>`,
  });
}

/** Served for any address, so its links start at the root of the server. */
function notFoundPage(site: Site): string {
  const prefix = new URL(site.root).pathname;
  const parts = site.editions.map(({ tag, language, text, say }) => {
    const home = `${escapeText(prefix)}${homeRoute(tag)}`;
    const name = escapeText(say(site.source.newsroom.name[language]));
    return `<section lang="${tag}"><h2>${escapeText(text("not-found-title"))}</h2><p>${escapeText(text("not-found-text"))}</p><p><a href="${home}">${name}</a></p></section>`;
  });
  return bareLayout(site, {
    tag: "en",
    title: `404 – ${site.source.newsroom.name.en}`,
    head: ['<meta name="robots" content="noindex">'],
    prefix,
    main: `<h1 class="number">404</h1>\n<div class="not-found">${parts.join("\n")}</div>`,
  });
}

/** A language's name in itself. Where there is one kind of Chinese only, nobody has to tell it from another. */
function ownName(site: Site, { tag, text }: Edition): string {
  const isOnlyChinese = site.editions.length === LANGUAGES.length && tag === "zh-Hans";
  return text(isOnlyChinese ? "language-zh" : `language-${tag}`);
}
