import type { ErrorData } from "../errors.ts";
import type { Language } from "../language.ts";

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
    | "no-base-url"
    | "nothing-ready";
  severity: "block" | "warn";
  /** Where it is: absent for a finding about the whole newsroom. */
  story?: string;
  language?: Language;
  /** The block it is in, where it is in one. */
  block?: string;
  /** Values for the text under `checks.<rule>`. */
  params: Record<string, string | number>;
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

export type PublishPhase = "building" | "planning" | "uploading" | "removing" | "verifying" | "finishing";

export interface PublishProgress {
  phase: PublishPhase;
  filesDone: number;
  filesTotal: number;
  bytesDone: number;
  bytesTotal: number;
  /** Estimate, or null while there is too little to go by. */
  secondsLeft: number | null;
}

/** `partly`: the site is whole, but the named files are not on it. `not`: the site is as it was. */
export type PublishResult = {
  plan: PlanSummary;
  /** Pages made by this publish; the others were taken as they are by their keys. */
  rendered: number;
  /** Bytes written to the host. */
  bytes: number;
  seconds: number;
  failed: { path: string; error: ErrorData }[];
} & ({ result: "published" | "partly" } | { result: "not"; error: ErrorData });
