import { Trash2 } from "lucide-react";
import { type FormEvent, type ReactElement, useState } from "react";
import type { TraditionalException } from "../../shared/story/newsroom.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./TraditionalTab.module.css";

interface TraditionalExceptionsProps {
  exceptions: readonly TraditionalException[];
  /** What the form for a new one begins with. */
  proposed: TraditionalException | null;
  onChange(exceptions: TraditionalException[]): void;
}

/** The words that a newsroom writes its own way in Traditional characters. */
export function TraditionalExceptions(props: TraditionalExceptionsProps): ReactElement {
  const { exceptions, proposed, onChange } = props;
  const t = useTexts();
  const remove = (gone: string) => onChange(exceptions.filter(({ from }) => from !== gone));
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t("traditional:exceptions")}</h3>
      <p className={styles.hint}>{t("traditional:exceptions-hint")}</p>
      {exceptions.length === 0 ? <p className={styles.soft}>{t("traditional:none")}</p> : null}
      <ul className={styles.exceptions}>
        {exceptions.map(({ from, to }) => (
          <li key={from} className={styles.exception}>
            <span lang="zh-Hans">{from}</span>
            <span lang="zh-Hant">{to}</span>
            <IconButton
              label={t("traditional:remove", { word: from })}
              icon={<Trash2 aria-hidden />}
              onPress={() => remove(from)}
            />
          </li>
        ))}
      </ul>
      <NewException
        key={proposed ? `${proposed.from} ${proposed.to}` : ""}
        proposed={proposed}
        isTaken={(word) => exceptions.some(({ from }) => from === word)}
        onAdd={(exception) => onChange([...exceptions, exception])}
      />
    </section>
  );
}

interface NewExceptionProps {
  proposed: TraditionalException | null;
  isTaken(word: string): boolean;
  onAdd(exception: TraditionalException): void;
}

function NewException({ proposed, isTaken, onAdd }: NewExceptionProps): ReactElement {
  const t = useTexts();
  const [from, setFrom] = useState(proposed?.from ?? "");
  const [to, setTo] = useState(proposed?.to ?? "");
  const word = from.trim();
  const isReady = word !== "" && to.trim() !== "" && !isTaken(word);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    onAdd({ from: word, to: to.trim() });
    setFrom("");
    setTo("");
  };
  return (
    <form className={styles.add} onSubmit={add}>
      <TextField
        label={t("traditional:from")}
        lang="zh-Hans"
        value={from}
        onChange={setFrom}
        autoFocus={proposed !== null}
        error={isTaken(word) ? t("traditional:already-there") : undefined}
      />
      <TextField label={t("traditional:to")} lang="zh-Hant" value={to} onChange={setTo} />
      <Button look="outline" type="submit" isDisabled={!isReady}>
        {t("traditional:add")}
      </Button>
    </form>
  );
}
