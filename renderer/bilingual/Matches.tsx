import type { ReactElement } from "react";
import type { Match } from "../../shared/bilingual/memory/match.ts";
import { wordDiff } from "../../shared/bilingual/wordDiff.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { DiffText } from "./DiffText.tsx";
import type { Direction } from "./direction.ts";
import styles from "./TranslationPanel.module.css";

interface MatchesProps {
  matches: readonly Match[];
  direction: Direction;
  onInsert(match: Match): void;
}

/** What the memory has for the part with the caret; a fuzzy match shows in what it differs. */
export function Matches({ matches, direction, onInsert }: MatchesProps): ReactElement | null {
  const t = useTexts();
  if (matches.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t("links:memory")}</h3>
      <ol className={styles.matches}>
        {matches.map((match, index) => (
          <li key={`${match.kind} ${match.source} ${match.target}`}>
            <p className={styles.meta}>
              <span className={styles.score}>{t(`links:match-${match.kind}`, { score: match.score })}</span>
              {match.adapted ? <span>{t("links:match-adapted")}</span> : null}
              {index < 3 ? <kbd>{t("links:match-key", { number: index + 1 })}</kbd> : null}
            </p>
            {match.kind === "fuzzy" ? (
              <p className={styles.source} lang={direction.from}>
                <DiffText runs={wordDiff(match.source, direction.source, direction.from)} />
              </p>
            ) : null}
            <p className={styles.target} lang={direction.to}>
              {match.target}
            </p>
            <Button onPress={() => onInsert(match)}>{t("links:insert")}</Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
