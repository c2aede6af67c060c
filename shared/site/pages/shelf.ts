import type { Section } from "../../story/newsroom.ts";
import { type Route, relativeLink, sectionRoute, tagRoute, yearOfShelfRoute, yearRoute } from "../address.ts";
import { escapeText } from "../escape.ts";
import type { Edition, Entry, Site } from "../model.ts";
import { type Alternates, inEach } from "../siteLanguage.ts";
import type { SiteFile } from "../source.ts";
import { homeCrumb, indexFile } from "./indexFile.ts";
import {
  contentsKey,
  datedContentsHtml,
  emptyHtml,
  teaserKey,
  teasersHtml,
  yearContentsHtml,
} from "./lists.ts";

/** Stories at the top of a section's page. */
const LATEST = 8;
/** Stories on a tag's page; when there are more, it shows as many of the newest and leads to its years. */
const TAG_LENGTH = 100;

/** Where stories stand together, newest first: a section, or a tag. */
interface Shelf {
  route: Route;
  /** As it was written; in the breadcrumb as readers see it. */
  name: string;
  /** Its page's heading. */
  title(): string;
  /** The heading of one of its years, for the browser's tab. */
  titleOf(year: number): string;
  entries: readonly Entry[];
  /** Newest first, each with how many of its stories are of it. */
  years: readonly [year: number, count: number][];
}

/** The pages of an edition's sections and tags, and of their years. */
export function shelfPages(site: Site, edition: Edition): SiteFile[] {
  const { sections } = site.source.newsroom;
  return [
    ...sections.flatMap((section) => sectionPages(site, edition, section)),
    ...[...edition.byTag].flatMap(([slug, tag]) => tagPages(site, edition, slug, tag)),
  ];
}

function sectionPages(site: Site, edition: Edition, section: Section): SiteFile[] {
  const { tag, language, text, say, bySection } = edition;
  const entries = bySection.get(section.id) ?? [];
  const name = section.name[language];
  const shelf: Shelf = {
    route: sectionRoute(tag, section.id),
    name,
    title: () => say(name),
    titleOf: (year) => text("in-year", { section: say(name), year }),
    entries,
    years: countYears(entries),
  };
  const latest = entries.slice(0, LATEST);
  const front = (): string => {
    if (latest.length === 0) return emptyHtml(edition);
    const teasers = teasersHtml(site, edition, latest, { from: shelf.route, withSection: false });
    return `<h2 class="kicker">${escapeText(text("latest"))}</h2>\n${teasers}${archiveHtml(edition, shelf)}`;
  };
  const filed = site.editions.map(({ tag, bySection }) => {
    const years = new Set((bySection.get(section.id) ?? []).map(({ year }) => year));
    return { tag, years };
  });
  return [
    shelfPage(site, edition, shelf, {
      listed: latest.map(teaserKey),
      alternates: inEach(site.editions, (tag) => sectionRoute(tag, section.id)),
      front,
    }),
    ...yearPages(site, edition, shelf, (year) => {
      const editions = filed.filter(({ years }) => years.has(year));
      return inEach(editions, (tag) => yearRoute(tag, section.id, year));
    }),
  ];
}

function tagPages(
  site: Site,
  edition: Edition,
  slug: string,
  { name, entries }: { name: string; entries: readonly Entry[] },
): SiteFile[] {
  const { tag, language, text, say } = edition;
  const shelf: Shelf = {
    route: tagRoute(tag, slug),
    name,
    title: () => text("tagged", { tag: say(name) }),
    titleOf: (year) => text("tagged-in-year", { tag: say(name), year }),
    entries,
    years: countYears(entries),
  };
  const isLong = entries.length > TAG_LENGTH;
  const shown = entries.slice(0, TAG_LENGTH);
  const front = () =>
    `${datedContentsHtml(edition, shown, shelf.route)}${isLong ? archiveHtml(edition, shelf) : ""}`;
  // A tag's word in the other language isn't known.
  const editions = site.editions.filter((other) => other.language === language);
  const alternatesAt = (makeRoute: (shelf: Route) => Route) =>
    inEach(editions, (other) => makeRoute(tagRoute(other, slug)));
  const listed = [name, shown.map(contentsKey)];
  const years = isLong
    ? yearPages(site, edition, shelf, (year) => alternatesAt((route) => yearOfShelfRoute(route, year)))
    : [];
  return [
    shelfPage(site, edition, shelf, { listed, alternates: alternatesAt((route) => route), front }),
    ...years,
  ];
}

interface ShelfFront {
  listed: readonly unknown[];
  alternates: Alternates<Route>;
  /** HTML of what stands below the heading. */
  front(): string;
}

function shelfPage(site: Site, edition: Edition, shelf: Shelf, { listed, alternates, front }: ShelfFront) {
  const { route, name, title, years } = shelf;
  return indexFile(site, edition, {
    route,
    listed: [listed, years],
    content: () => ({
      title: title(),
      description: "",
      crumbs: [homeCrumb(edition), { name: edition.say(name), route: null }],
      alternates,
      main: `<h1>${escapeText(title())}</h1>\n${front()}`,
    }),
  });
}

function yearPages(
  site: Site,
  edition: Edition,
  shelf: Shelf,
  alternatesOf: (year: number) => Alternates<Route>,
): SiteFile[] {
  const { name, title, titleOf } = shelf;
  const years = shelf.years.map(([year]) => year);
  return [...Map.groupBy(shelf.entries, ({ year }) => year)].map(([year, entries]) => {
    const route = yearOfShelfRoute(shelf.route, year);
    const alternates = alternatesOf(year);
    const content = () => ({
      title: titleOf(year),
      description: "",
      crumbs: [
        homeCrumb(edition),
        { name: edition.say(name), route: shelf.route },
        { name: String(year), route: null },
      ],
      alternates,
      main: `<h1>${escapeText(title())} <span class="year">${year}</span></h1>\n${yearContentsHtml(edition, entries, route)}${otherYearsHtml(edition, shelf, year)}`,
    });
    const tags = site.editions.map(({ tag }) => tag).filter((tag) => alternates[tag] !== undefined);
    const listed = [name, years, tags, entries.map(contentsKey)];
    return indexFile(site, edition, { route, listed, content });
  });
}

/** The years of a shelf, with how many stories each has. */
function archiveHtml({ text }: Edition, shelf: Shelf): string {
  const items = shelf.years.map(([year, count]) => {
    const link = escapeText(relativeLink(shelf.route, yearOfShelfRoute(shelf.route, year)));
    return `<li><a href="${link}">${year}</a> <span>${escapeText(text("story-count", { count }))}</span></li>`;
  });
  const title = escapeText(text("archive"));
  return `<section class="years" aria-labelledby="archive"><h2 id="archive" class="kicker">${title}</h2><ul>${items.join("")}</ul></section>\n`;
}

/** From one year to the others. They carry no counts: another story changes only its own year's page. */
function otherYearsHtml({ text }: Edition, shelf: Shelf, here: number): string {
  if (shelf.years.length < 2) return "";
  const from = yearOfShelfRoute(shelf.route, here);
  const items = shelf.years.map(([year]) => {
    if (year === here) return `<li><span aria-current="page">${year}</span></li>`;
    return `<li><a href="${escapeText(relativeLink(from, yearOfShelfRoute(shelf.route, year)))}">${year}</a></li>`;
  });
  return `<nav class="other-years" aria-label="${escapeText(text("archive"))}"><ul>${items.join("")}</ul></nav>\n`;
}

function countYears(entries: readonly Entry[]): [number, number][] {
  const counts = new Map<number, number>();
  for (const { year } of entries) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => b - a);
}
