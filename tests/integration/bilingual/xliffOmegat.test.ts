import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exportXliffFile, importXliffFile } from "../../../electron/exchange/xliffExchange.ts";
import { TMX_FOOT, tmxHead, tmxUnit } from "../../../shared/bilingual/memory/tmx.ts";
import type { Body } from "../../../shared/document/model.ts";
import { withoutIds } from "../../unit/bodies.ts";
import { paragraph, temporaryNewsroom, withVersion } from "../support.ts";
import { omegatProject, translateWithOmegat } from "./omegat.ts";

const ENGLISH: Body = [
  {
    type: "paragraph",
    id: "a",
    children: [
      { type: "text", text: "The " },
      { type: "text", text: "river", marks: ["bold"] },
      { type: "text", text: " & its " },
      {
        type: "link",
        url: "https://example.org/?a=1&b=2",
        children: [{ type: "text", text: "valley", marks: ["italic"] }],
      },
      { type: "break" },
      { type: "text", text: "It rained." },
    ],
  },
  paragraph("b", "Nobody translated this."),
];

/** What a translator writes in OmegaT, where tags have its own names. */
const TRANSLATED = [
  ["The river rose", "河水上涨"],
  [
    "The <g0>river</g0> & its <g1><g2>valley</g2></g1><x3/>It rained.",
    "<g1><g2>河谷</g2></g1>与<g0>河</g0><x3/>下过雨。",
  ],
] as const;

test("OmegaT shows what is to be translated, and what it writes comes back whole", {
  timeout: 300_000,
}, async () => {
  const library = temporaryNewsroom();
  const { story } = library.create();
  library.save(withVersion(story, "en", { title: "The river rose", body: ENGLISH }));
  const project = await omegatProject("EN", "ZH-CN");
  await exportXliffFile(library, join(project, "source", "stories.xlf"), null, {
    to: null,
    noteOf: (kind) => kind,
  });
  const units = TRANSLATED.map(([en, zh]) =>
    tmxUnit({ text: { en, "zh-Hans": zh }, changedAt: "2011-11-16T00:00:00.000Z" }),
  );
  writeFileSync(join(project, "tm", "auto", "typed.tmx"), tmxHead() + units.join("") + TMX_FOOT);
  await translateWithOmegat(project);
  const [report] = await importXliffFile(library, join(project, "target", "stories.xlf"));
  expect(report?.units).toMatchObject([
    { result: "applied", text: "The river rose" },
    { result: "applied", unit: "a" },
    { result: "refused", reason: "empty-target", unit: "b" },
  ]);
  const { versions } = library.get(story.id).story;
  expect(versions["zh-Hans"].title).toBe("河水上涨");
  expect(withoutIds(versions["zh-Hans"].body)).toEqual([
    {
      type: "paragraph",
      children: [
        {
          type: "link",
          url: "https://example.org/?a=1&b=2",
          children: [{ type: "text", text: "河谷", marks: ["italic"] }],
        },
        { type: "text", text: "与" },
        { type: "text", text: "河", marks: ["bold"] },
        { type: "break" },
        { type: "text", text: "下过雨。" },
      ],
    },
  ]);
});
