import { homeRoute, pageFile, type Route } from "../address.ts";
import { type Edition, hashKey, type Site } from "../model.ts";
import type { SiteFile } from "../source.ts";
import { type Crumb, layout, type PageContent } from "./layout.ts";

/** A page that lists stories. */
export interface IndexPage {
  route: Route;
  /** Everything that the page shows and that not every page does. */
  listed: readonly unknown[];
  content(): Omit<PageContent, "route">;
}

/** A page of lists as a file: it is made again when what it lists, or the frame around it, changes. */
export function indexFile(site: Site, edition: Edition, { route, listed, content }: IndexPage): SiteFile {
  return {
    path: pageFile(route),
    key: hashKey(["index", edition.frameKey, route, listed]),
    stage: "index",
    type: "text/html; charset=utf-8",
    content: { kind: "text", render: () => layout(site, edition, { route, ...content() }) },
  };
}

/** The breadcrumb's first step. */
export function homeCrumb({ tag, text }: Edition): Crumb {
  return { name: text("home"), route: homeRoute(tag) };
}
