import { ArrowLeft } from "lucide-react";
import { type ReactElement, useState } from "react";
import { cleanTerm } from "../../shared/bilingual/glossary/unite.ts";
import type { Term } from "../../shared/bilingual/terms.ts";
import { LANGUAGE_CODE, LANGUAGES, type Language, type Localized, localized } from "../../shared/language.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import shared from "./SettingsDialog.module.css";

const KINDS = ["preferred", "allowed", "forbidden"] as const;
type Kind = (typeof KINDS)[number];

/** A term's forms as they are typed: several one a line. */
type Draft = Localized<Record<Kind, string>> & { note: string };

interface TermEditorProps {
  /** Null for a new one. */
  term: Term | null;
  onSave(term: Term): void;
  onBack(): void;
}

/** A term's forms in both languages. */
export function TermEditor({ term, onSave, onBack }: TermEditorProps): ReactElement {
  const t = useTexts();
  const [draft, setDraft] = useState(() => draftOf(term));
  const read = termOf(draft, term?.id);
  const set = (language: Language, kind: Kind) => (text: string) =>
    setDraft({ ...draft, [language]: { ...draft[language], [kind]: text } });
  return (
    <div className={shared.editor}>
      <div className={shared.back}>
        <Button onPress={onBack}>
          <ArrowLeft aria-hidden />
          {t("glossary:back")}
        </Button>
      </div>
      <div className={shared.pair}>
        {KINDS.flatMap((kind) =>
          LANGUAGES.map((language) => (
            <TextField
              key={`${kind}-${language}`}
              label={t(`glossary:${kind}-${LANGUAGE_CODE[language]}`)}
              lang={language}
              value={draft[language][kind]}
              onChange={set(language, kind)}
              multiline={kind !== "preferred"}
              hint={kind === "preferred" ? undefined : t("glossary:one-a-line")}
            />
          )),
        )}
      </div>
      <TextField
        label={t("glossary:note")}
        value={draft.note}
        onChange={(note) => setDraft({ ...draft, note })}
        multiline
      />
      <div className={shared.foot}>
        <Button look="primary" isDisabled={read === null} onPress={() => read && onSave(read)}>
          {t("glossary:save")}
        </Button>
      </div>
    </div>
  );
}

function draftOf(term: Term | null): Draft {
  const sides = localized((language) => {
    const { preferred = "", allowed = [], forbidden = [] } = term?.[language] ?? {};
    return { preferred, allowed: allowed.join("\n"), forbidden: forbidden.join("\n") };
  });
  return { ...sides, note: term?.note ?? "" };
}

function termOf({ note, ...sides }: Draft, id: string | undefined): Term | null {
  const forms = localized((language) => {
    const { preferred, allowed, forbidden } = sides[language];
    return { preferred, allowed: allowed.split("\n"), forbidden: forbidden.split("\n") };
  });
  return cleanTerm({ ...forms, note, ...(id === undefined ? {} : { id }) });
}
