import { escapeText } from "../escape.ts";
import type { Site } from "../model.ts";
import type { SiteLanguage } from "../siteLanguage.ts";
import { securityPolicy, themeFile } from "./head.ts";

/** A page without the frame of an edition. */
export interface BarePage {
  tag: SiteLanguage;
  title: string;
  /** Further lines of the head, as HTML. */
  head: readonly string[];
  /** What links of this page to the site's files begin with. */
  prefix: string;
  /** HTML. */
  main: string;
}

/** A page that stands outside the editions as a whole document. */
export function bareLayout(site: Site, { tag, title, head, prefix, main }: BarePage): string {
  const link = (name: string) => escapeText(prefix + themeFile(site, name));
  return `<!DOCTYPE html>
<html lang="${tag}">
<head>
<meta charset="utf-8">
${securityPolicy}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<meta name="color-scheme" content="light dark">
${head.join("\n")}
<link rel="icon" href="${link("favicon.svg")}" type="image/svg+xml">
<link rel="stylesheet" href="${link("site.css")}">
</head>
<body class="bare">
<main>
${main}
</main>
</body>
</html>
`;
}
