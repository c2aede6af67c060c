import { History } from "lucide-react";
import { type ReactElement, useState } from "react";
import type { OpenNewsroom } from "../../shared/ipc.ts";
import { LANGUAGES, type Language } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import { useApp } from "../app/AppContext.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { DateField } from "../ui/DateField.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { CoverFields } from "./CoverFields.tsx";
import styles from "./Inspector.module.css";

interface InspectorProps {
  story: Story;
  newsroom: OpenNewsroom;
  change(update: (story: Story) => Story): void;
  /** The caret is in a part of a version. */
  onCaret(language: Language, part: string): void;
  onRevisions(): void;
}

/** What both languages of a story share: when, where, by whom, about what, with which picture. */
export function Inspector({ story, newsroom, change, onCaret, onRevisions }: InspectorProps): ReactElement {
  const t = useTexts();
  const { state } = useApp();
  const interfaceLanguage = state.language ?? state.systemLanguage;
  const sections = newsroom.settings.sections.map(({ id, name }) => ({ id, name: name[interfaceLanguage] }));
  const code = (language: Language) => (language === "en" ? "en" : "zh");
  return (
    <aside className={styles.inspector} aria-label={t("editor:details")}>
      <DateField
        label={t("editor:date")}
        value={story.date}
        onChange={(date) => change((current) => ({ ...current, date }))}
      />
      <Select
        label={t("editor:section")}
        value={story.section}
        options={sections}
        onChange={(section) => change((current) => ({ ...current, section }))}
      />
      <Select
        label={t("editor:source-language")}
        value={story.sourceLanguage}
        options={LANGUAGES.map((language) => ({
          id: language,
          name: t(language === "en" ? "editor:english" : "editor:chinese"),
        }))}
        onChange={(id) => {
          const sourceLanguage = LANGUAGES.find((language) => language === id);
          if (sourceLanguage) change((current) => ({ ...current, sourceLanguage }));
        }}
      />
      {LANGUAGES.map((language) => (
        <TextField
          key={language}
          label={t(`editor:byline-${code(language)}`)}
          lang={language}
          value={story.byline[language]}
          onChange={(text) =>
            change((current) => ({ ...current, byline: { ...current.byline, [language]: text } }))
          }
        />
      ))}
      {LANGUAGES.map((language) => (
        <TagsField
          key={language}
          label={t(`editor:tags-${code(language)}`)}
          language={language}
          tags={story.tags[language]}
          onChange={(tags) =>
            change((current) => ({ ...current, tags: { ...current.tags, [language]: tags } }))
          }
        />
      ))}
      <CoverFields
        cover={story.cover}
        onChange={(cover) => change((current) => ({ ...current, cover }))}
        onCaret={onCaret}
      />
      <Button look="outline" onPress={onRevisions}>
        <History aria-hidden />
        {t("editor:revisions")}
      </Button>
    </aside>
  );
}

interface TagsFieldProps {
  label: string;
  language: Language;
  tags: readonly string[];
  onChange(tags: string[]): void;
}

/** Tags between commas of either script; they are parted when the field is left. */
function TagsField({ label, language, tags, onChange }: TagsFieldProps): ReactElement {
  const t = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed === null) return;
    const parts = typed.split(/[,，、;；]/).map((tag) => tag.trim());
    onChange([...new Set(parts.filter(Boolean))]);
    setTyped(null);
  };
  return (
    <TextField
      label={label}
      lang={language}
      value={typed ?? tags.join(language === "en" ? ", " : "，")}
      onChange={setTyped}
      onBlur={leave}
      hint={t("editor:tags-hint")}
    />
  );
}
