import type { ReactElement } from "react";
import type { Match } from "../../shared/bilingual/memory/match.ts";
import { wordDiff } from "../../shared/bilingual/wordDiff.ts";
import { keyLabel } from "../../shared/keys.ts";
import { useIsMac } from "../app/AppContext.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { DiffText } from "./DiffText.tsx";
import type { Direction } from "./direction.ts";
import styles from "./TranslationPanel.module.css";

const MATCH_KEYS = ["insert-match-1", "insert-match-2", "insert-match-3"] as const;

interface MatchesProps {
  matches: readonly Match[];
  direction: Direction;
  onInsert(match: Match): void;
}

/** What the memory has for the part with the caret; a fuzzy match shows in what it differs. */
export function Matches({ matches, direction, onInsert }: MatchesProps): ReactElement | null {
  const t = useTexts();
  const isMac = useIsMac();
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
              {MATCH_KEYS[index] ? <kbd>{keyLabel(MATCH_KEYS[index], isMac)}</kbd> : null}
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
