import { homeRoute, relativeLink, sectionRoute } from "../address.ts";
import { escapeText } from "../escape.ts";
import type { Edition, Site } from "../model.ts";
import { inEach } from "../siteLanguage.ts";
import type { SiteFile } from "../source.ts";
import { indexFile } from "./indexFile.ts";
import { emptyHtml, leadHtml, teaserKey, teasersHtml } from "./lists.ts";

/** Stories on a front page. */
const LENGTH = 13;

/** An edition's front page: the newest story large, those before it, and the way to all others. */
export function homePage(site: Site, edition: Edition): SiteFile {
  const { tag, language, entries, bySection, text, say } = edition;
  const route = homeRoute(tag);
  const front = entries.slice(0, LENGTH);
  const filled = site.source.newsroom.sections.filter(({ id }) => bySection.has(id));
  const content = () => {
    const options = { from: route, withSection: true };
    const [lead, ...rest] = front;
    const stories = lead
      ? `${leadHtml(site, edition, lead, options)}${teasersHtml(site, edition, rest, options)}`
      : emptyHtml(edition);
    const links = filled.map(({ id, name }) => {
      const link = escapeText(relativeLink(route, sectionRoute(tag, id)));
      return `<li><a href="${link}">${escapeText(text("more-from", { section: say(name[language]) }))}</a></li>`;
    });
    const more = links.length > 0 ? `<ul class="more">${links.join("")}</ul>\n` : "";
    return {
      title: null,
      description: say(site.source.newsroom.tagline[language]),
      crumbs: [],
      alternates: inEach(site.editions, homeRoute),
      main: `<h2 class="kicker">${escapeText(text("latest"))}</h2>\n${stories}${more}`,
    };
  };
  const listed = [front.map(teaserKey), filled.map(({ id }) => id)];
  return indexFile(site, edition, { route, listed, content });
}
