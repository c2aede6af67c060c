import { LANGUAGES } from "../../language.ts";
import { homeRoute } from "../address.ts";
import { escapeText } from "../escape.ts";
import { hashKey, type Site } from "../model.ts";
import type { SiteFile } from "../source.ts";
import { themeFile } from "./layout.ts";

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

function rootPage(site: Site): string {
  const { newsroom } = site.source;
  const choices = LANGUAGES.map((language) => {
    const tagline = newsroom.tagline[language];
    return `<li lang="${language}"><a href="${homeRoute(language)}" hreflang="${language}"><span class="tongue">${escapeText(OWN_NAME[language])}</span><span class="choice-name">${escapeText(newsroom.name[language])}</span>${tagline ? `<span class="tagline">${escapeText(tagline)}</span>` : ""}</a></li>`;
  });
  const alternates = LANGUAGES.map(
    (language) =>
      `<link rel="alternate" hreflang="${language}" href="${escapeText(site.root + homeRoute(language))}">`,
  );
  const title = LANGUAGES.map((language) => newsroom.name[language]).join(" · ");
  return bare(site, {
    title,
    // Both languages stand on this page; English is the one its own few words are in.
    head: [
      `<link rel="canonical" href="${escapeText(site.root)}">`,
      ...alternates,
      `<link rel="alternate" hreflang="x-default" href="${escapeText(site.root)}">`,
    ],
    prefix: "",
    main: `<h1 class="visually-hidden">${escapeText(title)}</h1>\n<ul class="choice">${choices.join("\n")}</ul>`,
  });
}

/** Served for any address, so its links start at the root of the server. */
function notFoundPage(site: Site): string {
  const prefix = new URL(site.root).pathname;
  const parts = LANGUAGES.map((language) => {
    const { t } = site.editions[language];
    return `<section lang="${language}"><h2>${escapeText(t("site:not-found-title"))}</h2><p>${escapeText(t("site:not-found-text"))} <a href="${prefix}${homeRoute(language)}">${escapeText(site.source.newsroom.name[language])}</a></p></section>`;
  });
  return bare(site, {
    title: `404 – ${site.source.newsroom.name.en}`,
    head: ['<meta name="robots" content="noindex">'],
    prefix,
    main: `<h1>404</h1>\n<div class="not-found">${parts.join("\n")}</div>`,
  });
}

const OWN_NAME = { en: "English", "zh-Hans": "中文" } as const;

interface BarePage {
  title: string;
  head: string[];
  /** What links of this page begin with. */
  prefix: string;
  main: string;
}

/** A page that belongs to no language's edition. */
function bare(site: Site, { title, head, prefix, main }: BarePage): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<meta name="color-scheme" content="light dark">
${head.join("\n")}
<link rel="icon" href="${prefix}${escapeText(themeFile(site, "favicon.svg"))}" type="image/svg+xml">
<link rel="stylesheet" href="${prefix}${escapeText(themeFile(site, "site.css"))}">
</head>
<body class="bare">
<main>
${main}
</main>
</body>
</html>
`;
}
