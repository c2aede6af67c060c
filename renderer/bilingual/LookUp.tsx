import { type ReactElement, useEffect, useState } from "react";
import type { Concordance } from "../../shared/bilingual/memory/match.ts";
import type { DictionaryEntry } from "../../shared/helps/dictionaryEntry.ts";
import type { Language } from "../../shared/language.ts";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { TextField } from "../ui/TextField.tsx";
import styles from "./TranslationPanel.module.css";

/** Milliseconds without a key before a word is looked up. */
const PAUSE = 200;
const HAN = /\p{Script=Han}/u;

interface Found {
  text: string;
  entries: readonly DictionaryEntry[];
  pairs: readonly Concordance[];
}

const NOTHING: Found = { text: "", entries: [], pairs: [] };

/** Looks a word up in the dictionary and in all that was translated before; begins with the selected one. */
export function LookUp({ selected }: { selected: string }): ReactElement {
  const t = useTexts();
  const { showError } = useNotices();
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<Found>(NOTHING);
  useEffect(() => {
    if (selected !== "") setTyped(selected);
  }, [selected]);
  useEffect(() => {
    const text = typed.trim();
    const timer = setTimeout(() => {
      if (text === "") setFound(NOTHING);
      else lookUp(text).then(setFound, showError);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed, showError]);
  const isCurrent = found.text === typed.trim();
  const isEmpty = isCurrent && found.text !== "" && found.entries.length + found.pairs.length === 0;
  return (
    <section className={styles.section}>
      <TextField label={t("links:look-up")} value={typed} onChange={setTyped} />
      {isEmpty ? <p className={styles.meta}>{t("links:look-up-nothing")}</p> : null}
      {found.entries.length > 0 ? (
        <>
          <ul className={styles.entries}>
            {found.entries.slice(0, 6).map((entry) => (
              <li key={`${entry.simplified} ${entry.pinyin}`}>
                <span lang="zh-Hans">{entry.simplified}</span> <i>{entry.pinyin}</i>
                <p>{entry.senses.slice(0, 4).join("; ")}</p>
              </li>
            ))}
          </ul>
          <p className={styles.licence}>{t("helps:dictionary-source")}</p>
        </>
      ) : null}
      {found.pairs.length > 0 ? (
        <ul className={styles.entries} aria-label={t("links:concordance")}>
          {found.pairs.slice(0, 8).map(({ en, zh }) => (
            <li key={`${en} ${zh}`}>
              <p lang="en">{en}</p>
              <p lang="zh-Hans">{zh}</p>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

async function lookUp(text: string): Promise<Found> {
  const language: Language = HAN.test(text) ? "zh-Hans" : "en";
  const [entries, pairs] = await Promise.all([
    request("helps.lookUp", { text, language }),
    request("memory.search", { text }),
  ]);
  return { text, entries, pairs };
}
