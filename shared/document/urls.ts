const SCHEMES = new Set(["http:", "https:", "mailto:"]);

/**
 * A link's target as it may be published: http, https, mailto, or a path from the site's root.
 * Null for anything else, such as `javascript:`.
 */
export function safeUrl(url: string): string | null {
  const trimmed = url.trim();
  if (isSitePath(trimmed)) return normalisedPath(trimmed);
  const parsed = URL.canParse(trimmed) ? new URL(trimmed) : null;
  return parsed && SCHEMES.has(parsed.protocol) ? parsed.href : null;
}

/** The path without steps up and with its signs encoded. Null for one that would leave the site after all. */
function normalisedPath(path: string): string | null {
  const site = "https://site.invalid";
  const parsed = URL.canParse(path, site) ? new URL(path, site) : null;
  return parsed?.origin === site ? parsed.pathname + parsed.search + parsed.hash : null;
}

/** True for a path from the site's root, such as `/en/brief-news/`; `//host` is another site's. */
export function isSitePath(url: string): boolean {
  return url.startsWith("/") && !url.startsWith("//") && !url.startsWith("/\\");
}

/** What a person typed as a link's target: a scheme is added where one is missing. Null when it is none. */
export function urlFromInput(typed: string): string | null {
  const trimmed = typed.trim();
  if (trimmed === "" || /\s/.test(trimmed)) return null;
  const safe = safeUrl(trimmed);
  if (safe !== null || /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(trimmed)) return safe;
  if (/^[^@/]+@[^@/]+\.[^@/]+$/.test(trimmed)) return safeUrl(`mailto:${trimmed}`);
  return /^[^/]+\.[^/]+/.test(trimmed) ? safeUrl(`https://${trimmed}`) : null;
}
