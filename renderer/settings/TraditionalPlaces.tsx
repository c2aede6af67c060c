import { type ReactElement, useEffect, useState } from "react";
import type { Change, ChangePlaces, CountedChange } from "../../shared/bilingual/traditional/changes.ts";
import type { TraditionalException } from "../../shared/story/newsroom.ts";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./TraditionalTab.module.css";

interface TraditionalPlacesProps {
  change: CountedChange;
  exceptions: TraditionalException[];
  onCorrect(change: Change): void;
}

/** Where a change is made, as the edition's readers see it; a few places at a time. */
export function TraditionalPlaces({ change, exceptions, onCorrect }: TraditionalPlacesProps): ReactElement {
  const t = useTexts();
  const { from, to, why } = change;
  const [found, askFrom] = usePlaces({ from, to, why }, exceptions);
  const { places, next } = found ?? { places: [], next: null };
  return (
    <div className={styles.places}>
      <ul>
        {places.map(({ story, title, before, word, after }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, and places may look alike.
          <li key={index}>
            <p lang="zh-Hant">
              {before}
              <mark>{word}</mark>
              {after}
            </p>
            <p className={styles.hint} lang={story && title ? "zh-Hans" : undefined}>
              {story ? title || t("traditional:untitled") : t("traditional:own-texts")}
            </p>
          </li>
        ))}
      </ul>
      <div className={styles.placesFoot}>
        {next === null ? null : <Button onPress={() => askFrom(next)}>{t("traditional:more-places")}</Button>}
        {why === "exception" ? null : (
          <Button look="outline" onPress={() => onCorrect(change)}>
            {t("traditional:correct")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The places found so far, and how to ask for those from a story on. */
function usePlaces(
  { from, to, why }: Change,
  exceptions: TraditionalException[],
): [ChangePlaces | null, (from: number) => void] {
  const { showError } = useNotices();
  const [found, setFound] = useState<ChangePlaces | null>(null);
  const [start, setStart] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    request("traditional.places", { exceptions, change: { from, to, why }, from: start }).then(
      ({ places, next }) => {
        if (!isCurrent) return;
        setFound((known) => ({ places: start === 0 ? places : [...(known?.places ?? []), ...places], next }));
      },
      (error: unknown) => isCurrent && showError(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [exceptions, from, to, why, start, showError]);
  return [found, setStart];
}
