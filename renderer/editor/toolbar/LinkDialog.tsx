import { type ReactElement, useEffect, useState } from "react";
import { urlFromInput } from "../../../shared/document/urls.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";

interface LinkDialogProps {
  isOpen: boolean;
  /** The link that is there already. */
  current: string | null;
  onClose(): void;
  onSet(url: string | null): void;
}

/** Asks where the selected words should lead. */
export function LinkDialog({ isOpen, current, onClose, onSet }: LinkDialogProps): ReactElement {
  const t = useTexts();
  const [typed, setTyped] = useState("");
  const [isTried, setTried] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    setTyped(current ?? "");
    setTried(false);
  }, [isOpen, current]);
  const url = urlFromInput(typed);
  const set = () => {
    setTried(true);
    if (url !== null) onSet(url);
  };
  return (
    <Dialog
      title={t("editor:link-title")}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          {current === null ? null : <Button onPress={() => onSet(null)}>{t("editor:link-remove")}</Button>}
          <Button look="primary" onPress={set}>
            {t("editor:link-set")}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          set();
        }}
      >
        <TextField
          label={t("editor:link-address")}
          value={typed}
          onChange={setTyped}
          hint={t("editor:link-hint")}
          error={isTried && url === null ? t("editor:link-error") : undefined}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
