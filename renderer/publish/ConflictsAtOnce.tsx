import { type ReactElement, useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import type { ConflictDetail } from "../../shared/ipc.ts";
import { useApp } from "../app/AppContext.tsx";
import { momentText } from "../i18n/moment.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./ConflictDialog.module.css";
import { StoryTitles } from "./StoryTitles.tsx";

const TAKES = ["mine", "theirs", "both"] as const;

/** A decision that says the same of any story. */
export type WholeTake = (typeof TAKES)[number];

interface ConflictsAtOnceProps {
  details: readonly ConflictDetail[];
  onDecide(take: WholeTake): Promise<void>;
  /** Back to one story after the other; nothing was decided. */
  onBack(): void;
  onClose(): void;
}

/** One decision for many stories: chosen, seen for what it does to each, then confirmed. */
export function ConflictsAtOnce({ details, onDecide, onBack, onClose }: ConflictsAtOnceProps): ReactElement {
  const t = useTexts();
  const [take, setTake] = useState<WholeTake | null>(null);
  const [isBusy, setBusy] = useState(false);
  const count = details.length;
  const confirm = async () => {
    if (!take) return;
    setBusy(true);
    await onDecide(take);
    setBusy(false);
  };
  return (
    <Dialog
      title={t("publish:conflicts-all-title", { count })}
      isOpen
      isKept
      onClose={onClose}
      width="42rem"
      actions={
        <>
          <Button isDisabled={isBusy} onPress={onBack}>
            {t("publish:conflicts-all-back")}
          </Button>
          <Button look="primary" isDisabled={!take || isBusy} onPress={() => void confirm()}>
            {t("publish:conflicts-all-confirm", { count })}
          </Button>
        </>
      }
    >
      <p>{t("publish:conflicts-all-lead")}</p>
      <RadioGroup
        className={styles.takes ?? ""}
        aria-label={t("publish:conflicts-all-choice")}
        value={take}
        onChange={(value) => setTake(value as WholeTake)}
      >
        {TAKES.map((one) => (
          <Radio key={one} value={one} className={styles.take ?? ""}>
            <span className={styles.dot} aria-hidden />
            <span>
              <span className={styles.takeName}>{t(`publish:conflicts-all-${one}`)}</span>
              <span className={styles.hint}>{t(`publish:conflicts-all-${one}-hint`)}</span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <ul className={styles.stories}>
        {details.map((detail) => (
          <Entry key={detail.conflict.story} detail={detail} take={take} />
        ))}
      </ul>
    </Dialog>
  );
}

/** A story that the decision is about; where it means something of its own for it, that is said. */
function Entry({ detail, take }: { detail: ConflictDetail; take: WholeTake | null }): ReactElement {
  const t = useTexts();
  const { state } = useApp();
  const { conflict, mine, isTrashed } = detail;
  const kind = isTrashed ? "trashed" : conflict.theirs ? "changed" : "gone";
  const facts = { by: conflict.by, when: momentText(conflict.at, state.language ?? state.systemLanguage) };
  return (
    <li className={styles.entry}>
      <p className={styles.entryTitle}>
        <StoryTitles story={mine} />
      </p>
      <p className={styles.hint}>{t(`publish:conflicts-all-${kind}`, facts)}</p>
      {take && kind !== "changed" ? <p className={styles.outcome}>{t(outcomeOf(kind, take))}</p> : null}
    </li>
  );
}

function outcomeOf(kind: "gone" | "trashed", take: WholeTake) {
  if (kind === "gone")
    return take === "mine" ? "publish:conflict-publish-mine" : "publish:conflict-stay-down";
  return take === "mine" ? "publish:conflict-stay-trashed" : "publish:conflict-take-theirs";
}
