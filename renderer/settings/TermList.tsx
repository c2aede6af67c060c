import { Pencil, Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import type { Term } from "../../shared/bilingual/terms.ts";
import { LANGUAGES, type Language } from "../../shared/language.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { IconButton } from "../ui/Button.tsx";
import styles from "./GlossaryTab.module.css";
import shared from "./SettingsDialog.module.css";

/** Terms in the page at once: more are searched for, not scrolled to. */
const LIMIT = 100;

interface TermListProps {
  terms: readonly Term[];
  onEdit(term: Term): void;
  onRemove(term: Term): void;
}

/** Terms with their forms in both languages. */
export function TermList({ terms, onEdit, onRemove }: TermListProps): ReactElement | null {
  const t = useTexts();
  if (terms.length === 0) return null;
  return (
    <>
      <ul className={styles.terms}>
        {terms.slice(0, LIMIT).map((term) => (
          <li key={term.id} className={styles.term}>
            {LANGUAGES.map((language) => (
              <Forms key={language} term={term} language={language} />
            ))}
            <div className={shared.buttons}>
              <IconButton
                label={t("glossary:edit", { term: term.en.preferred })}
                icon={<Pencil aria-hidden />}
                onPress={() => onEdit(term)}
              />
              <IconButton
                label={t("glossary:remove", { term: term.en.preferred })}
                icon={<Trash2 aria-hidden />}
                onPress={() => onRemove(term)}
              />
            </div>
          </li>
        ))}
      </ul>
      {terms.length > LIMIT ? (
        <p className={shared.soft}>{t("glossary:only-first", { shown: LIMIT, count: terms.length })}</p>
      ) : null}
    </>
  );
}

function Forms({ term, language }: { term: Term; language: Language }): ReactElement {
  const t = useTexts();
  const { preferred, allowed, forbidden } = term[language];
  const avoid = forbidden.length > 0 ? [t("glossary:avoid", { forms: forbidden.join(" / ") })] : [];
  return (
    <div lang={language}>
      <p className={styles.word}>{preferred}</p>
      <p className={styles.further}>{[...allowed, ...avoid].join(" · ")}</p>
    </div>
  );
}
