import { LANGUAGES } from "../../language.ts";
import { homeRoute } from "../address.ts";
import { escapeText } from "../escape.ts";
import { hashKey, type Site } from "../model.ts";
import type { SiteFile } from "../source.ts";
import { bareLayout } from "./bare.ts";

/** The site's root, where a reader chooses a language, and the page for addresses that lead nowhere. */
export function specialPages(site: Site): SiteFile[] {
  const page = (path: string, render: () => string): SiteFile => ({
    path,
    key: hashKey([path, site.frameKey]),
    stage: "index",
    type: "text/html; charset=utf-8",
    content: { kind: "text", render },
  });
  return [page("index.html", () => rootPage(site)), page("404.html", () => notFoundPage(site))];
}

/** Both languages stand on this page; its own is that of the title's first name. */
function rootPage(site: Site): string {
  const { newsroom } = site.source;
  const choices = LANGUAGES.map((language) => {
    const tagline = newsroom.tagline[language];
    const line = tagline ? `<span class="tagline">${escapeText(tagline)}</span>` : "";
    return `<li lang="${language}"><a href="${homeRoute(language)}" hreflang="${language}"><span class="tongue">${OWN_NAME[language]}</span><span class="choice-name">${escapeText(newsroom.name[language])}</span>${line}</a></li>`;
  });
  const alternate = (tag: string, address: string) =>
    `<link rel="alternate" hreflang="${tag}" href="${escapeText(address)}">`;
  const title = LANGUAGES.map((language) => newsroom.name[language]).join(" · ");
  return bareLayout(site, {
    language: "en",
    title,
    head: [
      `<link rel="canonical" href="${escapeText(site.root)}">`,
      ...LANGUAGES.map((language) => alternate(language, site.root + homeRoute(language))),
      alternate("x-default", site.root),
    ],
    prefix: "",
    main: `<h1 class="visually-hidden">${escapeText(title)}</h1>\n<ul class="choice">${choices.join("\n")}</ul>`,
  });
}

/** Served for any address, so its links start at the root of the server. */
function notFoundPage(site: Site): string {
  const prefix = new URL(site.root).pathname;
  const parts = LANGUAGES.map((language) => {
    const { text } = site.editions[language];
    const home = `${escapeText(prefix)}${homeRoute(language)}`;
    const name = escapeText(site.source.newsroom.name[language]);
    return `<section lang="${language}"><h2>${escapeText(text("not-found-title"))}</h2><p>${escapeText(text("not-found-text"))}</p><p><a href="${home}">${name}</a></p></section>`;
  });
  return bareLayout(site, {
    language: "en",
    title: `404 – ${site.source.newsroom.name.en}`,
    head: ['<meta name="robots" content="noindex">'],
    prefix,
    main: `<h1 class="number">404</h1>\n<div class="not-found">${parts.join("\n")}</div>`,
  });
}

const OWN_NAME = { en: "English", "zh-Hans": "中文" } as const;
