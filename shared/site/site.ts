import { createTraditional, type Traditional } from "../bilingual/traditional/traditional.ts";
import type { MediaId } from "../document/model.ts";
import { feedFiles } from "./feeds.ts";
import { createSite, hashKey, type Site } from "./model.ts";
import { homePage } from "./pages/home.ts";
import { redirectPages } from "./pages/redirect.ts";
import { shelfPages } from "./pages/shelf.ts";
import { specialPages } from "./pages/special.ts";
import { storyPage } from "./pages/story.ts";
import { pictureFiles } from "./pictures.ts";
import { sitemapFiles } from "./sitemap.ts";
import type { SiteFile, SiteSource } from "./source.ts";

/**
 * Every file of a newsroom's site. Where it has an edition in Traditional characters, what that is made
 * by is loaded first; where it has none, nothing is.
 */
export async function newsroomFiles(source: SiteSource): Promise<SiteFile[]> {
  const { traditional } = source.newsroom;
  return siteFiles(source, traditional?.enabled ? await createTraditional(traditional.exceptions) : null);
}

/**
 * Every file of a site, not yet made: the same newsroom gives the same files, keys and bytes on every
 * computer. No story is loaded, and nothing converted, until a page that shows it is rendered.
 *
 * @param traditional what the edition in Traditional characters is made by, or null for none
 */
export function siteFiles(source: SiteSource, traditional: Traditional | null = null): SiteFile[] {
  const site = createSite(source, traditional);
  return eachPathOnce([
    ...themeFiles(site),
    ...mediaFiles(site),
    ...storyPages(site),
    ...site.editions.flatMap((edition) => [
      homePage(site, edition),
      ...shelfPages(site, edition),
      ...feedFiles(site, edition),
      // After the pages that people wrote: an address that is in use again leads nowhere else.
      ...redirectPages(site, edition),
    ]),
    ...specialPages(site),
    ...sitemapFiles(site),
  ]);
}

function eachPathOnce(files: readonly SiteFile[]): SiteFile[] {
  const taken = new Set<string>();
  return files.filter(({ path }) => {
    const isFirst = !taken.has(path);
    taken.add(path);
    return isFirst;
  });
}

/** Both languages of a story after one another, so that it is loaded once for both. */
function storyPages(site: Site): SiteFile[] {
  const editions = site.editions;
  return site.summaries.flatMap(({ id }) =>
    editions.flatMap((edition) => {
      const entry = edition.byStory.get(id);
      return entry ? [storyPage(site, edition, entry)] : [];
    }),
  );
}

function themeFiles(site: Site): SiteFile[] {
  return site.source.theme.map(({ name, bytes }) => {
    const path = site.themePaths.get(name) ?? name;
    return {
      path,
      key: hashKey([path]),
      stage: "media",
      type: typeOf(name),
      content: { kind: "bytes", bytes },
    };
  });
}

function mediaFiles(site: Site): SiteFile[] {
  const shown = new Set<MediaId>();
  for (const { entries, language } of site.editions) {
    for (const { story } of entries) {
      for (const id of site.source.mediaOf(story.id, language)) shown.add(id);
    }
  }
  return [...shown].sort().flatMap((id) => pictureFiles(site.source.media(id)));
}

function typeOf(name: string): string {
  if (name.endsWith(".css")) return "text/css; charset=utf-8";
  return name.endsWith(".svg") ? "image/svg+xml" : "application/octet-stream";
}
