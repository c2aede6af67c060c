import { LANGUAGES, type Language } from "../language.ts";
import { homeRoute, type Route, sectionRoute, yearRoute } from "./address.ts";
import { escapeText } from "./escape.ts";
import { editionsOf, hashKey, type Site } from "./model.ts";
import type { SiteFile } from "./source.ts";

/** One address of the sitemap, with the same page in the other language where there is one. */
interface Place {
  route: Route;
  alternates: Partial<Record<Language, Route>>;
  modifiedAt: string | null;
}

/** sitemap.xml (sitemaps.org protocol 0.9, with Google's hreflang extension) and robots.txt. */
export function sitemapFiles(site: Site): SiteFile[] {
  const places = placesOf(site);
  return [
    {
      path: "sitemap.xml",
      key: hashKey(["sitemap", site.root, places]),
      stage: "index",
      type: "application/xml; charset=utf-8",
      content: { kind: "text", render: () => sitemap(site, places) },
    },
    {
      path: "robots.txt",
      key: hashKey(["robots", site.root]),
      stage: "index",
      type: "text/plain; charset=utf-8",
      content: {
        kind: "text",
        render: () => `User-agent: *\nAllow: /\n\nSitemap: ${site.root}sitemap.xml\n`,
      },
    },
  ];
}

function placesOf(site: Site): Place[] {
  const both = (make: (language: Language) => Route): Place["alternates"] => ({
    en: make("en"),
    "zh-Hans": make("zh-Hans"),
  });
  const indexes: Place[] = LANGUAGES.flatMap((language) => {
    const homes = { route: homeRoute(language), alternates: both(homeRoute), modifiedAt: null };
    const sections = site.source.newsroom.sections.map(({ id }) => ({
      route: sectionRoute(language, id),
      alternates: both((tongue) => sectionRoute(tongue, id)),
      modifiedAt: null,
    }));
    return [homes, ...sections];
  });
  return [...indexes, ...yearPlaces(site), ...storyPlaces(site)];
}

function yearPlaces(site: Site): Place[] {
  return editionsOf(site).flatMap(({ language, bySection }) =>
    [...bySection].flatMap(([section, entries]) =>
      [...new Set(entries.map(({ year }) => year))].map((year) => ({
        route: yearRoute(language, section, year),
        alternates: {},
        modifiedAt: null,
      })),
    ),
  );
}

function storyPlaces(site: Site): Place[] {
  return editionsOf(site).flatMap(({ entries, language }) =>
    entries.map(({ route, counterpart, modifiedAt }) => ({
      route,
      alternates: counterpart === null ? {} : orderedAlternates(language, route, counterpart),
      modifiedAt,
    })),
  );
}

function orderedAlternates(language: Language, route: Route, counterpart: Route): Place["alternates"] {
  return language === "en" ? { en: route, "zh-Hans": counterpart } : { en: counterpart, "zh-Hans": route };
}

function sitemap(site: Site, places: readonly Place[]): string {
  const urls = places.map(({ route, alternates, modifiedAt }) => {
    const links = LANGUAGES.flatMap((language) => {
      const target = alternates[language];
      if (target === undefined) return [];
      return `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeText(site.root + target)}"/>`;
    });
    const lastmod = modifiedAt === null ? "" : `<lastmod>${modifiedAt.slice(0, 10)}</lastmod>`;
    return `<url><loc>${escapeText(site.root + route)}</loc>${lastmod}${links.join("")}</url>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join("\n")}
</urlset>
`;
}
