/** The longest slug, in characters: addresses stay readable and file names within every system's limit. */
export const SLUG_LIMIT = 80;

/** A text in Latin letters as a slug: apart from slug.ts, which brings what Chinese is romanised by. */
export function asSlug(romanised: string): string {
  return cut(plain(romanised));
}

/** `slug`, or with the first of `-2`, `-3`… that makes it one that `isTaken` does not know. */
export function uniqueSlug(slug: string, isTaken: (candidate: string) => boolean): string {
  if (!isTaken(slug)) return slug;
  for (let n = 2; ; n += 1) {
    const ending = `-${n}`;
    const candidate = slug.slice(0, SLUG_LIMIT - ending.length).replace(/-$/, "") + ending;
    if (!isTaken(candidate)) return candidate;
  }
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’]/g, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .toLowerCase()
    .replace(/^-+|-+$/g, "");
}

function cut(slug: string): string {
  if (slug.length <= SLUG_LIMIT) return slug;
  const head = slug.slice(0, SLUG_LIMIT + 1);
  const end = head.lastIndexOf("-");
  return end > SLUG_LIMIT / 2 ? head.slice(0, end) : slug.slice(0, SLUG_LIMIT);
}
