import { type ReactElement, useEffect, useState } from "react";
import type { TraditionalPreview } from "../../shared/bilingual/traditional/differences.ts";
import type { TraditionalException } from "../../shared/story/newsroom.ts";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import styles from "./TraditionalTab.module.css";

/** What the exceptions, as they are being edited, make of the newest stories. */
export function TraditionalPreviewList(props: { exceptions: TraditionalException[] }): ReactElement {
  const { exceptions } = props;
  const t = useTexts();
  const { showError } = useNotices();
  const [previews, setPreviews] = useState<TraditionalPreview[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    request("traditional.preview", { exceptions }).then(
      (found) => isCurrent && setPreviews(found),
      (error: unknown) => isCurrent && showError(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [exceptions, showError]);
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t("traditional:preview")}</h3>
      <p className={styles.hint}>{t("traditional:preview-hint")}</p>
      {previews === null ? <p role="status">{t("traditional:preview-loading")}</p> : null}
      {previews?.length === 0 ? <p className={styles.soft}>{t("traditional:preview-none")}</p> : null}
      {previews?.map((preview) => (
        <StoryPreview key={preview.story} preview={preview} />
      ))}
    </section>
  );
}

function StoryPreview({ preview }: { preview: TraditionalPreview }): ReactElement {
  const t = useTexts();
  const { title, differences } = preview;
  const notable = new Map(
    differences.flatMap((difference) => difference.notable).map((change) => [change.from, change]),
  );
  return (
    <article className={styles.story}>
      <h4 lang="zh-Hans">{title || t("traditional:untitled")}</h4>
      {notable.size === 0 ? <p className={styles.soft}>{t("traditional:nothing-notable")}</p> : null}
      <ul className={styles.changes}>
        {[...notable.values()].map(({ from, to, why }) => (
          <li key={from} data-why={why} aria-label={t("traditional:change", { from, to })}>
            <span lang="zh-Hans">{from}</span>
            <span aria-hidden> → </span>
            <span lang="zh-Hant">{to}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t("traditional:texts", { count: differences.length })}</summary>
        {differences.map(({ part, simplified, traditional }) => (
          <div key={part} className={styles.texts}>
            <p lang="zh-Hans">{simplified}</p>
            <p lang="zh-Hant">{traditional}</p>
          </div>
        ))}
      </details>
    </article>
  );
}
