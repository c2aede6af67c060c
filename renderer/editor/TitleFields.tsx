import { RotateCcw } from "lucide-react";
import { type ChangeEvent, type KeyboardEvent, type ReactElement, useState } from "react";
import { SUMMARY_PART, TITLE_PART } from "../../shared/bilingual/parts.ts";
import type { Language } from "../../shared/language.ts";
import type { Version } from "../../shared/story/model.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { IconButton } from "../ui/Button.tsx";
import { isComposing } from "./composing.ts";
import styles from "./Sheet.module.css";
import { prepareSlugs, withSlugs } from "./slugs.ts";

interface TitleFieldsProps {
  language: Language;
  version: Version;
  /** Parts whose counterpart changed. */
  stale: ReadonlySet<string>;
  onChange(part: Partial<Version>): void;
  /** The caret is in one of them. */
  onCaret(part: string): void;
  /** Enter leads on: from the title to the summary, from there to the text. */
  onEnterBody(): void;
}

/** A version's title, address and summary. */
export function TitleFields(props: TitleFieldsProps): ReactElement {
  const { language, version, stale, onChange, onCaret, onEnterBody } = props;
  const t = useTexts();
  const code = language === "en" ? "en" : "zh";
  /** While an input method composes, its letters are no title yet, so the address waits. */
  const changeTitle = (title: string, isFinal: boolean) => {
    onChange({ title });
    if (!isFinal || version.slugIsLocked) return;
    withSlugs(({ slugFromTitle }) => onChange({ slug: slugFromTitle(title, language) }));
  };
  const onTitle = (event: ChangeEvent<HTMLTextAreaElement>) => {
    const isFinal = !("isComposing" in event.nativeEvent && event.nativeEvent.isComposing === true);
    changeTitle(event.target.value.replace(/\n/g, " "), isFinal);
  };
  const leadOn = (lead: () => void) => (event: KeyboardEvent) => {
    if (event.key !== "Enter" || isComposing(event)) return;
    event.preventDefault();
    lead();
  };
  const toSummary = () => document.getElementById(`summary-${code}`)?.focus();
  return (
    <>
      <textarea
        className={styles.title}
        data-part={TITLE_PART}
        data-stale={stale.has(TITLE_PART) || undefined}
        aria-description={stale.has(TITLE_PART) ? t("links:mark-stale") : undefined}
        onFocus={() => {
          onCaret(TITLE_PART);
          prepareSlugs();
        }}
        lang={language}
        rows={1}
        value={version.title}
        placeholder={t("editor:title")}
        aria-label={t(`editor:title-${code}`)}
        spellCheck={false}
        onChange={onTitle}
        onCompositionEnd={(event) => changeTitle(event.currentTarget.value, true)}
        onKeyDown={leadOn(toSummary)}
      />
      <SlugField version={version} language={language} onChange={onChange} />
      <textarea
        id={`summary-${code}`}
        className={styles.summary}
        data-part={SUMMARY_PART}
        data-stale={stale.has(SUMMARY_PART) || undefined}
        aria-description={stale.has(SUMMARY_PART) ? t("links:mark-stale") : undefined}
        onFocus={() => onCaret(SUMMARY_PART)}
        lang={language}
        rows={1}
        value={version.summary}
        placeholder={t("editor:summary-placeholder")}
        aria-label={`${t("editor:summary")} (${t(code === "en" ? "editor:english" : "editor:chinese")})`}
        spellCheck={false}
        onChange={(event) => onChange({ summary: event.target.value })}
        onKeyDown={leadOn(onEnterBody)}
      />
    </>
  );
}

/** The last part of the page's address: what is typed is cleaned when the field is left. */
function SlugField({
  version,
  language,
  onChange,
}: Pick<TitleFieldsProps, "version" | "language" | "onChange">): ReactElement {
  const t = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed === null) return;
    withSlugs(({ cleanSlug }) => {
      const slug = cleanSlug(typed);
      if (slug !== "" && slug !== version.slug) onChange({ slug, slugIsLocked: true });
      setTyped(null);
    });
  };
  const mayFollow = version.slugIsLocked && version.publishedAt === null;
  return (
    <div className={styles.slugLine}>
      <span aria-hidden>/</span>
      <input
        className={styles.slug}
        value={typed ?? version.slug}
        placeholder={t("editor:slug-placeholder")}
        title={t("editor:slug-hint")}
        aria-label={`${t("editor:slug")} (${t(language === "en" ? "editor:english" : "editor:chinese")})`}
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !isComposing(event)) leave();
        }}
      />
      {mayFollow ? (
        <IconButton
          label={t("editor:slug-follow")}
          icon={<RotateCcw aria-hidden />}
          onPress={() =>
            withSlugs(({ slugFromTitle }) =>
              onChange({ slug: slugFromTitle(version.title, language), slugIsLocked: false }),
            )
          }
        />
      ) : null}
    </div>
  );
}
