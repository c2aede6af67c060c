import { checkStory } from "../../shared/bilingual/checks/checkStory.ts";
import { isBesidePart } from "../../shared/bilingual/parts.ts";
import { LANGUAGES } from "../../shared/language.ts";
import type { Finding } from "../../shared/publish/progress.ts";
import type { StorySummary } from "../../shared/story/summary.ts";
import type { Library } from "../library/library.ts";
import { contextOf } from "../library/storyChecks.ts";

/** Stories compared for one publish; a first publish of thousands is not held up. */
const MOST = 300;

/** What the checks say of the two versions of each story that this publish would change, newest first. */
export function bilingualFindings(library: Library, summaries: readonly StorySummary[]): Finding[] {
  const changed = summaries.filter(isNewToReaders);
  const context = contextOf(library);
  const findings = changed.slice(0, MOST).flatMap((summary) => {
    const { story } = library.get(summary.id);
    const found = checkStory(story, context).filter(({ rule }) => rule !== "missing" && rule !== "stale");
    return found.map(({ link, rule, key, params, language = story.sourceLanguage, ...rest }): Finding => {
      const block = story.links.find(({ id }) => id === link)?.[language].find((id) => !isBesidePart(id));
      return {
        rule: "bilingual",
        severity: rest.severity,
        story: summary.id,
        language,
        ...(block === undefined ? {} : { block }),
        problem: { rule, key, params, language },
        params: { title: summary.versions[language].title },
      };
    });
  });
  const skipped = changed.length - MOST;
  return skipped > 0
    ? [...findings, { rule: "bilingual-skipped", severity: "warn", params: { count: skipped } }]
    : findings;
}

function isNewToReaders({ versions }: StorySummary): boolean {
  const standings = LANGUAGES.map((language) => versions[language].standing);
  const isWhole = LANGUAGES.every((language) => versions[language].status === "ready");
  return isWhole && standings.some((standing) => standing === "ready" || standing === "changed");
}
