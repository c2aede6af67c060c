import fc from "fast-check";
import { expect, test } from "vitest";
import { fromMarkdown, withPictures } from "../../shared/document/fromMarkdown.ts";
import { toMarkdown } from "../../shared/document/toMarkdown.ts";
import { bodies, PICTURE, withoutIds } from "./bodies.ts";

test("any body comes back from its Markdown as it was", () => {
  const isSame = fc.property(bodies, (body) => {
    const markdown = toMarkdown(body, () => PICTURE.file);
    const back = withPictures(fromMarkdown(markdown), (src) => (src === PICTURE.file ? PICTURE.media : null));
    expect(withoutIds(back), markdown).toEqual(withoutIds(body));
  });
  fc.assert(isSame, { numRuns: Number(process.env.RUNS ?? 500) });
});
