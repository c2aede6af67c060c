import { LANGUAGES, type Language } from "../../language.ts";
import { formatDate, formatDayOfYear } from "../../story/dates.ts";
import type { Section } from "../../story/newsroom.ts";
import {
  homeRoute,
  pageFile,
  type Route,
  relativeLink,
  sectionRoute,
  tagRoute,
  yearRoute,
} from "../address.ts";
import { escapeText } from "../escape.ts";
import { type Edition, type Entry, hashKey, type Site } from "../model.ts";
import { pictureHtml } from "../pictures.ts";
import type { SiteFile } from "../source.ts";
import { layout, type PageContent } from "./layout.ts";

/** Stories on a front page, and at the top of a section's. */
const FRONT_LENGTH = 12;
const SECTION_LENGTH = 8;

/** An edition's front page, section pages, year pages and tag pages. */
export function indexPages(site: Site, edition: Edition): SiteFile[] {
  const { sections } = site.source.newsroom;
  return [
    homePage(site, edition),
    ...sections.map((section) => sectionPage(site, edition, section)),
    ...sections.flatMap((section) => yearPages(site, edition, section)),
    ...tagPages(site, edition),
  ];
}

/** A page of lists: its key is what it lists and the frame around it. */
function indexFile(
  site: Site,
  key: unknown,
  edition: Edition,
  page: () => PageContent,
  route: Route,
): SiteFile {
  return {
    path: pageFile(route),
    key: hashKey(["index", site.frameKey, route, key]),
    stage: "index",
    type: "text/html; charset=utf-8",
    content: { kind: "text", render: () => layout(site, edition, page()) },
  };
}

/** What lists show of an entry. */
function listed({ route, title, summary, date, story, language }: Entry): unknown {
  return [route, title, summary, date, story.cover?.media, story.cover?.alt[language]];
}

function homePage(site: Site, edition: Edition): SiteFile {
  const { language, t, entries } = edition;
  const route = homeRoute(language);
  const front = entries.slice(0, FRONT_LENGTH);
  const page = (): PageContent => {
    const [lead, ...rest] = front;
    const stories = lead
      ? `${leadHtml(site, edition, lead, route)}${listHtml(site, edition, rest, route)}`
      : emptyHtml(edition);
    return {
      route,
      title: null,
      description: site.source.newsroom.tagline[language],
      crumbs: [],
      alternates: alternatesOf(homeRoute),
      main: `<h2 class="kicker">${escapeText(t("site:latest"))}</h2>\n${stories}`,
    };
  };
  return indexFile(site, front.map(listed), edition, page, route);
}

function sectionPage(site: Site, edition: Edition, section: Section): SiteFile {
  const { language, t, bySection } = edition;
  const route = sectionRoute(language, section.id);
  const entries = bySection.get(section.id) ?? [];
  const latest = entries.slice(0, SECTION_LENGTH);
  const years = countYears(entries);
  const name = section.name[language];
  const page = (): PageContent => {
    const items = years.map(([year, count]) => {
      const link = escapeText(relativeLink(route, yearRoute(language, section.id, year)));
      return `<li><a href="${link}">${year}</a> <span>${escapeText(t("site:story-count", { count }))}</span></li>`;
    });
    const archive = `<section class="years" aria-labelledby="archive"><h2 id="archive" class="kicker">${escapeText(
      t("site:archive"),
    )}</h2><ul>${items.join("")}</ul></section>\n`;
    const main =
      entries.length === 0
        ? emptyHtml(edition)
        : `<h2 class="kicker">${escapeText(t("site:latest"))}</h2>\n${listHtml(site, edition, latest, route)}${archive}`;
    return {
      route,
      title: name,
      description: "",
      crumbs: [homeCrumb(edition), { name, route: null }],
      alternates: alternatesOf((tongue) => sectionRoute(tongue, section.id)),
      main: `<h1>${escapeText(name)}</h1>\n${main}`,
    };
  };
  return indexFile(site, [latest.map(listed), years], edition, page, route);
}

function yearPages(site: Site, edition: Edition, section: Section): SiteFile[] {
  const entries = edition.bySection.get(section.id) ?? [];
  const byYear = Map.groupBy(entries, ({ year }) => year);
  return [...byYear].map(([year, filed]) => yearPage(site, edition, section, year, filed));
}

