import type { ReactElement } from "react";
import type { Theme } from "../../shared/ipc.ts";
import { LANGUAGES } from "../../shared/language.ts";
import { useApp } from "../app/AppContext.tsx";
import { request } from "../app/bridge.ts";
import { useAttempt } from "../app/Notices.tsx";
import { LANGUAGE_NAMES } from "../app/Welcome.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Select } from "../ui/Select.tsx";
import styles from "./SettingsDialog.module.css";

const THEMES: readonly Theme[] = ["system", "light", "dark"];

/** The interface's language and its look. */
export function AppTab(): ReactElement {
  const t = useTexts();
  const { state, setState } = useApp();
  const attempt = useAttempt();
  return (
    <div className={styles.pair}>
      <Select
        label={t("app:language")}
        value={state.language ?? state.systemLanguage}
        options={LANGUAGES.map((id) => ({ id, name: LANGUAGE_NAMES[id] }))}
        onChange={(language) => attempt(async () => setState(await request("app.setLanguage", { language })))}
      />
      <Select
        label={t("app:theme")}
        value={state.theme}
        options={THEMES.map((id) => ({ id, name: t(`app:theme-${id}`) }))}
        onChange={(theme) => attempt(async () => setState(await request("app.setTheme", { theme })))}
      />
    </div>
  );
}
