import { type Filing, storyPath } from "../story/address.ts";
import type { Newsroom } from "../story/newsroom.ts";
import { SITE_CODE, type SiteLanguage } from "./siteLanguage.ts";

/** Where the site is while the newsroom has no address of its own: the preview server on this computer. */
export const DEFAULT_BASE_URL = "http://127.0.0.1:4780";

/** The path of a page relative to the site's root: empty for the root itself, else with a slash at the end. */
export type Route = string;

/** The home page of a language. */
export function homeRoute(language: SiteLanguage): Route {
  return `${SITE_CODE[language]}/`;
}

/** All of a section. */
export function sectionRoute(language: SiteLanguage, section: string): Route {
  return `${homeRoute(language)}${section}/`;
}

/** A section's stories of one year. */
export function yearRoute(language: SiteLanguage, section: string, year: number): Route {
  return yearOfShelfRoute(sectionRoute(language, section), year);
}

/** One year of a page that holds many: of a section's, or of a tag's. */
export function yearOfShelfRoute(shelf: Route, year: number): Route {
  return `${shelf}${year}/`;
}

/** A story. */
export function storyRoute(language: SiteLanguage, story: Filing): Route {
  return routeOfPath(language, storyPath(story));
}

/** Where a story is, or was, by its path below the language's home. */
export function routeOfPath(language: SiteLanguage, path: string): Route {
  return `${homeRoute(language)}${path}/`;
}

/** All stories with a tag; `slug` is made from its name. */
export function tagRoute(language: SiteLanguage, slug: string): Route {
  return `${homeRoute(language)}tags/${slug}/`;
}

/**
 * Where a path that was written in a Chinese version leads from a page in Traditional characters: to
 * the same page in those. Other paths stay.
 */
export function traditionalPath(path: string): string {
  return path.replace(/^zh(?=[/?#]|$)/, SITE_CODE["zh-Hant"]);
}

/** The file that answers for a route. */
export function pageFile(route: Route): string {
  return `${route}index.html`;
}

/**
 * A link from one page to another route or file: up to the site's root and down from there, so that
 * a site works under any address, and pages of one depth have the same links.
 */
export function relativeLink(from: Route, to: string): string {
  return `${rootPrefix(from)}${to}` || "./";
}

/** The way from a page up to the site's root: `../` for each folder it is in. */
export function rootPrefix(from: Route): string {
  return "../".repeat(from.split("/").length - 1);
}

/** The site's root, with a slash at the end. */
export function siteRoot(newsroom: Newsroom): string {
  return `${(newsroom.baseUrl || DEFAULT_BASE_URL).replace(/\/+$/, "")}/`;
}
