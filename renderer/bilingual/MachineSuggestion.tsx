import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { request } from "../app/bridge.ts";
import { useAttempt } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import type { Direction } from "./direction.ts";
import styles from "./TranslationPanel.module.css";

interface MachineSuggestionProps {
  direction: Direction;
  /** The story's, in the language that is translated from. */
  title: string;
  onInsert(text: string): void;
}

/** A translation by the service that this computer is set to, on demand, as a draft; absent while there is none. */
export function MachineSuggestion(props: MachineSuggestionProps): ReactElement | null {
  const { direction, title, onInsert } = props;
  const t = useTexts();
  const attempt = useAttempt();
  const isOn = useMachine();
  const id = useId();
  const asked = useRef("");
  const [suggestion, setSuggestion] = useState<{ source: string; text: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { source, target, from, to, neighbours } = direction;
  if (!isOn || source.trim() === "") return null;
  const ask = () =>
    attempt(async () => {
      asked.current = source;
      setBusy(true);
      try {
        const context = { previous: neighbours.previous, title };
        const text = await request("machine.translate", { id, text: source, from, to, context });
        if (asked.current === source) setSuggestion({ source, text });
      } finally {
        setBusy(false);
      }
    });
  return (
    <section className={styles.section}>
      <h3>{t("links:machine")}</h3>
      {suggestion?.source === source ? (
        <>
          <p className={styles.meta}>{t("links:machine-draft")}</p>
          <p className={styles.target} lang={to}>
            {suggestion.text}
          </p>
          {target.trim() === "" ? (
            <Button onPress={() => onInsert(suggestion.text)}>{t("links:insert-draft")}</Button>
          ) : null}
        </>
      ) : (
        <Button isDisabled={isBusy} onPress={ask}>
          {t(isBusy ? "links:machine-busy" : "links:machine-ask")}
        </Button>
      )}
    </section>
  );
}

function useMachine(): boolean {
  const [isOn, setOn] = useState(false);
  useEffect(() => {
    request("machine.settings", {}).then(
      ({ settings }) => setOn(settings !== null),
      () => undefined,
    );
  }, []);
  return isOn;
}
