import type { ReactElement } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { Language } from "../../shared/language.ts";
import type { VersionStatus } from "../../shared/story/model.ts";
import { useTexts } from "../i18n/useTexts.ts";
import styles from "./Sheet.module.css";

interface StatusSwitchProps {
  language: Language;
  status: VersionStatus;
  onChange(status: VersionStatus): void;
}

/** Draft or ready: a version that is ready is on the site after the next publish. */
export function StatusSwitch({ language, status, onChange }: StatusSwitchProps): ReactElement {
  const t = useTexts();
  return (
    <ToggleButtonGroup
      className={styles.status ?? ""}
      aria-label={t(language === "en" ? "editor:status-en" : "editor:status-zh")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[status]}
      onSelectionChange={(keys) => onChange(keys.has("ready") ? "ready" : "draft")}
    >
      <ToggleButton id="draft">{t("editor:status-draft")}</ToggleButton>
      <ToggleButton id="ready" data-ready>
        {t("editor:status-ready")}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
