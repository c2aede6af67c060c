import type { Body } from "../document/model.ts";
import { bodyIsEmpty } from "../document/text.ts";
import { isSitePath, safeUrl } from "../document/urls.ts";
import { linksOfBody } from "../document/walk.ts";
import { LANGUAGES, type Language } from "../language.ts";
import { homeRoute, type Route, sectionRoute, storyRoute, tagRoute, yearRoute } from "../site/address.ts";
import { tagSlug } from "../site/model.ts";
import type { SiteSource } from "../site/source.ts";
import { yearOf } from "../story/dates.ts";
import type { Story } from "../story/model.ts";
import type { StorySummary } from "../story/summary.ts";
import type { Finding } from "./progress.ts";

/** What a version's text alone says; the same for the same content hash, so it can be remembered. */
export interface TextFindings {
  findings: Finding[];
  /** Links from the site's root, for {@link runChecks} to look up. */
  siteLinks: { block: string; url: string }[];
}

/** Remembers {@link TextFindings} by content hash, so that 10,000 stories are read only once. */
export type FindingsCache = Map<string, TextFindings>;

/** Everything that should be put right, or known, before the site goes up. */
export function runChecks(source: SiteSource, cache: FindingsCache): Finding[] {
  const findings: Finding[] = [];
  if (source.newsroom.baseUrl === "") findings.push({ rule: "no-base-url", severity: "warn", params: {} });
  if (source.summaries.length === 0) findings.push({ rule: "nothing-ready", severity: "warn", params: {} });
  const addresses = new Map<Route, string>();
  const links: { finding: Finding; url: string }[] = [];
  for (const summary of source.summaries) {
    for (const language of readyLanguages(summary)) {
      findings.push(...summaryFindings(summary, language, addresses));
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
  return findings;
}

function textFindings(
  source: SiteSource,
  { id, versions }: StorySummary,
  language: Language,
  cache: FindingsCache,
): TextFindings {
  const key = `${id}/${language}/${versions[language].contentHash}`;
  const known = cache.get(key);
  if (known) return known;
  const found = checkText(source, source.story(id), language);
  cache.set(key, found);
  return found;
}

function checkText(source: SiteSource, story: Story, language: Language): TextFindings {
  const { title, body } = story.versions[language];
  const where = { story: story.id, language };
  const findings: Finding[] = [];
  if (bodyIsEmpty(body))
    findings.push({ rule: "missing-body", severity: "block", ...where, params: { title } });
  for (const { media, alt, block } of picturesOf(story, body, language)) {
    const place = { ...where, ...(block === undefined ? {} : { block }), params: { title } };
    if (alt.trim() === "") findings.push({ rule: "missing-alt", severity: "warn", ...place });
    if (!isThere(source, media)) findings.push({ rule: "missing-media", severity: "block", ...place });
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

function picturesOf(
  story: Story,
  body: Body,
  language: Language,
): { media: string; alt: string; block?: string }[] {
  const { cover } = story;
  const inText = body.flatMap((block) =>
    block.type === "image" ? [{ media: block.media, alt: block.alt, block: block.id }] : [],
  );
  return cover ? [{ media: cover.media, alt: cover.alt[language] }, ...inText] : inText;
}

function isThere(source: SiteSource, media: string): boolean {
  try {
    source.media(media);
    return true;
  } catch {
    return false;
  }
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
      for (const slug of versions[language].formerSlugs)
        routes.add(storyRoute(language, { section, date, slug }));
      for (const tag of filed[language]) tags.add(tag);
    }
    for (const tag of tags) routes.add(tagRoute(language, tagSlug(tag, language)));
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
