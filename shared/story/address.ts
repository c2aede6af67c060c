import { yearOf } from "./dates.ts";

/** What of a story makes the address of one of its pages. */
export interface Filing {
  section: string;
  /** `YYYY-MM-DD` */
  date: string;
  slug: string;
}

/** Where a story's page is below the home page of its language: `brief-news/2011/global-perspective-2011`. */
export function storyPath({ section, date, slug }: Filing): string {
  return `${section}/${yearOf(date)}/${slug}`;
}

/** Paths of a version's pages, each once, but for the one where it is now. */
export function formerPaths(present: Filing, paths: Iterable<string>): string[] {
  const former = new Set(paths);
  former.delete(storyPath(present));
  return [...former];
}

/** Former addresses as they were kept once: as slugs, as though a story had always been filed where it is. */
export function formerPathsOfSlugs(filed: Omit<Filing, "slug">, slugs: readonly string[]): string[] {
  return slugs.map((slug) => storyPath({ ...filed, slug }));
}
