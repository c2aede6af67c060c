import { formatDate, formatDayOfYear, formatMonth } from "../../story/dates.ts";
import { type Route, relativeLink } from "../address.ts";
import { escapeText } from "../escape.ts";
import type { Edition, Entry, Site } from "../model.ts";
import { pictureHtml } from "../pictures.ts";
import { titleHtml } from "./title.ts";

/** A year with more stories than this has its months as headings. */
const MONTHS_FROM = 20;

/** How a teaser is shown. */
export interface TeaserOptions {
  /** The page that it is on. */
  from: Route;
  /** Says which section the story is in, where the page doesn't. */
  withSection: boolean;
}

/** What teasers show of an entry, as part of a page's key. */
export function teaserKey({ route, title, summary, date, story, language }: Entry): unknown {
  return [route, title, summary, date, story.cover?.media, story.cover?.alt[language]];
}

/** What a table of contents shows of an entry, as part of a page's key. */
export function contentsKey({ route, title, date }: Entry): unknown {
  return [route, title, date];
}

/** The story that a page opens with, its picture large. */
export function leadHtml(site: Site, edition: Edition, entry: Entry, options: TeaserOptions): string {
  const { cover } = entry.story;
  const picture = cover
    ? `<div class="lead-picture">${pictureHtml(site.source.media(cover.media), {
        alt: edition.say(cover.alt[entry.language]),
        sizes: "(min-width: 62rem) 40rem, 100vw",
        link: (path) => relativeLink(options.from, path),
        eager: true,
      })}</div>`
    : "";
  return `<article class="lead">${picture}<div>${teaserText(site, edition, entry, options)}</div></article>\n`;
}

/** Stories with title, summary, date and a small picture. */
export function teasersHtml(
  site: Site,
  edition: Edition,
  entries: readonly Entry[],
  options: TeaserOptions,
): string {
  const items = entries.map((entry) => {
    const { cover } = entry.story;
    const picture = cover
      ? `<div class="thumb">${pictureHtml(site.source.media(cover.media), {
          // The title beside it says what it is about.
          alt: "",
          sizes: "(min-width: 40rem) 12rem, 30vw",
          link: (path) => relativeLink(options.from, path),
        })}</div>`
      : "";
    return `<li><article class="teaser"><div>${teaserText(site, edition, entry, options)}</div>${picture}</article></li>`;
  });
  return items.length === 0 ? "" : `<ul class="teasers">${items.join("\n")}</ul>\n`;
}

function teaserText(
  site: Site,
  { say }: Edition,
  entry: Entry,
  { from, withSection }: TeaserOptions,
): string {
  const { language, section, date, route, title, summary } = entry;
  const time = `<time datetime="${date}">${formatDate(date, language)}</time>`;
  const filed = site.source.newsroom.sections.find(({ id }) => id === section);
  const meta = withSection && filed ? `${escapeText(say(filed.name[language]))} · ${time}` : time;
  const link = escapeText(relativeLink(from, route));
  const text = summary ? `<p>${escapeText(say(summary))}</p>` : "";
  return `<h3><a href="${link}">${titleHtml(say(title), language)}</a></h3>${text}<p class="meta">${meta}</p>`;
}

/** Stories of any time as a table of contents: the whole date, then the title. */
export function datedContentsHtml(edition: Edition, entries: readonly Entry[], from: Route): string {
  return contentsHtml(edition, entries, {
    from,
    day: ({ date, language }) => formatDate(date, language),
    kind: " dated",
  });
}

/** A year's stories as a table of contents: the day, then the title; by month where they are many. */
export function yearContentsHtml(edition: Edition, entries: readonly Entry[], from: Route): string {
  const { language } = edition;
  const options: ContentsOptions = { from, day: ({ date }) => formatDayOfYear(date, language), kind: "" };
  if (entries.length <= MONTHS_FROM) return contentsHtml(edition, entries, options);
  const months = Map.groupBy(entries, ({ date }) => date.slice(0, "YYYY-MM".length));
  const parts = [...months].map(
    ([month, filed]) =>
      `<h2 class="month" id="${monthId(month)}">${formatMonth(month, language)}</h2>\n${contentsHtml(edition, filed, options)}`,
  );
  return `${monthLinks(edition, [...months.keys()])}${parts.join("")}`;
}

/** The way to each month of a long year. */
function monthLinks({ language, text }: Edition, months: readonly string[]): string {
  if (months.length < 2) return "";
  const links = months.map(
    (month) => `<li><a href="#${monthId(month)}">${formatMonth(month, language)}</a></li>`,
  );
  return `<nav class="months" aria-label="${escapeText(text("months"))}"><ul>${links.join("")}</ul></nav>\n`;
}

function monthId(month: string): string {
  return `month-${month}`;
}

interface ContentsOptions {
  from: Route;
  day(entry: Entry): string;
  /** Added to the list's class. */
  kind: "" | " dated";
}

function contentsHtml(
  { say }: Edition,
  entries: readonly Entry[],
  { from, day, kind }: ContentsOptions,
): string {
  const items = entries.map((entry) => {
    const link = escapeText(relativeLink(from, entry.route));
    return `<li><time datetime="${entry.date}">${day(entry)}</time><a href="${link}">${titleHtml(say(entry.title), entry.language)}</a></li>`;
  });
  return `<ol class="contents${kind}" reversed>${items.join("\n")}</ol>\n`;
}

/** What stands where there is no story yet. */
export function emptyHtml({ text }: Edition): string {
  return `<p class="empty">${escapeText(text("no-stories"))}</p>\n`;
}
