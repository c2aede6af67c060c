import type { Body, ImageBlock } from "../../document/model.ts";
import { bodyToHtml } from "../../document/toHtml.ts";
import { otherLanguage } from "../../language.ts";
import { storyPath } from "../../story/address.ts";
import { formatDate } from "../../story/dates.ts";
import type { Story } from "../../story/model.ts";
import {
  homeRoute,
  pageFile,
  type Route,
  relativeLink,
  sectionRoute,
  siteRoot,
  tagRoute,
  yearRoute,
} from "../address.ts";
import { escapeText } from "../escape.ts";
import { type Edition, type Entry, hashKey, type Site } from "../model.ts";
import { heightAt, pictureHtml, renditions } from "../pictures.ts";
import type { SiteFile } from "../source.ts";
import { homeCrumb } from "./indexFile.ts";
import { type Crumb, layout, type PageContent, type PageImage } from "./layout.ts";
import { titleHtml } from "./title.ts";

/** A story's page. */
export function storyPage(site: Site, edition: Edition, entry: Entry): SiteFile {
  const { route, contentHash, alternates, story } = entry;
  const { tag, language, frameKey } = edition;
  const counterpart = alternates[otherLanguage(language)] ?? null;
  return {
    path: pageFile(route),
    key: hashKey(["story", frameKey, route, contentHash, counterpart]),
    stage: "page",
    type: "text/html; charset=utf-8",
    ...(tag === language
      ? {
          version: {
            story: story.id,
            language,
            contentHash,
            path: storyPath({ ...story, slug: story.versions[language].slug }),
          },
        }
      : {}),
    content: { kind: "text", render: () => layout(site, edition, storyContent(site, edition, entry)) },
  };
}

function storyContent(site: Site, edition: Edition, entry: Entry): PageContent {
  const story = shownStory(edition, site.source.story(entry.story.id));
  const crumbs = crumbsOf(site, edition, entry);
  const image = coverImage(site, story);
  return {
    route: entry.route,
    title: edition.say(entry.title),
    description: edition.say(entry.summary),
    crumbs,
    alternates: entry.alternates,
    main: articleHtml(site, edition, entry, story),
    jsonLd: [articleData(site, edition, entry, story, image), breadcrumbData(site, edition, entry, crumbs)],
    article: { published: entry.date, modified: entry.modifiedAt },
    ...(image === undefined ? {} : { image }),
  };
}

/** A version as an edition's readers see it. */
interface ShownStory {
  title: string;
  summary: string;
  body: Body;
  byline: string;
  tags: { name: string; slug: string }[];
  cover: ImageBlock | null;
}

function shownStory({ language, say, sayBody, tagSlug }: Edition, story: Story): ShownStory {
  const { title, summary, body } = story.versions[language];
  const { cover } = story;
  return {
    title: say(title),
    summary: say(summary.trim()),
    body: sayBody(body),
    byline: say(story.byline[language].trim()),
    // The address is made from the name as it was written.
    tags: story.tags[language].map((name) => ({ name: say(name), slug: tagSlug(name) })),
    cover: cover && {
      type: "image",
      id: "cover",
      media: cover.media,
      alt: say(cover.alt[language]),
      caption: say(cover.caption[language]),
      credit: say(cover.credit),
    },
  };
}

function coverImage(site: Site, { cover }: ShownStory): PageImage | undefined {
  if (!cover) return undefined;
  const media = site.source.media(cover.media);
  const largest = renditions(media).at(-1);
  return largest && { ...largest, height: heightAt(media, largest.width), alt: cover.alt };
}

function crumbsOf(site: Site, edition: Edition, entry: Entry): Crumb[] {
  const { tag } = edition;
  return [
    homeCrumb(edition),
    { name: sectionName(site, edition, entry) ?? entry.section, route: sectionRoute(tag, entry.section) },
    { name: String(entry.year), route: yearRoute(tag, entry.section, entry.year) },
  ];
}

