import type { ReactElement } from "react";
import type { TermMatcher } from "../../shared/bilingual/glossary/find.ts";
import { suggestTerms } from "../../shared/bilingual/glossary/suggest.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import type { Direction } from "./direction.ts";
import styles from "./TranslationPanel.module.css";

interface TermsProps {
  matcher: TermMatcher;
  direction: Direction;
  onInsert(text: string): void;
}

/** The glossary's terms in the text that is being translated; a press writes one at the caret. */
export function Terms({ matcher, direction, onInsert }: TermsProps): ReactElement | null {
  const t = useTexts();
  const { source, from, to } = direction;
  const suggestions = suggestTerms(source, from, matcher);
  if (suggestions.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t("links:terms")}</h3>
      <ul className={styles.terms}>
        {suggestions.map(({ text, term, form }) => (
          <li key={`${term.id} ${text}`} data-form={form}>
            <span lang={from}>{term[from].preferred}</span>
            <Button onPress={() => onInsert(text)}>
              <span lang={to}>{text}</span>
            </Button>
            {term.note === "" ? null : <small>{term.note}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
