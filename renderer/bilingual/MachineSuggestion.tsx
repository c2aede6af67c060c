import { type ReactElement, useCallback, useEffect, useRef, useState } from "react";
import { useApp } from "../app/AppContext.tsx";
import { errorDataOf, request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
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
  const { hasMachine } = useApp().state;
  const { draft, isBusy, ask, stop } = useDraft(direction, title);
  const { source, target, to } = direction;
  if (!hasMachine || source.trim() === "") return null;
  const isThere = draft?.source === source;
  const press = () => {
    if (isBusy) stop();
    else if (isThere) onInsert(draft.text);
    else ask();
  };
  const name = isBusy ? "links:machine-stop" : isThere ? "links:insert-draft" : "links:machine-ask";
  return (
    <section className={styles.section}>
      <h3>{t("links:machine")}</h3>
      {isBusy ? (
        <p role="status" className={styles.meta}>
          {t("links:machine-busy")}
        </p>
      ) : null}
      {isThere ? (
        <>
          <p className={styles.meta}>{t("links:machine-draft")}</p>
          <p className={styles.target} lang={to}>
            {draft.text}
          </p>
        </>
      ) : null}
      {/* One button for all, so that the keyboard stays on it. */}
      {isThere && !isBusy && target.trim() !== "" ? null : (
        <Button look="outline" onPress={press}>
          {t(name)}
        </Button>
      )}
    </section>
  );
}

/** The draft that was asked for last, and of which text it is one. */
function useDraft({ source, from, to, neighbours }: Direction, title: string) {
  const { showError } = useNotices();
  const [draft, setDraft] = useState<{ source: string; text: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const running = useRef<string | null>(null);
  const stop = useCallback(() => {
    if (running.current) void request("machine.cancel", { id: running.current });
  }, []);
  // A panel that is closed waits for nothing.
  useEffect(() => stop, [stop]);
  const ask = () => {
    const id = crypto.randomUUID();
    const context = { previous: neighbours.previous, title };
    running.current = id;
    setBusy(true);
    request("machine.translate", { id, text: source, from, to, context })
      .then((text) => setDraft({ source, text }))
      .catch((error: unknown) => {
        if (errorDataOf(error).code !== "machine-cancelled") showError(error);
      })
      .finally(() => {
        running.current = null;
        setBusy(false);
      });
  };
  return { draft, isBusy, ask, stop };
}
