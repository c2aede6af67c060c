import type { ReactElement } from "react";
import type { Language } from "../../shared/language.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { TextField } from "../ui/TextField.tsx";
import type { DraftProps } from "./NewsroomTab.tsx";
import styles from "./SettingsDialog.module.css";

/** How readers reach the organisation: shown at the foot of every page. */
export function ContactTab({ draft, onChange }: DraftProps): ReactElement {
  const t = useTexts();
  const { contact } = draft;
  const putAddress = (language: Language) => (text: string) =>
    onChange({ ...draft, contact: { ...contact, address: { ...contact.address, [language]: text } } });
  const put = (key: "phone" | "email") => (text: string) =>
    onChange({ ...draft, contact: { ...contact, [key]: text.trim() } });
  return (
    <div className={styles.pair}>
      <TextField
        label={t("app:address-en")}
        lang="en"
        multiline
        value={contact.address.en}
        onChange={putAddress("en")}
      />
      <TextField
        label={t("app:address-zh")}
        lang="zh-Hans"
        multiline
        value={contact.address["zh-Hans"]}
        onChange={putAddress("zh-Hans")}
      />
      <TextField label={t("app:phone")} value={contact.phone} onChange={put("phone")} />
      <TextField label={t("app:email")} value={contact.email} onChange={put("email")} />
    </div>
  );
}
