import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  MANIFEST_FORMAT,
  MANIFEST_SCHEMA,
  type Manifest,
  manifestText,
  readManifestText,
} from "../../shared/publish/manifest.ts";
import { planPublish, uploadWaves } from "../../shared/publish/plan.ts";
import type { SiteFile } from "../../shared/site/source.ts";

const HASH = "0".repeat(64);

function file(path: string, key: string, stage: SiteFile["stage"] = "page"): SiteFile {
  return { path, key, stage, type: "text/html", content: { kind: "text", render: () => path } };
}

function manifest(files: Record<string, string>): Manifest {
  const entries = Object.entries(files).map(([path, key]) => [path, { sha256: HASH, bytes: 1, key }]);
  return {
    format: MANIFEST_FORMAT,
    schema: MANIFEST_SCHEMA,
    newsroom: "n",
    generation: 1,
    publishedAt: "2011-11-16T00:00:00.000Z",
    publishedBy: "x",
    files: Object.fromEntries(entries),
    history: [],
  };
}

const paths = fc.constantFrom("a", "b/index.html", "c/d/index.html", "toString", "e", "__proto__x");
const keyed = fc.dictionary(paths, fc.constantFrom("1", "2"));

describe("a plan", () => {
  it("puts every path in one place, and removes only what the manifest lists", () => {
    fc.assert(
      fc.property(keyed, keyed, (wanted, published) => {
        const files = Object.entries(wanted).map(([path, key]) => file(path, key));
        const plan = planPublish(files, manifest(published));
        const sorted = (list: SiteFile[]) => list.map(({ path }) => path).sort();
        const has = (record: Record<string, string>, path: string) => Object.hasOwn(record, path);
        expect(sorted(plan.added)).toEqual(
          Object.keys(wanted)
            .filter((p) => !has(published, p))
            .sort(),
        );
        expect(sorted(plan.unchanged)).toEqual(
          Object.keys(wanted)
            .filter((p) => has(published, p) && published[p] === wanted[p])
            .sort(),
        );
        expect(plan.removed.sort()).toEqual(
          Object.keys(published)
            .filter((p) => !has(wanted, p))
            .sort(),
        );
        const all = plan.added.length + plan.changed.length + plan.unchanged.length;
        expect(all).toBe(files.length);
      }),
    );
  });

  it("sends new pages before their lists, and both before what may link to them", () => {
    const uploads = [
      { file: file("en/index.html", "k", "index"), isNew: false },
      { file: file("en/news/2012/index.html", "k", "index"), isNew: true },
      { file: file("en/news/2012/a/index.html", "k"), isNew: true },
      { file: file("en/news/index.html", "k", "index"), isNew: false },
      { file: file("en/news/2011/b/index.html", "k"), isNew: false },
      { file: file("media/x.jpg", "k", "media"), isNew: true },
    ];
    const waves = uploadWaves(uploads).map((wave) => wave.map((upload) => upload.file.path));
    expect(waves).toEqual([
      ["media/x.jpg"],
      ["en/news/2012/a/index.html"],
      ["en/news/2012/index.html"],
      ["en/news/2011/b/index.html"],
      ["en/news/index.html"],
      ["en/index.html"],
    ]);
  });
});

describe("a manifest", () => {
  it("is the same text for the same files, in whatever order they were noted", () => {
    fc.assert(
      fc.property(keyed, (files) => {
        const turned = Object.fromEntries(Object.entries(files).reverse());
        expect(manifestText(manifest(turned))).toBe(manifestText(manifest(files)));
        expect(readManifestText(manifestText(manifest(files)), "x")).toEqual(manifest(files));
      }),
    );
  });

  it.each(["/etc/passwd", "../up", "a/../../b", "a//b", ".", "a\\b", "a/."])(
    "that lists the path %s is not believed",
    (path) => {
      const text = manifestText(manifest({ [path]: "k" }));
      expect(() => readManifestText(text, "x")).toThrow(
        expect.objectContaining({ code: "manifest-damaged" }),
      );
    },
  );

  it("of a later Twinpress is told from a damaged one", () => {
    const text = manifestText(manifest({})).replace('"schema":1', '"schema":2');
    expect(() => readManifestText(text, "x")).toThrow(expect.objectContaining({ code: "manifest-newer" }));
  });
});
