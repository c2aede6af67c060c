import type { ErrorData } from "../../shared/errors.ts";
import type { Finding, PlanSummary, PublishProgress, PublishResult } from "../../shared/publish/progress.ts";

/** What the main process asks of the publisher's process. */
export type PublisherRequest =
  | { kind: "prepare"; folder: string; host: string }
  | { kind: "publish"; folder: string; host: string }
  | { kind: "cancel" };

/** What the publisher's process answers with: progress any number of times, then one of the others. */
export type PublisherMessage =
  | { kind: "progress"; progress: PublishProgress }
  | { kind: "prepared"; findings: Finding[]; plan: PlanSummary }
  | { kind: "done"; result: PublishResult }
  | { kind: "failed"; error: ErrorData };
