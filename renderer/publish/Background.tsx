import type { ReactElement } from "react";
import { errorText } from "../../shared/i18n/translator.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { Phase } from "./ProgressView.tsx";
import styles from "./PublishSheet.module.css";
import { resultTitle } from "./resultTitle.ts";
import type { PublishState } from "./usePublish.ts";

/** A publish that runs, or has ended, while its sheet is closed and somebody works on. */
export function Background({ state, onShow }: { state: PublishState; onShow(): void }): ReactElement {
  return (
    <div className={styles.background} role="status">
      <span>
        <Standing state={state} />
      </span>
      <ShowButton onShow={onShow} />
    </div>
  );
}

function ShowButton({ onShow }: { onShow(): void }): ReactElement {
  const t = useTexts();
  return (
    <Button look="outline" onPress={onShow}>
      {t("publish:show")}
    </Button>
  );
}

function Standing({ state }: { state: PublishState }): ReactElement {
  const t = useTexts();
  switch (state.step) {
    case "running":
      return <Phase progress={state.progress} />;
    case "over":
      return <>{resultTitle(t, state.result)}</>;
    case "unready":
      return <>{errorText(t, state.error)}</>;
    default:
      return <>{t("publish:checking")}</>;
  }
}
