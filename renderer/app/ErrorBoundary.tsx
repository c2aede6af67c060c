import { Component, type ReactNode } from "react";
import type { Translate } from "../../shared/i18n/translator.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./Welcome.module.css";

interface Props {
  t: Translate;
  children: ReactNode;
}

/** When a screen fails: says that the stories are safe, and starts the window anew. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { t } = this.props;
    return (
      <main className={styles.screen} data-screen="failed" role="alert">
        <div className={styles.column}>
          <h1 className={styles.title}>{t("app:failed-title")}</h1>
          <p className={styles.lead}>{t("app:failed-text")}</p>
          <div className={styles.actions}>
            <Button look="primary" onPress={() => window.location.reload()}>
              {t("app:failed-reload")}
            </Button>
          </div>
        </div>
      </main>
    );
  }
}
