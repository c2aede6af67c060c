import type { Problem } from "../bilingual/checks/model.ts";
import type { ErrorData } from "../errors.ts";
import type { Language } from "../language.ts";
import type { StoryConflict } from "./conflict.ts";

/** A thing that a check found before publishing. `block` findings stop the publish; `warn` ones don't. */
export interface Finding {
  rule:
    | "missing-title"
    | "missing-slug"
    | "missing-body"
    | "duplicate-address"
    | "broken-link"
    | "missing-alt"
    | "missing-media"
    | "stale"
    | "untranslated"
    | "bilingual"
    | "bilingual-skipped"
    | "no-base-url"
    | "nothing-ready";
  severity: "block" | "warn";
  /** Where it is: absent for a finding about the whole newsroom. */
  story?: string;
  language?: Language;
  /** The block it is in, where it is in one. */
  block?: string;
  /** For `bilingual`: what the checks of the two versions say. */
  problem?: Problem;
  /** Values for the text under `checks.<rule>`. */
  params: Record<string, string | number>;
}

/** A story that a colleague published, taken over into this newsroom. */
export interface MergedStory {
  story: string;
  /** `removed`: a colleague took it down; it is a draft here now. */
  change: "added" | "changed" | "removed";
}

/** What a publish will do, in numbers and paths, computed before anything is touched. */
export interface PlanSummary {
  added: string[];
  changed: string[];
  removed: string[];
  unchanged: number;
  /** Bytes to upload. */
  bytes: number;
}

/** `gathering` and `sending` are of hosts that take all files at once, with the commit; `uploading` is of the others. */
export type PublishPhase =
  | "waiting"
  | "planning"
  | "fetching"
  | "gathering"
  | "sending"
  | "uploading"
  | "removing"
  | "verifying"
  | "finishing";

export interface PublishProgress {
  phase: PublishPhase;
  filesDone: number;
  filesTotal: number;
  bytesDone: number;
  bytesTotal: number;
  /** Estimate, or null while there is too little to go by. */
  secondsLeft: number | null;
}

/** What came of a publish. `partly`: the site is whole, but the named files are not on it. */
export type PublishResult = {
  plan: PlanSummary;
  /** Pages made by this publish; the others were taken as they are by their keys. */
  rendered: number;
  /** Bytes written to the host. */
  bytes: number;
  seconds: number;
  failed: { path: string; error: ErrorData }[];
  /** Files that were not tried because what they may link to could not be sent. */
  waiting: number;
  /** What came in from colleagues. */
  merged: MergedStory[];
  /** What somebody has to decide on first. */
  conflicts: StoryConflict[];
} & (
  | { result: "published" | "partly" }
  /** `sent`: files that readers may see already; each is whole, and the next publish goes on from there. */
  | { result: "not"; error: ErrorData; sent: number }
);

/** What could not be sent, and what could not be taken down. */
export function failuresOf({ failed, plan }: Pick<PublishResult, "failed" | "plan">): {
  sent: PublishResult["failed"];
  removed: PublishResult["failed"];
} {
  const going = new Set(plan.removed);
  return {
    sent: failed.filter(({ path }) => !going.has(path)),
    removed: failed.filter(({ path }) => going.has(path)),
  };
}
