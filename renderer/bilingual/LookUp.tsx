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
/** Entries, and senses of each, that are shown. */
const ENTRIES = 12;
const SENSES = 4;
const HAN = /\p{Script=Han}/u;

interface Found {
  text: string;
  /** How Chinese that is not in the dictionary as a whole is read. */
  reading: string;
  entries: readonly DictionaryEntry[];
  pairs: readonly Concordance[];
}

const NOTHING: Found = { text: "", reading: "", entries: [], pairs: [] };

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
    let isCurrent = true;
    const timer = setTimeout(() => {
      if (text === "") setFound(NOTHING);
      else lookUp(text).then((answer) => isCurrent && setFound(answer), showError);
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [typed, showError]);
  const isCurrent = found.text === typed.trim();
  const isEmpty =
    isCurrent && found.text !== "" && found.reading === "" && found.entries.length + found.pairs.length === 0;
  return (
    <section className={styles.section}>
      <TextField label={t("links:look-up")} value={typed} onChange={setTyped} />
      {found.reading ? (
        <p>
          <span lang="zh-Hans">{found.text}</span> <i lang="zh-Latn">{found.reading}</i>
        </p>
      ) : null}
      {isEmpty ? <p className={styles.meta}>{t("links:look-up-nothing")}</p> : null}
      {found.entries.length > 0 ? (
        <>
          <ul className={styles.entries}>
            {found.entries.slice(0, ENTRIES).map((entry) => (
              <DictionaryItem key={`${entry.traditional} ${entry.pinyin}`} entry={entry} />
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

function DictionaryItem({ entry }: { entry: DictionaryEntry }): ReactElement {
  const { simplified, traditional, pinyin, senses } = entry;
  return (
    <li>
      <span lang="zh-Hans">{simplified}</span>{" "}
      {traditional === simplified ? null : <span lang="zh-Hant">{traditional} </span>}
      <i lang="zh-Latn">{pinyin}</i>
      <p>{senses.slice(0, SENSES).join("; ")}</p>
    </li>
  );
}

/** No space stands before a comma. The readings are large, so loaded when they are first wanted. */
async function readingOf(text: string): Promise<string> {
  const { pinyinOf } = await import("../../shared/helps/pinyin.ts");
  return pinyinOf(text).replace(/ (?=\p{P})/gu, "");
}

/** Text with a Chinese character is Chinese. */
async function lookUp(text: string): Promise<Found> {
  const language: Language = HAN.test(text) ? "zh-Hans" : "en";
  const [entries, pairs] = await Promise.all([
    request("helps.lookUp", { text, language }),
    request("memory.search", { text }),
  ]);
  const isInDictionary = entries.some(({ simplified, traditional }) =>
    [simplified, traditional].includes(text),
  );
  // What a pointer learns by resting on a word, the keyboard learns by selecting it.
  const reading = language === "zh-Hans" && !isInDictionary ? await readingOf(text) : "";
  return { text, reading, entries, pairs };
}
