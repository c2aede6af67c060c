import type { ReactElement } from "react";
import type { Language } from "../../shared/language.ts";
import type { Newsroom } from "../../shared/story/newsroom.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { TextField } from "../ui/TextField.tsx";
import { TimeZoneField } from "../ui/TimeZoneField.tsx";
import styles from "./SettingsDialog.module.css";

/** A part of the newsroom's settings, being edited. */
export interface DraftProps {
  draft: Newsroom;
  onChange(draft: Newsroom): void;
}

/** Empty, or an address of the web. */
export function isBaseUrl(text: string): boolean {
  return text === "" || (/^https?:\/\/./.test(text) && URL.canParse(text));
}

/** The newsroom's names, the site's address, the time zone. */
export function NewsroomTab({ draft, onChange }: DraftProps): ReactElement {
  const t = useTexts();
  const put = (key: "name" | "tagline", language: Language) => (text: string) =>
    onChange({ ...draft, [key]: { ...draft[key], [language]: text } });
  return (
    <>
      <div className={styles.pair}>
        <TextField label={t("app:name-en")} lang="en" value={draft.name.en} onChange={put("name", "en")} />
        <TextField
          label={t("app:name-zh")}
          lang="zh-Hans"
          value={draft.name["zh-Hans"]}
          onChange={put("name", "zh-Hans")}
        />
        <TextField
          label={t("app:tagline-en")}
          lang="en"
          value={draft.tagline.en}
          onChange={put("tagline", "en")}
        />
        <TextField
          label={t("app:tagline-zh")}
          lang="zh-Hans"
          value={draft.tagline["zh-Hans"]}
          onChange={put("tagline", "zh-Hans")}
        />
      </div>
      <TextField
        label={t("app:base-url")}
        value={draft.baseUrl}
        onChange={(text) => onChange({ ...draft, baseUrl: text.trim().replace(/\/+$/, "") })}
        hint={t("app:base-url-hint")}
        error={isBaseUrl(draft.baseUrl) ? undefined : t("app:base-url-error")}
      />
      <TimeZoneField value={draft.timeZone} onChange={(timeZone) => onChange({ ...draft, timeZone })} />
    </>
  );
}
