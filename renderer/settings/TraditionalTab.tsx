import { type ReactElement, useId, useState } from "react";
import { Switch } from "react-aria-components";
import type { TraditionalException, TraditionalSettings } from "../../shared/story/newsroom.ts";
import { useTexts } from "../i18n/useTexts.ts";
import type { DraftProps } from "./NewsroomTab.tsx";
import { TraditionalExceptions } from "./TraditionalExceptions.tsx";
import { TraditionalPreviewList } from "./TraditionalPreviewList.tsx";
import styles from "./TraditionalTab.module.css";

const OFF: TraditionalSettings = { enabled: false, exceptions: [] };

/** The site's edition in Traditional characters: its switch, the newsroom's own words, what it changes. */
export function TraditionalTab({ draft, onChange }: DraftProps): ReactElement {
  const t = useTexts();
  const hint = useId();
  /** The word that was last chosen to be written otherwise. */
  const [proposed, setProposed] = useState<TraditionalException | null>(null);
  const settings = draft.traditional ?? OFF;
  const change = (changed: Partial<TraditionalSettings>) =>
    onChange({ ...draft, traditional: { ...settings, ...changed } });
  return (
    <>
      <p className={styles.soft}>{t("traditional:lead")}</p>
      <div>
        <Switch
          className={styles.switch ?? ""}
          isSelected={settings.enabled}
          onChange={(enabled) => change({ enabled })}
          aria-describedby={hint}
        >
          <span className={styles.track} />
          {t("traditional:enabled")}
        </Switch>
        <p id={hint} className={styles.hint}>
          {t("traditional:enabled-hint")}
        </p>
      </div>
      <TraditionalExceptions
        exceptions={settings.exceptions}
        proposed={proposed}
        onChange={(exceptions) => change({ exceptions })}
      />
      <TraditionalPreviewList
        exceptions={settings.exceptions}
        onCorrect={({ from, to }) => setProposed({ from, to })}
      />
    </>
  );
}
