import type { ReactElement } from "react";
import { COVER_ALT_PART, COVER_CAPTION_PART } from "../../shared/bilingual/parts.ts";
import { mediaUrl } from "../../shared/channels.ts";
import { LANGUAGES, type Language } from "../../shared/language.ts";
import type { Cover } from "../../shared/story/model.ts";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./Inspector.module.css";

interface CoverFieldsProps {
  cover: Cover | null;
  onChange(cover: Cover | null): void;
  /** The caret is in a part of a version. */
  onCaret(language: Language, part: string): void;
}

const PARTS = { alt: COVER_ALT_PART, caption: COVER_CAPTION_PART } as const;

/** The story's cover picture, with its words in both languages. */
export function CoverFields({ cover, onChange, onCaret }: CoverFieldsProps): ReactElement {
  const t = useTexts();
  const { showError } = useNotices();
  const choose = async () => {
    const [picture] = await request("media.choose", {});
    if (!picture) return;
    const empty = { en: "", "zh-Hans": "" };
    onChange({ alt: empty, caption: empty, credit: "", ...cover, media: picture.id });
  };
  const put = (key: "alt" | "caption", language: Language) => (text: string) => {
    // One line, however many it is shown in.
    const line = text.replace(/\n/g, " ");
    if (cover) onChange({ ...cover, [key]: { ...cover[key], [language]: line } });
  };
  const code = (language: Language) => (language === "en" ? "en" : "zh");
  return (
    <section className={styles.cover} aria-labelledby="cover">
      <h2 id="cover" className={styles.heading}>
        {t("editor:cover")}
      </h2>
      {cover ? <img src={mediaUrl(cover.media, 480)} alt={cover.alt.en} /> : null}
      <div className={styles.buttons}>
        <Button look="outline" onPress={() => void choose().catch(showError)}>
          {t(cover ? "editor:cover-change" : "editor:cover-choose")}
        </Button>
        {cover ? <Button onPress={() => onChange(null)}>{t("editor:cover-remove")}</Button> : null}
      </div>
      {cover
        ? (["alt", "caption"] as const).flatMap((key) =>
            LANGUAGES.map((language) => (
              <TextField
                key={`${key}-${language}`}
                label={t(`editor:${key}-${code(language)}`)}
                lang={language}
                part={PARTS[key]}
                multiline
                onFocus={() => onCaret(language, PARTS[key])}
                value={cover[key][language]}
                onChange={put(key, language)}
              />
            )),
          )
        : null}
      {cover ? (
        <TextField
          label={t("editor:credit")}
          value={cover.credit}
          onChange={(credit) => onChange({ ...cover, credit })}
        />
      ) : null}
    </section>
  );
}
