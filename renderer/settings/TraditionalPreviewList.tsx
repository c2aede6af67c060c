import { type ReactElement, useState } from "react";
import {
  CHANGE_REASONS,
  type Change,
  type ChangeReason,
  type CountedChange,
  keyOfChange,
} from "../../shared/bilingual/traditional/changes.ts";
import type { TraditionalException } from "../../shared/story/newsroom.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import { TraditionalPlaces } from "./TraditionalPlaces.tsx";
import styles from "./TraditionalTab.module.css";
import { useTraditionalPreview } from "./useTraditionalPreview.ts";

/** Changes of a kind that are shown before somebody asks for all. */
const SHOWN = 40;

interface TraditionalPreviewListProps {
  exceptions: TraditionalException[];
  /** A change that the newsroom may want otherwise. */
  onCorrect(change: Change): void;
}

/** All that the edition changes, each change once: those to look at first, each with its places. */
export function TraditionalPreviewList({ exceptions, onCorrect }: TraditionalPreviewListProps): ReactElement {
  const t = useTexts();
  const preview = useTraditionalPreview(exceptions);
  const [query, setQuery] = useState("");
  const wanted = query.trim();
  const changes = (preview?.changes ?? []).filter(
    ({ from, to }) => from.includes(wanted) || to.includes(wanted),
  );
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t("traditional:preview")}</h3>
      <p className={styles.hint}>{t("traditional:preview-hint")}</p>
      <TextField label={t("traditional:find")} value={query} onChange={setQuery} />
      <p role="status" className={styles.soft}>
        {preview === null || preview.looked < preview.total
          ? t("traditional:looking", { looked: preview?.looked ?? 0, total: preview?.total ?? 0 })
          : t("traditional:changed-stories", { count: preview.stories })}
      </p>
      {CHANGE_REASONS.map((why) => (
        <ChangeGroup
          key={why}
          why={why}
          changes={changes.filter((change) => change.why === why)}
          exceptions={exceptions}
          onCorrect={onCorrect}
        />
      ))}
    </section>
  );
}

interface ChangeGroupProps extends TraditionalPreviewListProps {
  why: ChangeReason;
  changes: readonly CountedChange[];
}

function ChangeGroup({ why, changes, exceptions, onCorrect }: ChangeGroupProps): ReactElement | null {
  const t = useTexts();
  const [isWhole, setWhole] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  if (changes.length === 0) return null;
  const sorted = changes.toSorted((a, b) => b.count - a.count);
  const open = sorted.find((change) => keyOfChange(change) === chosen);
  return (
    <section>
      <h4 className={styles.reason}>{t(`traditional:reason-${why}`)}</h4>
      <ul className={styles.changes}>
        {sorted.slice(0, isWhole ? undefined : SHOWN).map((change) => {
          const key = keyOfChange(change);
          return (
            <li key={key}>
              <ChangeButton
                change={change}
                isOpen={key === chosen}
                onPress={() => setChosen(key === chosen ? null : key)}
              />
            </li>
          );
        })}
      </ul>
      {isWhole || sorted.length <= SHOWN ? null : (
        <Button onPress={() => setWhole(true)}>{t("traditional:show-all", { count: sorted.length })}</Button>
      )}
      {open ? (
        <TraditionalPlaces key={chosen} change={open} exceptions={exceptions} onCorrect={onCorrect} />
      ) : null}
    </section>
  );
}

interface ChangeButtonProps {
  change: CountedChange;
  isOpen: boolean;
  onPress(): void;
}

function ChangeButton({ change, isOpen, onPress }: ChangeButtonProps): ReactElement {
  const t = useTexts();
  const { from, to, count } = change;
  const name = t(from === to ? "traditional:stays" : "traditional:change", { from, to, count });
  return (
    <button type="button" className={styles.change} aria-expanded={isOpen} onClick={onPress}>
      <span className="visually-hidden">{name}</span>
      <span aria-hidden lang="zh-Hans">
        {from}
      </span>
      <span aria-hidden>→</span>
      <span aria-hidden lang="zh-Hant">
        {to}
      </span>
      <span aria-hidden className={styles.count}>
        {count}
      </span>
    </button>
  );
}