function yearPage(site: Site, edition: Edition, section: Section, year: number, entries: Entry[]): SiteFile {
  const { language, t } = edition;
  const route = yearRoute(language, section.id, year);
  const name = section.name[language];
  const other = LANGUAGES.find((tongue) => tongue !== language) ?? language;
  const hasOther = (site.editions[other].bySection.get(section.id) ?? []).some((e) => e.year === year);
  const page = (): PageContent => ({
    route,
    title: t("site:in-year", { section: name, year }),
    description: "",
    crumbs: [
      homeCrumb(edition),
      { name, route: sectionRoute(language, section.id) },
      { name: String(year), route: null },
    ],
    alternates: hasOther
      ? alternatesOf((tongue) => yearRoute(tongue, section.id, year))
      : { [language]: route },
    main: `<h1>${escapeText(name)} <span class="year">${year}</span></h1>\n${contentsHtml(edition, entries, route)}`,
  });
  return indexFile(
    site,
    [hasOther, entries.map(({ route, title, date }) => [route, title, date])],
    edition,
    page,
    route,
  );
}

function tagPages(site: Site, edition: Edition): SiteFile[] {
  const { language, t } = edition;
  return [...edition.byTag].map(([slug, { name, entries }]) => {
    const route = tagRoute(language, slug);
    const title = t("site:tagged", { tag: name });
    const page = (): PageContent => ({
      route,
      title,
      description: "",
      crumbs: [homeCrumb(edition), { name, route: null }],
      alternates: { [language]: route },
      main: `<h1>${escapeText(title)}</h1>\n${contentsHtml(edition, entries, route, true)}`,
    });
    return indexFile(site, [name, entries.map((e) => [e.route, e.title, e.date])], edition, page, route);
  });
}

/** The breadcrumb's first step. */
export function homeCrumb({ language, t }: Edition): { name: string; route: Route } {
  return { name: t("site:home"), route: homeRoute(language) };
}

function alternatesOf(make: (language: Language) => Route): PageContent["alternates"] {
  return { en: make("en"), "zh-Hans": make("zh-Hans") };
}

function countYears(entries: readonly Entry[]): [number, number][] {
  const counts = new Map<number, number>();
  for (const { year } of entries) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => b - a);
}

function leadHtml(site: Site, edition: Edition, entry: Entry, from: Route): string {
  const { cover } = entry.story;
  const link = (path: string) => relativeLink(from, path);
  const picture = cover
    ? `<div class="lead-picture">${pictureHtml(site.source.media(cover.media), {
        alt: cover.alt[entry.language],
        sizes: "(min-width: 62rem) 40rem, 100vw",
        link,
        eager: true,
      })}</div>`
    : "";
  return `<article class="lead">${picture}<div>${teaserText(site, edition, entry, from, "h3")}</div></article>\n`;
}

function listHtml(site: Site, edition: Edition, entries: readonly Entry[], from: Route): string {
  const items = entries.map((entry) => {
    const { cover } = entry.story;
    const picture = cover
      ? `<div class="thumb">${pictureHtml(site.source.media(cover.media), {
          alt: "",
          sizes: "(min-width: 40rem) 12rem, 30vw",
          link: (path) => relativeLink(from, path),
        })}</div>`
      : "";
    return `<li><article class="teaser"><div>${teaserText(site, edition, entry, from, "h3")}</div>${picture}</article></li>`;
  });
  return items.length === 0 ? "" : `<ul class="teasers">${items.join("\n")}</ul>\n`;
}

function teaserText(site: Site, edition: Edition, entry: Entry, from: Route, heading: "h3"): string {
  const { language } = edition;
  const section = site.source.newsroom.sections.find(({ id }) => id === entry.section);
  const meta = [section?.name[language], formatDate(entry.date, language)].filter(Boolean).join(" · ");
  const link = escapeText(relativeLink(from, entry.route));
  const summary = entry.summary ? `<p>${escapeText(entry.summary)}</p>` : "";
  return `<${heading}><a href="${link}">${escapeText(entry.title)}</a></${heading}>${summary}<p class="meta"><time datetime="${entry.date}">${escapeText(meta)}</time></p>`;
}

/** Stories as a table of contents: the day, then the title. */
function contentsHtml(edition: Edition, entries: readonly Entry[], from: Route, withYear = false): string {
  const { language } = edition;
  const items = entries.map(({ route, title, date }) => {
    const day = withYear ? formatDate(date, language) : formatDayOfYear(date, language);
    const link = escapeText(relativeLink(from, route));
    return `<li><time datetime="${date}">${day}</time><a href="${link}">${escapeText(title)}</a></li>`;
  });
  return `<ol class="contents${withYear ? " dated" : ""}" reversed>${items.join("\n")}</ol>\n`;
}

function emptyHtml({ t }: Edition): string {
  return `<p class="empty">${escapeText(t("site:no-stories"))}</p>\n`;
}
