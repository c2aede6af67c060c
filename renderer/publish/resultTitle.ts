import type { ErrorCode } from "../../shared/errors.ts";
import type { Translate } from "../../shared/i18n/translator.ts";
import { failuresOf, type PublishResult } from "../../shared/publish/progress.ts";

/** Ends at which nobody can say yet whether readers see what was published. */
const OPEN: readonly ErrorCode[] = ["publish-unanswered", "publish-unverified"];

/** True where nobody can say yet whether it failed. */
export function isOpenEnd(result: PublishResult): boolean {
  return result.result === "not" && OPEN.includes(result.error.code);
}

/** What a publish came to, in a few words. */
export function resultTitle(t: Translate, result: PublishResult): string {
  switch (result.result) {
    case "published":
      return t("publish:result-published");
    case "partly": {
      const { sent, removed } = failuresOf(result);
      if (sent.length > 0) return t("publish:result-partly", { count: sent.length });
      return t("publish:result-left", { count: removed.length });
    }
    case "not":
      return t(isOpenEnd(result) ? "publish:result-open" : "publish:result-not");
  }
}
