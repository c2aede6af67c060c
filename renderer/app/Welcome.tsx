import { lazy, type ReactElement, Suspense, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { errorText } from "../../shared/i18n/translator.ts";
import { LANGUAGES, type Language } from "../../shared/language.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { useApp } from "./AppContext.tsx";
import { request } from "./bridge.ts";
import { useAttempt, useNotices } from "./Notices.tsx";
import styles from "./Welcome.module.css";

// Brings the Chinese dictionary that addresses are made with: not needed to draw the first screen.
const NewNewsroom = lazy(async () => ({ default: (await import("./NewNewsroom.tsx")).NewNewsroom }));
const CloneNewsroom = lazy(async () => ({ default: (await import("./CloneNewsroom.tsx")).CloneNewsroom }));

/** Each language by its own name, for people who don't read the other one. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", "zh-Hans": "中文" };

/** The first screen: the interface's language, then a newsroom to work in. */
export function Welcome(): ReactElement {
  const t = useTexts();
  const [form, setForm] = useState<"new" | "clone" | null>(null);
  const cancel = () => setForm(null);
  return (
    <main className={styles.screen} data-screen="welcome">
      <div className={styles.column}>
        {form ? (
          <Suspense>
            {form === "new" ? <NewNewsroom onCancel={cancel} /> : <CloneNewsroom onCancel={cancel} />}
          </Suspense>
        ) : (
          <>
            <h1 className={styles.title}>{t("app:welcome-title")}</h1>
            <p className={styles.lead}>{t("app:welcome-lead")}</p>
            <Unopened />
            <LanguageChoice />
            <Choices onForm={setForm} />
            <Recent />
          </>
        )}
      </div>
    </main>
  );
}

/** That the newsroom of last time is not open, and what to do. */
function Unopened(): ReactElement | null {
  const t = useTexts();
  const { unopened } = useApp().state;
  if (!unopened) return null;
  return (
    <div className={styles.unopened} role="alert">
      <h2 className={styles.unopenedTitle}>{t("app:unopened-title")}</h2>
      <p>{errorText(t, unopened)}</p>
      <p>{t("app:unopened-hint")}</p>
    </div>
  );
}

function LanguageChoice(): ReactElement {
  const t = useTexts();
  const { state, setState } = useApp();
  const current = state.language ?? state.systemLanguage;
  const attempt = useAttempt();
  const choose = (language: Language) =>
    attempt(async () => setState(await request("app.setLanguage", { language })));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields; these are two buttons.
    <div className={styles.languages} role="group" aria-label={t("app:language")}>
      {LANGUAGES.map((language) => (
        <Button
          key={language}
          look={language === current ? "primary" : "outline"}
          {...(language === current ? { "aria-current": "true" as const } : {})}
          onPress={() => choose(language)}
        >
          <span lang={language}>{LANGUAGE_NAMES[language]}</span>
        </Button>
      ))}
    </div>
  );
}

function Choices({ onForm }: { onForm(form: "new" | "clone"): void }): ReactElement {
  const t = useTexts();
  const open = useOpening();
  return (
    <div className={styles.choices}>
      <Choice
        name={t("app:open-sample")}
        hint={t("app:open-sample-hint")}
        isDisabled={open.isBusy}
        onPress={() => open.run(() => request("newsroom.openSample", {}))}
      />
      <Choice
        name={t("app:new-newsroom")}
        hint={t("app:new-newsroom-hint")}
        isDisabled={open.isBusy}
        onPress={() => onForm("new")}
      />
      <Choice
        name={t("app:open-newsroom")}
        hint={t("app:open-newsroom-hint")}
        isDisabled={open.isBusy}
        onPress={() =>
          open.run(async () => {
            const folder = await request("newsroom.chooseFolder", {});
            if (folder !== null) await request("newsroom.open", { folder });
          })
        }
      />
      <Choice
        name={t("app:clone-newsroom")}
        hint={t("app:clone-newsroom-hint")}
        isDisabled={open.isBusy}
        onPress={() => onForm("clone")}
      />
    </div>
  );
}

interface ChoiceProps {
  name: string;
  hint: string;
  isDisabled: boolean;
  onPress(): void;
}

function Choice({ name, hint, isDisabled, onPress }: ChoiceProps): ReactElement {
  return (
    <AriaButton className={styles.choice ?? ""} isDisabled={isDisabled} onPress={onPress}>
      <span className={styles.choiceName}>{name}</span>
      <span className={styles.choiceHint}>{hint}</span>
    </AriaButton>
  );
}

function Recent(): ReactElement | null {
  const t = useTexts();
  const { state } = useApp();
  const open = useOpening();
  const language = state.language ?? state.systemLanguage;
  if (state.recent.length === 0) return null;
  return (
    <section className={styles.recent} aria-labelledby="recent">
      <h2 id="recent" className={styles.recentTitle}>
        {t("app:recent")}
      </h2>
      {state.recent.map(({ folder, name }) => (
        <AriaButton
          key={folder}
          className={styles.recentItem ?? ""}
          isDisabled={open.isBusy}
          onPress={() => open.run(() => request("newsroom.open", { folder }))}
        >
          <span>{name[language]}</span>
          <span className={styles.path}>{folder}</span>
        </AriaButton>
      ))}
    </section>
  );
}

/** Opens a newsroom; the main process says when it is open, an error is shown here. */
function useOpening(): { isBusy: boolean; run(work: () => Promise<unknown>): void } {
  const { showError } = useNotices();
  const [isBusy, setBusy] = useState(false);
  const run = (work: () => Promise<unknown>) => {
    setBusy(true);
    work()
      .catch(showError)
      .finally(() => setBusy(false));
  };
  return { isBusy, run };
}
