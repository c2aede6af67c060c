import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanSlug, SLUG_LIMIT, slugFromTitle, uniqueSlug } from "../../shared/story/slug.ts";

describe("a slug", () => {
  it.each([
    ["Global Perspective 2011 – The Forum", "en", "global-perspective-2011-the-forum"],
    ["Café naïve: the ICSO’s role?", "en", "cafe-naive-the-icsos-role"],
    ["重庆的银行行长", "zh-Hans", "chong-qing-de-yin-hang-hang-zhang"],
    ["2011年11月9日，柏林", "zh-Hans", "2011-nian-11-yue-9-ri-bo-lin"],
    ["NGO能力建设", "zh-Hans", "ngo-neng-li-jian-she"],
    ["！？…", "zh-Hans", ""],
  ] as const)("of “%s” (%s) is %s", (title, language, slug) => {
    expect(slugFromTitle(title, language)).toBe(slug);
  });

  it("is a path segment of ASCII letters, digits and single hyphens, whatever the title", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.constantFrom("en", "zh-Hans"),
        (title, language) => {
          const slug = slugFromTitle(title, language as "en" | "zh-Hans");
          expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
          expect(slug.length).toBeLessThanOrEqual(SLUG_LIMIT);
          expect(cleanSlug(slug)).toBe(slug);
        },
      ),
    );
  });

  it("is never empty for a title with a Latin letter, a digit or a common character", () => {
    fc.assert(
      fc.property(fc.constantFrom(..."aZ9中国新闻稿"), fc.string(), (sign, rest) => {
        expect(slugFromTitle(`${rest}${sign}`, "zh-Hans")).not.toBe("");
      }),
    );
  });

  it("gets the first number that is free when it is taken, and stays within its length", () => {
    const long = "a".repeat(SLUG_LIMIT);
    const taken = new Set(["news", "news-2", long]);
    expect(uniqueSlug("news", (slug) => taken.has(slug))).toBe("news-3");
    expect(uniqueSlug(long, (slug) => taken.has(slug))).toHaveLength(SLUG_LIMIT);
  });
});
