import type { ReactElement } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { LANGUAGES, type Language } from "../../shared/language.ts";
import { useTexts } from "../i18n/useTexts.ts";
import styles from "./EditorScreen.module.css";

/** Which sheets are on the screen. */
export type View = "both" | Language;

interface ViewSwitchProps {
  view: View;
  isNarrow: boolean;
  onView(view: View): void;
}

/** Chooses which languages are shown. */
export function ViewSwitch({ view, isNarrow, onView }: ViewSwitchProps): ReactElement {
  const t = useTexts();
  return (
    <ToggleButtonGroup
      className={styles.views ?? ""}
      aria-label={t("editor:view")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => {
        for (const key of ["both", ...LANGUAGES] as const) if (keys.has(key)) onView(key);
      }}
    >
      <ToggleButton id="en" className={styles.view ?? ""} aria-label={t("editor:view-en")}>
        EN
      </ToggleButton>
      {isNarrow ? null : (
        <ToggleButton id="both" className={styles.view ?? ""} aria-label={t("editor:view-both")}>
          EN 中
        </ToggleButton>
      )}
      <ToggleButton id="zh-Hans" className={styles.view ?? ""} aria-label={t("editor:view-zh")}>
        中文
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
