import type { ReactElement } from "react";
import { errorText } from "../../shared/i18n/translator.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./PublishSheet.module.css";
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
    case "running": {
      const { filesDone = 0, filesTotal = 0 } = state.progress ?? {};
      return <>{t("publish:phase-uploading", { done: filesDone, total: filesTotal })}</>;
    }
    case "over":
      if (state.result.result === "partly") {
        return <>{t("publish:result-partly", { count: state.result.failed.length })}</>;
      }
      return (
        <>{t(state.result.result === "published" ? "publish:result-published" : "publish:result-not")}</>
      );
    case "unready":
      return <>{errorText(t, state.error)}</>;
    default:
      return <>{t("publish:checking")}</>;
  }
}
