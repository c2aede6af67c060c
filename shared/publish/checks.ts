import type { Body, MediaId } from "../document/model.ts";
import { bodyIsEmpty } from "../document/text.ts";
import { isSitePath, safeUrl } from "../document/urls.ts";
import { linksOfBody } from "../document/walk.ts";
import { LANGUAGES, type Language } from "../language.ts";
import {
  homeRoute,
  type Route,
  routeOfPath,
  sectionRoute,
  storyRoute,
  tagRoute,
  traditionalPath,
  yearRoute,
} from "../site/address.ts";
import { tagSlug } from "../site/model.ts";
import type { SiteSource } from "../site/source.ts";
import { yearOf } from "../story/dates.ts";
import type { Story, StoryId } from "../story/model.ts";
import type { StorySummary } from "../story/summary.ts";
import type { Finding } from "./progress.ts";

/** What a version's text alone says; the same for the same content hash, so it can be remembered. */
export interface TextFindings {
  findings: Finding[];
  /** Links from the site's root, for {@link runChecks} to look up. */
  siteLinks: { block: string; url: string }[];
}

/** Remembers {@link TextFindings} by story, language and content hash, so that 10,000 stories are read only once. */
export interface FindingsCache {
  get(story: StoryId, language: Language, hash: string): TextFindings | undefined;
  set(story: StoryId, language: Language, hash: string, found: TextFindings): void;
}

/** Everything that should be put right, or known, before the site goes up. */
export function runChecks(source: SiteSource, cache: FindingsCache): Finding[] {
  const findings: Finding[] = [];
  if (source.newsroom.baseUrl === "") findings.push({ rule: "no-base-url", severity: "warn", params: {} });
  if (source.summaries.length === 0) findings.push({ rule: "nothing-ready", severity: "warn", params: {} });
  const addresses = new Map<Route, string>();
  const links: { finding: Finding; url: string }[] = [];
  const missing = new Map<MediaId, boolean>();
  for (const summary of source.summaries) {
    for (const language of readyLanguages(summary)) {
      findings.push(...summaryFindings(summary, language, addresses));
      findings.push(...mediaFindings(source, summary, language, missing));
      const text = textFindings(source, summary, language, cache);
      findings.push(...text.findings);
      for (const { block, url } of text.siteLinks) {
        links.push({ finding: brokenLink(summary, language, block, url), url });
      }
    }
  }
  const routes = routesOf(source, addresses);
  return [
    ...findings,
    ...links.filter(({ url }) => !leadsSomewhere(url, routes)).map((link) => link.finding),
  ];
}

function readyLanguages({ versions }: StorySummary): Language[] {
  return LANGUAGES.filter((language) => versions[language].status === "ready");
}

function summaryFindings(
  summary: StorySummary,
  language: Language,
  addresses: Map<Route, string>,
): Finding[] {
  const { title, slug, stale } = summary.versions[language];
  const where = { story: summary.id, language, params: { title } };
  const findings: Finding[] = [];
  if (title.trim() === "") findings.push({ rule: "missing-title", severity: "block", ...where });
  if (slug === "") {
    findings.push({ rule: "missing-slug", severity: "block", ...where });
  } else {
    const route = storyRoute(language, { section: summary.section, date: summary.date, slug });
    if (addresses.has(route)) findings.push({ rule: "duplicate-address", severity: "block", ...where });
    addresses.set(route, summary.id);
  }
  if (stale) findings.push({ rule: "stale", severity: "warn", ...where });
  const { progress } = summary.versions[language];
  const open = progress ? progress.total - progress.translated : 0;
  // A version that is alone on the site has no other one to keep up with.
  if (open > 0 && readyLanguages(summary).length === LANGUAGES.length) {
    findings.push({ rule: "untranslated", severity: "warn", ...where, params: { title, count: open } });
  }
  return findings;
}

function textFindings(
  source: SiteSource,
  { id, versions }: StorySummary,
  language: Language,
  cache: FindingsCache,
): TextFindings {
  const { contentHash } = versions[language];
  const known = cache.get(id, language, contentHash);
  if (known) return known;
  const found = checkText(source.story(id), language);
  cache.set(id, language, contentHash, found);
  return found;
}

function checkText(story: Story, language: Language): TextFindings {
  const { title, body } = story.versions[language];
  const where = { story: story.id, language };
  const findings: Finding[] = [];
  if (bodyIsEmpty(body))
    findings.push({ rule: "missing-body", severity: "block", ...where, params: { title } });
  for (const { alt, block } of picturesOf(story, body, language)) {
    const place = { ...where, ...(block === undefined ? {} : { block }), params: { title } };
    if (alt.trim() === "") findings.push({ rule: "missing-alt", severity: "warn", ...place });
  }
  const siteLinks: TextFindings["siteLinks"] = [];
  for (const link of linksOfBody(body)) {
    if (isSitePath(link.url)) siteLinks.push(link);
    else if (safeUrl(link.url) === null) {
      findings.push({
        rule: "broken-link",
        severity: "warn",
        ...where,
        block: link.block,
        params: { title, url: link.url },
      });
    }
  }
  return { findings, siteLinks };
}

function picturesOf(story: Story, body: Body, language: Language): { alt: string; block?: string }[] {
  const { cover } = story;
  const inText = body.flatMap((block) =>
    block.type === "image" ? [{ alt: block.alt, block: block.id }] : [],
  );
  return cover ? [{ alt: cover.alt[language] }, ...inText] : inText;
}

/** Not remembered with the text: a picture's file may go while the text stays. */
function mediaFindings(
  source: SiteSource,
  { id, versions }: StorySummary,
  language: Language,
  missing: Map<MediaId, boolean>,
): Finding[] {
  const isMissing = (media: MediaId) => {
    const known = missing.get(media) ?? !source.hasMedia(media);
    missing.set(media, known);
    return known;
  };
  if (!source.mediaOf(id, language).some(isMissing)) return [];
  const params = { title: versions[language].title };
  return [{ rule: "missing-media", severity: "block", story: id, language, params }];
}

function brokenLink(summary: StorySummary, language: Language, block: string, url: string): Finding {
  const params = { title: summary.versions[language].title, url };
  return { rule: "broken-link", severity: "warn", story: summary.id, language, block, params };
}

/** The pages that a link from the root can lead to. */
function routesOf(source: SiteSource, addresses: ReadonlyMap<Route, string>): Set<Route> {
  const routes = new Set<Route>(["", ...addresses.keys()]);
  for (const language of LANGUAGES) {
    routes.add(homeRoute(language));
    for (const { id } of source.newsroom.sections) routes.add(sectionRoute(language, id));
    const tags = new Set<string>();
    for (const { section, date, versions, tags: filed } of source.summaries) {
      if (versions[language].status !== "ready") continue;
      routes.add(yearRoute(language, section, yearOf(date)));
      for (const path of versions[language].formerPaths) routes.add(routeOfPath(language, path));
      for (const tag of filed[language]) tags.add(tag);
    }
    for (const tag of tags) routes.add(tagRoute(language, tagSlug(tag, language)));
  }
  if (source.newsroom.traditional?.enabled) {
    for (const route of [...routes]) routes.add(traditionalPath(route));
  }
  return routes;
}

function leadsSomewhere(url: string, routes: ReadonlySet<Route>): boolean {
  const [path = ""] = url.split(/[?#]/);
  const route = path.slice(1);
  const isPage = route === "" || route.endsWith("/") || !/\.[a-z0-9]+$/i.test(route);
  // Files of the site, such as feeds, are not looked up.
  if (!isPage) return true;
  return routes.has(route) || routes.has(`${route}/`);
}
