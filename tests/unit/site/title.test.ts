import { expect, test } from "vitest";
import { titleHtml } from "../../../shared/site/pages/title.ts";

test("an English title is the same sign for sign", () => {
  expect(titleHtml("Global 2011 – The Forum — in Berlin", "en")).toBe("Global 2011 – The Forum — in Berlin");
  expect(titleHtml("From 2–3 <b> – 5", "en")).toBe("From 2–3 &lt;b&gt; – 5");
});

test.each([
  ["街坊动手，绘一张自己的胡同地图", true],
  ["各种段落：一页之中“应有尽有”，以及它们的样子", true],
  ["理髮店「乾燥」，七個字以內", true],
  ["把账本摊开：三十家小型民间组织互看账目", false],
  ["中国国际民间组织合作促进会在北京举行年会", false],
])("the lines of %s end at its punctuation: %s", (title, isSo) => {
  expect(titleHtml(title, "zh-Hans")).toBe(isSo ? `<span class="clauses">${title}</span>` : title);
});
