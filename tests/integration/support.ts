import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { Library } from "../../electron/library/library.ts";
import type { Language, Localized } from "../../shared/language.ts";
import { storyPath } from "../../shared/story/address.ts";
import type { Story, StoryId, Version } from "../../shared/story/model.ts";
import { removeBase } from "../servers/ending.ts";

/** A folder of this test's own, gone when it is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "twinpress-"));
  onTestFinished(() => removeBase(folder));
  return folder;
}

/** A newsroom of this test's own. */
export function temporaryNewsroom(folder = join(temporaryFolder(), "newsroom")): Library {
  const library = Library.create(folder, {
    name: { en: "River Watch", "zh-Hans": "河流观察" },
    timeZone: "Asia/Shanghai",
    baseUrl: "https://news.example.org",
  });
  onTestFinished(() => library.close());
  return library;
}

/** The same newsroom on another computer, as it is now. */
export function copyNewsroom(library: Library): Library {
  const folder = join(temporaryFolder(), "newsroom");
  const copy = Library.createFrom(folder, library.newsroom());
  for (const { id } of library.allStories()) copy.insert(library.get(id).story);
  onTestFinished(() => copy.close());
  return copy;
}

/** Puts pairs of texts into a newsroom's memory, as if from a file. Says how many were new. */
export function rememberPairs(
  library: Library,
  texts: readonly Localized[],
  { file = "a.tmx", changedAt = "2011-11-16T00:00:00.000Z" } = {},
): number {
  const { imports } = library.memory;
  return library.transaction(() => {
    const id = imports.begin(file);
    const added = texts.filter((text) => imports.add(id, file, { text, changedAt }));
    imports.finish(id);
    return added.length;
  });
}

/** A story with parts of some versions changed. */
export function withVersion(story: Story, language: Language, part: Partial<Version>): Story {
  return { ...story, versions: { ...story.versions, [language]: { ...story.versions[language], ...part } } };
}

/** A paragraph. */
export function paragraph(id: string, text: string): Version["body"][number] {
  return { type: "paragraph", id, children: [{ type: "text", text }] };
}

/** A story in both languages that is ready to publish. */
export function addReadyStory(library: Library, title: string, date = "2011-11-16"): Story {
  const { story } = library.create();
  const en = { title, slug: "", body: [paragraph("a", `${title} in English.`)], status: "ready" as const };
  const zh = {
    title: `${title}（中文）`,
    slug: "",
    body: [paragraph("b", "中文正文。")],
    status: "ready" as const,
  };
  return library.save(withVersion(withVersion({ ...story, date }, "en", en), "zh-Hans", zh)).story;
}

/** Notes a story's English version as published on a host, as it is now. */
export function publishEnglish(library: Library, id: StoryId): void {
  const { summary } = library.get(id);
  const { contentHash, slug } = summary.versions.en;
  const path = storyPath({ ...summary, slug });
  library.markPublished("host", [{ story: id, language: "en", contentHash, path }]);
}
