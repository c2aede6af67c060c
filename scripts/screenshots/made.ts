import type { ErrorData } from "../../shared/errors.ts";
import type { ConflictDetail, PublishPreview } from "../../shared/ipc.ts";
import type { StoryConflict } from "../../shared/publish/conflict.ts";
import type { PlanSummary, PublishProgress, PublishResult } from "../../shared/publish/progress.ts";
import { PARTS, type StorySource, sourceOf } from "../../shared/publish/storySource.ts";
import type { Story } from "../../shared/story/model.ts";

/** What a publish would meet, made up: a picture has no time to wait for a bad line. */

const PATHS = ["index.html", "en/index.html", "zh/index.html"];
const DEEP =
  "en/brief-news/2012/a-very-long-address-of-a-story-that-somebody-typed-without-thinking-of-lists/index.html";

/** A plan that has something of everything in it. */
export const PLAN: PlanSummary = {
  added: [DEEP, "zh/brief-news/2012/xiaoe-zizhu/index.html", "media/0a1b2c3d4e5f6071.jpg"],
  changed: PATHS,
  removed: ["en/projects/2010/an-old-story/index.html"],
  unchanged: 1234,
  bytes: 2_345_678,
};

/** A publish that is ready to go, but for what `over` says. */
export function previewOf(over: Partial<PublishPreview>): PublishPreview {
  return { findings: [], plan: PLAN, merged: [], conflicts: [], ...over };
}

/** How far a publish is that has some minutes to go. */
export const SENDING: PublishProgress = {
  phase: "uploading",
  filesDone: 412,
  filesTotal: 1_206,
  bytesDone: 18_400_000,
  bytesTotal: 52_700_000,
  secondsLeft: 250,
};

const DONE = {
  plan: PLAN,
  rendered: 5,
  bytes: PLAN.bytes,
  seconds: 3,
  failed: [],
  waiting: 0,
  merged: [],
  conflicts: [],
};

const fault = (path: string): ErrorData => ({
  code: "host-full",
  params: { name: "www.example.org", path },
});

/** Ends that a publish may come to. */
export const RESULTS = {
  partly: {
    ...DONE,
    result: "partly",
    failed: [DEEP, "media/0a1b2c3d4e5f6071.jpg"].map((path) => ({ path, error: fault("media") })),
    waiting: 3,
  },
  left: { ...DONE, result: "partly", failed: PLAN.removed.map((path) => ({ path, error: fault(path) })) },
  not: {
    ...DONE,
    result: "not",
    sent: 412,
    error: {
      code: "host-unreachable",
      params: { name: "www.example.org", detail: "connect ETIMEDOUT 203.0.113.7:22" },
    },
  },
  open: {
    ...DONE,
    result: "not",
    sent: 1206,
    error: { code: "publish-unanswered", params: { name: "www.example.org" } },
  },
} satisfies Record<string, PublishResult>;

/** Conflicts about stories, with what a colleague made of each: most were changed, some taken down or in the trash here. */
export function conflictsAbout(stories: readonly Story[], host: string): ConflictDetail[] {
  return stories.map((mine, n) => ({
    conflict: conflictAbout(mine, host, n % 4 === 1 ? null : theirsOf(mine)),
    mine,
    isTrashed: n % 4 === 2,
  }));
}

function conflictAbout(story: Story, host: string, theirs: StorySource | null): StoryConflict {
  const by = "Anna's MacBook Pro (Berlin office)";
  return { host, story: story.id, theirs, parts: [...PARTS], by, at: "2012-11-16T08:30:00.000Z" };
}

function theirsOf(story: Story): StorySource {
  const { en } = story.versions;
  const title = `${en.title}, in Other Words`;
  const source = sourceOf({
    ...story,
    date: "2012-11-15",
    versions: { ...story.versions, en: { ...en, title, status: "ready" } },
  });
  if (!source) throw new Error(`“${en.title}” is not ready.`);
  return source;
}
