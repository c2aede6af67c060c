import { Plus, Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import type { Language } from "../../shared/language.ts";
import { cleanSlug, uniqueSlug } from "../../shared/story/slug.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import type { DraftProps } from "./NewsroomTab.tsx";
import styles from "./SettingsDialog.module.css";

/** The sections that stories are filed in. One that has stories can be renamed, not removed. */
export function SectionsTab({ draft, onChange }: DraftProps): ReactElement {
  const t = useTexts();
  const { sections } = draft;
  const rename = (index: number, language: Language) => (text: string) =>
    onChange({
      ...draft,
      sections: sections.map((section, n) =>
        n === index ? { ...section, name: { ...section.name, [language]: text } } : section,
      ),
    });
  const remove = (index: number) => onChange({ ...draft, sections: sections.filter((_, n) => n !== index) });
  const add = () => {
    const name = { en: t("app:section-new-en"), "zh-Hans": t("app:section-new-zh") };
    const id = uniqueSlug(cleanSlug("section"), (slug) => sections.some((section) => section.id === slug));
    onChange({ ...draft, sections: [...sections, { id, name }] });
  };
  return (
    <>
      {sections.map(({ id, name }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ids are edited here, places stay.
        <div key={index} className={styles.section}>
          <TextField label={t("app:name-en")} lang="en" value={name.en} onChange={rename(index, "en")} />
          <TextField
            label={t("app:name-zh")}
            lang="zh-Hans"
            value={name["zh-Hans"]}
            onChange={rename(index, "zh-Hans")}
          />
          <TextField
            label={t("app:section-id")}
            value={id}
            onChange={(text) => onChange({ ...draft, sections: withId(sections, index, text) })}
          />
          <IconButton
            label={t("app:section-remove", { name: name.en })}
            icon={<Trash2 aria-hidden />}
            isDisabled={sections.length === 1}
            onPress={() => remove(index)}
          />
        </div>
      ))}
      <div className={styles.start}>
        <Button look="outline" onPress={add}>
          <Plus aria-hidden />
          {t("app:section-add")}
        </Button>
      </div>
    </>
  );
}

function withId(sections: DraftProps["draft"]["sections"], index: number, text: string) {
  const id = text.toLowerCase().replace(/[^a-z0-9-]/g, "-");
  return sections.map((section, n) => (n === index ? { ...section, id } : section));
}
