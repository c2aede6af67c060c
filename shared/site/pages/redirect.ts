import { pageFile, relativeLink, rootPrefix, routeOfPath } from "../address.ts";
import { escapeText } from "../escape.ts";
import { type Edition, hashKey, type Site } from "../model.ts";
import type { SiteFile } from "../source.ts";
import { bareLayout } from "./bare.ts";

/** At each address that a story had before: a page that leads on, for people and for search engines. */
export function redirectPages(site: Site, edition: Edition): SiteFile[] {
  const { tag, language } = edition;
  return edition.entries.flatMap((entry) => {
    const { title, story } = entry;
    return story.versions[language].formerPaths.map((path) => {
      const from = routeOfPath(tag, path);
      return {
        path: pageFile(from),
        key: hashKey(["moved", edition.frameKey, from, entry.route, title]),
        stage: "page",
        type: "text/html; charset=utf-8",
        content: {
          kind: "text",
          render: () => redirectPage(site, edition, { from, to: entry.route, title }),
        },
      } satisfies SiteFile;
    });
  });
}

function redirectPage(
  site: Site,
  { tag, say, text }: Edition,
  { from, to, title }: { from: string; to: string; title: string },
): string {
  const link = escapeText(relativeLink(from, to));
  const moved = text("moved-title");
  return bareLayout(site, {
    tag,
    title: moved,
    head: [
      '<meta name="robots" content="noindex">',
      `<meta http-equiv="refresh" content="0; url=${link}">`,
      `<link rel="canonical" href="${escapeText(site.root + to)}">`,
    ],
    prefix: rootPrefix(from),
    main: `<h1>${escapeText(moved)}</h1>\n<p>${escapeText(text("moved-text"))} <a href="${link}">${escapeText(say(title))}</a></p>`,
  });
}
