import { expect, test } from "vitest";
import { sha256Hex } from "../../../shared/hash.ts";
import { GENERATOR } from "../../../shared/site/model.ts";
import { siteFiles } from "../../../shared/site/site.ts";
import { everyBlock } from "../../site/specimen.ts";
import { readyStory, sourceOf, textOf, withVersion } from "./source.ts";

/**
 * What a newsroom's files are like in this generator. Keys tell only whether the newsroom changed; when
 * its files change for another reason, hosts must be told by another number.
 */
test("files that come out otherwise are those of another generator", () => {
  const stories = [
    { ...everyBlock("a".repeat(64), "b".repeat(64)), id: "everyblock" },
    withVersion(readyStory("a"), "zh-Hans", { status: "draft" }),
    ...Array.from({ length: 21 }, (_, index) => readyStory(`many-${index}`, { date: "2010-05-01" })),
  ];
  const written = siteFiles(sourceOf(stories)).map((file) => `${file.path}\n${textOf(file)}`);
  expect(
    { generator: GENERATOR, files: sha256Hex(written.join("\n")).slice(0, 16) },
    "Count GENERATOR up in shared/site/model.ts if a release had these files otherwise, and put the hash here.",
  ).toEqual({ generator: 1, files: "32ef7e4a25527007" });
});
