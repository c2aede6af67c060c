import type { Localized } from "../../language.ts";
import type { Problem } from "./model.ts";
import { listed } from "./spans.ts";

/** What one side says and the other doesn't, as one finding. */
export function counterparts(
  rule: "numbers" | "dates" | "urls",
  { en, "zh-Hans": zh }: Localized<readonly string[]>,
): Problem[] {
  if (en.length === 0 && zh.length === 0) return [];
  if (zh.length === 0) {
    return [{ rule, language: "zh-Hans", key: "bilingual-only-en", params: { values: listed(en) } }];
  }
  if (en.length === 0) {
    return [{ rule, language: "en", key: "bilingual-only-zh", params: { values: listed(zh) } }];
  }
  return [{ rule, key: "bilingual-differ", params: { values: listed(en), others: listed(zh) } }];
}
