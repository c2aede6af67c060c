import type { ErrorCode } from "../../shared/errors.ts";
import type { Translate } from "../../shared/i18n/translator.ts";
import type { PublishResult } from "../../shared/publish/progress.ts";

/** Ends at which nobody can say yet whether readers see what was published. */
const OPEN: readonly ErrorCode[] = ["publish-unanswered", "publish-unverified"];

/** What a publish came to, in a few words. */
export function resultTitle(t: Translate, result: PublishResult): string {
  switch (result.result) {
    case "published":
      return t("publish:result-published");
    case "partly": {
      const { sent, removed } = failures(result);
      if (sent.length > 0) return t("publish:result-partly", { count: sent.length });
      return t("publish:result-left", { count: removed.length });
    }
    case "not":
      return t(OPEN.includes(result.error.code) ? "publish:result-open" : "publish:result-not");
  }
}

/** What could not be sent, and what could not be taken down. */
export function failures({ failed, plan }: PublishResult) {
  const isRemoved = ({ path }: { path: string }) => plan.removed.includes(path);
  return { sent: failed.filter((one) => !isRemoved(one)), removed: failed.filter(isRemoved) };
}
