import type { ImageBlock } from "../../document/model.ts";
import { bodyToHtml } from "../../document/toHtml.ts";
import { otherLanguage } from "../../language.ts";
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

/** A story's page. */
export function storyPage(site: Site, edition: Edition, entry: Entry): SiteFile {
  const { route, contentHash, counterpart, story } = entry;
  const { language } = edition;
  return {
    path: pageFile(route),
    key: hashKey(["story", site.frameKey, route, contentHash, counterpart]),
    stage: "page",
    type: "text/html; charset=utf-8",
    version: { story: story.id, language, contentHash, slug: story.versions[language].slug },
    content: { kind: "text", render: () => layout(site, edition, storyContent(site, edition, entry)) },
  };
}

function storyContent(site: Site, edition: Edition, entry: Entry): PageContent {
  const { language } = edition;
  const story = site.source.story(entry.story.id);
  const crumbs = crumbsOf(site, edition, entry);
  const image = coverImage(site, story, language);
  return {
    route: entry.route,
    title: entry.title,
    description: entry.summary,
    crumbs,
    alternates: {
      [language]: entry.route,
      ...(entry.counterpart === null ? {} : { [otherLanguage(language)]: entry.counterpart }),
    },
    main: articleHtml(site, edition, entry, story),
    jsonLd: [articleData(site, edition, entry, story, image), breadcrumbData(site, entry, crumbs)],
    article: { published: entry.date, modified: entry.modifiedAt },
    ...(image === undefined ? {} : { image }),
  };
}

function coverImage(site: Site, { cover }: Story, language: Edition["language"]): PageImage | undefined {
  if (!cover) return undefined;
  const media = site.source.media(cover.media);
  const largest = renditions(media).at(-1);
  return largest && { ...largest, height: heightAt(media, largest.width), alt: cover.alt[language] };
}

function crumbsOf(site: Site, edition: Edition, entry: Entry): Crumb[] {
  const { language } = edition;
  const section = site.source.newsroom.sections.find(({ id }) => id === entry.section);
  return [
    homeCrumb(edition),
    { name: section?.name[language] ?? entry.section, route: sectionRoute(language, entry.section) },
    { name: String(entry.year), route: yearRoute(language, entry.section, entry.year) },
  ];
}

function articleHtml(site: Site, edition: Edition, entry: Entry, story: Story): string {
  const { language, text } = edition;
  const version = story.versions[language];
  const byline = story.byline[language].trim();
  const figure = (image: ImageBlock, eager = false) => figureHtml(site, entry.route, image, eager);
  const cover = story.cover
    ? figure({ ...localCover(story.cover, language), type: "image", id: "cover" }, true)
    : "";
  const body = bodyToHtml(version.body, {
    siteLink: (path) => relativeLink(entry.route, path.replace(/^\/+/, "")),
    figure: (image) => figure(image),
  });
  const summary = version.summary.trim();
  return `<article class="story">
<header><h1>${escapeText(version.title)}</h1>
${summary ? `<p class="summary">${escapeText(summary)}</p>\n` : ""}<p class="meta">${byline ? `<span class="byline">${escapeText(text("by", { byline }))}</span> ` : ""}<time datetime="${entry.date}">${formatDate(entry.date, language)}</time></p></header>
${cover}<div class="body">
${body}</div>
${storyFoot(site, edition, entry)}</article>
`;
}

function localCover(cover: NonNullable<Story["cover"]>, language: Edition["language"]) {
  const { media, credit, alt, caption } = cover;
  return { media, credit, alt: alt[language], caption: caption[language] };
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

function storyFoot(site: Site, { language, text, tagSlug }: Edition, entry: Entry): string {
  const tags = entry.story.tags[language].map((tag) => {
    const slug = tagSlug(tag);
    if (slug === "") return escapeText(tag);
    return `<a href="${escapeText(relativeLink(entry.route, tagRoute(language, slug)))}" rel="tag">${escapeText(tag)}</a>`;
  });
  const tagLine =
    tags.length > 0 ? `<p class="tags">${escapeText(text("tags"))} ${tags.join(" ")}</p>\n` : "";
  const section = site.source.newsroom.sections.find(({ id }) => id === entry.section);
  const year = relativeLink(entry.route, yearRoute(language, entry.section, entry.year));
  const back = text("back-to-year", { section: section?.name[language] ?? "", year: entry.year });
  return `<footer class="story-foot">${tagLine}<p><a href="${escapeText(year)}">${escapeText(back)}</a></p></footer>\n`;
}

/** https://schema.org/NewsArticle */
function articleData(
  site: Site,
  edition: Edition,
  entry: Entry,
  story: Story,
  image: PageImage | undefined,
): object {
  const { language } = edition;
  const organisation = site.source.newsroom.name[language];
  const byline = story.byline[language].trim();
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: entry.title,
    ...(entry.summary ? { description: entry.summary } : {}),
    inLanguage: language,
    datePublished: entry.date,
    dateModified: entry.modifiedAt,
    author: byline
      ? { "@type": "Person", name: byline }
      : { "@type": "Organization", name: organisation, url: site.root + homeRoute(language) },
    publisher: { "@type": "Organization", name: organisation, url: siteRoot(site.source.newsroom) },
    mainEntityOfPage: site.root + entry.route,
    ...(image === undefined ? {} : { image: [site.root + image.path] }),
    ...(story.tags[language].length > 0 ? { keywords: story.tags[language] } : {}),
  };
}

/** https://schema.org/BreadcrumbList */
function breadcrumbData(site: Site, entry: Entry, crumbs: readonly Crumb[]): object {
  const steps = [...crumbs, { name: entry.title, route: entry.route }];
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
