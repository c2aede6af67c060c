import type { ReactElement } from "react";
import type { ErrorData } from "../../shared/errors.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./PublishSheet.module.css";

interface KeyQuestionProps {
  error: ErrorData;
  onAccept(fingerprint: string): void;
}

/** Asks whether a server's key is right, where that is what an error is about. */
export function KeyQuestion({ error, onAccept }: KeyQuestionProps): ReactElement | null {
  const t = useTexts();
  const isNew = error.code === "host-key-unknown";
  if (!isNew && error.code !== "host-key-changed") return null;
  const name = String(error.params.name);
  const fingerprint = String(isNew ? error.params.fingerprint : error.params.found);
  return (
    <section className={styles.question}>
      <h3 className={styles.heading}>
        {t(isNew ? "publish:key-title" : "publish:key-changed-title", { name })}
      </h3>
      <p>{t(isNew ? "publish:key-text" : "publish:key-changed-text")}</p>
      <code className={styles.fingerprint}>{fingerprint}</code>
      <div className={styles.answers}>
        <Button look={isNew ? "primary" : "danger"} onPress={() => onAccept(fingerprint)}>
          {t("publish:key-accept")}
        </Button>
      </div>
    </section>
  );
}
