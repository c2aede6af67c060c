import type { ReactElement } from "react";
import { termFromSelection } from "../../shared/bilingual/glossary/unite.ts";
import type { Localized } from "../../shared/language.ts";
import { request } from "../app/bridge.ts";
import { useAttempt, useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./TranslationPanel.module.css";

/** Where a word is selected in each sheet: makes a term of the two. */
export function TermPair({ selected }: { selected: Localized }): ReactElement | null {
  const t = useTexts();
  const attempt = useAttempt();
  const { show } = useNotices();
  const { en, "zh-Hans": zh } = selected;
  if (en === "" || zh === "") return null;
  const add = () =>
    attempt(async () => {
      await request("glossary.save", { term: termFromSelection(en, zh) });
      show(t("links:term-added", { en, zh }));
    });
  return (
    <section className={styles.section}>
      <h3>{t("links:term-pair")}</h3>
      <Button look="outline" onPress={add}>
        {t("links:term-add", { en, zh })}
      </Button>
    </section>
  );
}
