import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block, Body } from "../../shared/document/model.ts";
import { compareBodies, mergeBodies } from "../../shared/publish/mergeBodies.ts";

function paragraph(id: string, text: string): Block {
  return { type: "paragraph", id, children: [{ type: "text", text }] };
}

/** Bodies that came from one: some blocks are gone, some say something else, some are new. */
const body = fc
  .uniqueArray(fc.constantFrom(..."abcdefgh"), { maxLength: 8 })
  .chain((ids) =>
    fc
      .array(fc.constantFrom("one", "two"), { minLength: ids.length, maxLength: ids.length })
      .map((texts): Body => ids.map((id, index) => paragraph(id, texts[index] ?? ""))),
  );

test("each side alone gives that side's text again", () => {
  fc.assert(
    fc.property(body, body, (mine, theirs) => {
      const stretches = compareBodies(mine, theirs);
      const all = (side: "mine" | "theirs") =>
        mergeBodies(
          stretches,
          stretches.map(() => side),
        );
      expect(all("mine")).toEqual(mine);
      expect(all("theirs")).toEqual(theirs);
    }),
  );
});

test("both sides together lose no block and have no id twice", () => {
  fc.assert(
    fc.property(body, body, (mine, theirs) => {
      const stretches = compareBodies(mine, theirs);
      const merged = mergeBodies(
        stretches,
        stretches.map(() => "both"),
      );
      expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length);
      const texts = (blocks: Body) => blocks.map((block) => JSON.stringify({ ...block, id: "" }));
      for (const text of texts([...mine, ...theirs])) expect(texts(merged)).toContain(text);
    }),
  );
});

test("what is the same stands once, and what differs side by side", () => {
  const stretches = compareBodies(
    [paragraph("a", "same"), paragraph("b", "mine"), paragraph("c", "end")],
    [paragraph("a", "same"), paragraph("b", "theirs"), paragraph("n", "new"), paragraph("c", "end")],
  );
  expect(stretches.map(({ kind }) => kind)).toEqual(["same", "differs", "differs", "same"]);
});
