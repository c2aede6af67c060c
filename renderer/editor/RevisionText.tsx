import { Fragment, type ReactElement, useMemo } from "react";
import { wordDiff } from "../../shared/bilingual/wordDiff.ts";
import { mediaUrl } from "../../shared/channels.ts";
import { blockText } from "../../shared/document/text.ts";
import type { Language } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import { MarkedText } from "../bilingual/DiffText.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import styles from "./RevisionsDialog.module.css";

interface RevisionTextProps {
  language: Language;
  then: Story;
  now: Story;
}

/** A language of a story as it was, with what is no longer in it marked. */
export function RevisionText({ language, then, now }: RevisionTextProps): ReactElement {
  const t = useTexts();
  const [before, after] = [then.versions[language], now.versions[language]];
  const texts = useMemo(() => new Map(after.body.map((block) => [block.id, blockText(block)])), [after.body]);
  const isEmpty = before.title === "" && before.summary === "" && before.body.length === 0;
  return (
    <section lang={language} aria-label={t(language === "en" ? "editor:english" : "editor:chinese")}>
      <h3 className={styles.title}>
        <Text before={before.title} after={after.title} language={language} />
      </h3>
      <p className={styles.summary}>
        <Text before={before.summary} after={after.summary} language={language} />
      </p>
      {before.body.map((block) => (
        <Fragment key={block.id}>
          {block.type === "image" ? (
            <img className={styles.picture} src={mediaUrl(block.media, 480)} alt={block.alt} />
          ) : null}
          <p className={block.type === "heading" ? styles.heading : styles.text}>
            <Text before={blockText(block)} after={texts.get(block.id) ?? ""} language={language} />
          </p>
        </Fragment>
      ))}
      {isEmpty ? <p className={styles.soft}>{t("editor:revision-empty")}</p> : null}
    </section>
  );
}

function Text({
  before,
  after,
  language,
}: {
  before: string;
  after: string;
  language: Language;
}): ReactElement {
  const runs = useMemo(() => wordDiff(before, after, language), [before, after, language]);
  return <MarkedText runs={runs} but="added" />;
}