function sectionName(site: Site, { language, say }: Edition, entry: Entry): string | undefined {
  const section = site.source.newsroom.sections.find(({ id }) => id === entry.section);
  return section && say(section.name[language]);
}

function articleHtml(site: Site, edition: Edition, entry: Entry, story: ShownStory): string {
  const { text } = edition;
  const { title, summary, byline } = story;
  const figure = (image: ImageBlock, eager = false) => figureHtml(site, entry.route, image, eager);
  const cover = story.cover ? figure(story.cover, true) : "";
  const body = bodyToHtml(story.body, {
    siteLink: (path) => relativeLink(entry.route, edition.lead(path.replace(/^\/+/, ""))),
    figure: (image) => figure(image),
  });
  return `<article class="story">
<header><h1>${titleHtml(title, edition.language)}</h1>
${summary ? `<p class="summary">${escapeText(summary)}</p>\n` : ""}<p class="meta">${byline ? `<span class="byline">${escapeText(text("by", { byline }))}</span> ` : ""}<time datetime="${entry.date}">${formatDate(entry.date, edition.language)}</time></p></header>
${cover}<div class="body">
${body}</div>
${storyFoot(site, edition, entry, story)}</article>
`;
}

function figureHtml(site: Site, from: Route, image: ImageBlock, eager: boolean): string {
  const picture = pictureHtml(site.source.media(image.media), {
    alt: image.alt,
    sizes: "(min-width: 46rem) 44rem, 100vw",
    link: (path) => relativeLink(from, path),
    eager,
  });
  const caption = escapeText(image.caption.trim());
  const credit = image.credit.trim();
  const creditLine = credit ? `<span class="credit">${escapeText(credit)}</span>` : "";
  const lines = [caption, creditLine].filter(Boolean).join(" ");
  return `<figure>${picture}${lines ? `<figcaption>${lines}</figcaption>` : ""}</figure>`;
}

function storyFoot(site: Site, edition: Edition, entry: Entry, story: ShownStory): string {
  const { tag, text } = edition;
  const tags = story.tags.map(({ name, slug }) => {
    if (slug === "") return escapeText(name);
    return `<a href="${escapeText(relativeLink(entry.route, tagRoute(tag, slug)))}" rel="tag">${escapeText(name)}</a>`;
  });
  const tagLine =
    tags.length > 0 ? `<p class="tags">${escapeText(text("tags"))} ${tags.join(" ")}</p>\n` : "";
  const year = relativeLink(entry.route, yearRoute(tag, entry.section, entry.year));
  const section = sectionName(site, edition, entry) ?? "";
  const back = text("back-to-year", { section, year: entry.year });
  return `<footer class="story-foot">${tagLine}<p><a href="${escapeText(year)}">${escapeText(back)}</a></p></footer>\n`;
}

/** https://schema.org/NewsArticle */
function articleData(
  site: Site,
  { tag, language, say }: Edition,
  entry: Entry,
  { byline, tags }: ShownStory,
  image: PageImage | undefined,
): object {
  const organisation = say(site.source.newsroom.name[language]);
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: say(entry.title),
    ...(entry.summary ? { description: say(entry.summary) } : {}),
    inLanguage: tag,
    datePublished: entry.date,
    dateModified: entry.modifiedAt,
    author: byline
      ? { "@type": "Person", name: byline }
      : { "@type": "Organization", name: organisation, url: site.root + homeRoute(tag) },
    publisher: { "@type": "Organization", name: organisation, url: siteRoot(site.source.newsroom) },
    mainEntityOfPage: site.root + entry.route,
    ...(image === undefined ? {} : { image: [site.root + image.path] }),
    ...(tags.length > 0 ? { keywords: tags.map(({ name }) => name) } : {}),
  };
}

/** https://schema.org/BreadcrumbList */
function breadcrumbData(site: Site, { say }: Edition, entry: Entry, crumbs: readonly Crumb[]): object {
  const steps = [...crumbs, { name: say(entry.title), route: entry.route }];
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: steps.map(({ name, route }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: site.root + (route ?? ""),
    })),
  };
}
