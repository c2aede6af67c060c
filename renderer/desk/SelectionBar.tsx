import { Copy, Languages, RotateCcw, Trash2 } from "lucide-react";
import { type ReactElement, useState } from "react";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./Desk.module.css";
import type { StoryActions } from "./useStoryActions.ts";

interface SelectionBarProps {
  total: number;
  selected: string[];
  isTrash: boolean;
  actions: StoryActions;
}

/** How many stories there are, and what can be done with the chosen ones. */
export function SelectionBar({ total, selected, isTrash, actions }: SelectionBarProps): ReactElement {
  const t = useTexts();
  // The stories that the question is about: what is chosen meanwhile makes no difference.
  const [asked, setAsked] = useState<string[]>([]);
  const count = selected.length;
  const text = count > 1 ? t("desk:selected", { count }) : t("desk:count", { count: total });
  return (
    <div className={styles.status}>
      <span role="status" style={{ marginInlineEnd: "auto" }}>
        {text}
      </span>
      {count > 0 && isTrash ? (
        <>
          <Button onPress={() => void actions.restore(selected)}>
            <RotateCcw aria-hidden />
            {t("desk:restore")}
          </Button>
          <Button onPress={() => setAsked(selected)}>
            <Trash2 aria-hidden />
            {t("desk:delete-for-good")}
          </Button>
        </>
      ) : null}
      {count > 0 && !isTrash ? (
        <>
          <Button isDisabled={count !== 1} onPress={() => void actions.duplicate(selected[0] ?? "")}>
            <Copy aria-hidden />
            {t("desk:duplicate")}
          </Button>
          <Button onPress={() => void actions.exportXliff(selected)}>
            <Languages aria-hidden />
            {t("exchange:export")}
          </Button>
          <Button onPress={() => void actions.trash(selected)}>
            <Trash2 aria-hidden />
            {t("desk:move-to-trash")}
          </Button>
        </>
      ) : null}
      <Dialog
        title={t("desk:delete-title", { count: Math.max(1, asked.length) })}
        isOpen={asked.length > 0}
        isAlert
        onClose={() => setAsked([])}
        actions={
          <>
            <Button onPress={() => setAsked([])}>{t("app:cancel")}</Button>
            <Button
              look="danger"
              onPress={() => {
                setAsked([]);
                void actions.deleteForGood(asked);
              }}
            >
              {t("desk:delete-for-good")}
            </Button>
          </>
        }
      >
        <p>{t("desk:delete-text")}</p>
      </Dialog>
    </div>
  );
}
