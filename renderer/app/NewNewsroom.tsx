import { type ReactElement, useState } from "react";
import { slugFromTitle } from "../../shared/story/slug.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import { TimeZoneField } from "../ui/TimeZoneField.tsx";
import { useApp } from "./AppContext.tsx";
import { request } from "./bridge.ts";
import { useAttempt, useNotices } from "./Notices.tsx";
import styles from "./Welcome.module.css";

/** Makes a newsroom: its names, its folder, its time zone. */
export function NewNewsroom({ onCancel }: { onCancel(): void }): ReactElement {
  const t = useTexts();
  const { state } = useApp();
  const { showError } = useNotices();
  const attempt = useAttempt();
  const [en, setEn] = useState("");
  const [zh, setZh] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [timeZone, setTimeZone] = useState(state.systemTimeZone);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const isNamed = en.trim() !== "" && zh.trim() !== "";
  const separator = state.platform === "win32" ? "\\" : "/";
  const proposed = `${state.defaultFolder}${separator}${slugFromTitle(en, "en") || "newsroom"}`;
  const folder = chosen ?? proposed;

  const choose = () =>
    attempt(async () => {
      const picked = await request("newsroom.chooseFolder", {});
      if (picked !== null) setChosen(picked);
    });
  const create = async () => {
    setTried(true);
    if (!isNamed) return;
    setBusy(true);
    try {
      const name = { en: en.trim(), "zh-Hans": zh.trim() };
      await request("newsroom.create", { folder, name, timeZone });
    } catch (error) {
      showError(error);
      setBusy(false);
    }
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <h1 className={styles.heading}>{t("app:new-newsroom")}</h1>
      <div className={styles.pair}>
        <TextField
          label={t("app:name-en")}
          lang="en"
          value={en}
          onChange={setEn}
          autoFocus
          error={isTried && en.trim() === "" ? t("app:needs-name") : undefined}
        />
        <TextField
          label={t("app:name-zh")}
          lang="zh-Hans"
          value={zh}
          onChange={setZh}
          error={isTried && zh.trim() === "" ? t("app:needs-name") : undefined}
        />
      </div>
      <div className={styles.withButton}>
        <TextField label={t("app:folder")} value={folder} onChange={setChosen} hint={t("app:folder-hint")} />
        <Button look="outline" onPress={choose}>
          {t("app:choose-folder")}
        </Button>
      </div>
      <TimeZoneField value={timeZone} onChange={setTimeZone} />
      <div className={styles.actions}>
        <Button onPress={onCancel}>{t("app:cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={isBusy}>
          {t("app:create")}
        </Button>
      </div>
    </form>
  );
}
