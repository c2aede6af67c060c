import { useEffect, useState } from "react";
import { useNotices } from "../../app/Notices.tsx";
import { SpellingClient } from "./SpellingClient.ts";

/** Milliseconds after a story was opened: its text comes first. */
const PATIENCE = 1500;

/** English spelling, once it is ready; until then nothing is marked. */
export function useSpelling(): SpellingClient | null {
  const { showError } = useNotices();
  const [client, setClient] = useState<SpellingClient | null>(null);
  useEffect(() => {
    let started: SpellingClient | null = null;
    let isGone = false;
    const timer = setTimeout(() => {
      SpellingClient.start().then((ready) => {
        started = ready;
        if (isGone) ready.stop();
        else setClient(ready);
      }, showError);
    }, PATIENCE);
    return () => {
      isGone = true;
      clearTimeout(timer);
      started?.stop();
    };
  }, [showError]);
  return client;
}
