import { type ReactElement, useMemo } from "react";
import type { TermMatcher } from "../../../shared/bilingual/glossary/find.ts";
import { suggestTerms } from "../../../shared/bilingual/glossary/suggest.ts";
import { TITLE_PART } from "../../../shared/bilingual/parts.ts";
import { LANGUAGES, type Language, otherLanguage } from "../../../shared/language.ts";
import type { Version } from "../../../shared/story/model.ts";
import type { BodyHandle } from "../../editor/BodyEditor.tsx";
import type { Bilingual } from "../useBilingual.ts";
import { FieldMarks } from "./FieldMarks.tsx";
import { fieldsOf } from "./misspellings.ts";
import { PinyinTip } from "./PinyinTip.tsx";
import { TermCompletion } from "./TermCompletion.tsx";
import { useSpelling } from "./useSpelling.ts";
import { useTextMarks } from "./useTextMarks.ts";
import { WordMenu } from "./WordMenu.tsx";

interface InTextHelpsProps {
  handles: Partial<Record<Language, BodyHandle>>;
  bilingual: Bilingual;
  matcher: TermMatcher | null;
  /** Words that this newsroom takes for right. */
  words: readonly string[];
  /** What stands above the English text. */
  english: Pick<Version, "title" | "summary">;
}

const NO_FORMS: readonly string[] = [];

/** What helps in the text itself: marked terms and spelling, in the title too; terms as one types, pinyin. */
export function InTextHelps({ handles, bilingual, matcher, words, english }: InTextHelpsProps): ReactElement {
  const { en, "zh-Hans": zh } = handles;
  const editors = useMemo(
    () => ({ ...(en ? { en: en.editor } : {}), ...(zh ? { "zh-Hans": zh.editor } : {}) }),
    [en, zh],
  );
  const spelling = useSpelling();
  useTextMarks({ editors, matcher, spelling, own: words });
  const { active, row } = bilingual;
  const forms = useMemo(() => {
    const source = active && row?.segment?.text[otherLanguage(active.language)];
    if (!active || !source || !matcher) return NO_FORMS;
    return suggestTerms(source, otherLanguage(active.language), matcher).map(({ text }) => text);
  }, [active, row, matcher]);
  const root = zh?.editor.getRootElement();
  return (
    <>
      {en && spelling ? <WordMenu editor={en.editor} spelling={spelling} own={words} /> : null}
      {en && spelling
        ? fieldsOf(en.editor.getRootElement()).map((field) => (
            <FieldMarks
              key={field.dataset.part}
              field={field}
              text={field.dataset.part === TITLE_PART ? english.title : english.summary}
              spelling={spelling}
              own={words}
            />
          ))
        : null}
      {root ? <PinyinTip root={root} /> : null}
      {LANGUAGES.map((language) => {
        const editor = handles[language]?.editor;
        if (!editor || active?.language !== language || forms.length === 0) return null;
        return <TermCompletion key={language} editor={editor} forms={forms} />;
      })}
    </>
  );
}
