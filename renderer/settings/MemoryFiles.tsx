import { Trash2 } from "lucide-react";
import { type ReactElement, useState } from "react";
import type { ImportedFile, MemoryState } from "../../shared/bilingual/memory/imports.ts";
import { useApp } from "../app/AppContext.tsx";
import { momentText } from "../i18n/moment.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import shared from "./SettingsDialog.module.css";

interface MemoryFilesProps {
  state: MemoryState;
  onRemove(id: number): void;
}

/** Where the memory's pairs come from: the newsroom's stories, and files, each of which can go again. */
export function MemoryFiles({ state, onRemove }: MemoryFilesProps): ReactElement {
  const t = useTexts();
  return (
    <ul className={shared.hosts} aria-label={t("memory:sources")}>
      <li className={shared.host}>
        <div>
          <p className={shared.hostName}>{t("memory:stories")}</p>
          <p className={shared.place}>{t("memory:pairs", { count: state.learnt })}</p>
        </div>
      </li>
      {state.files.map((file) => (
        <FileRow key={file.id} file={file} onRemove={() => onRemove(file.id)} />
      ))}
    </ul>
  );
}

/** Asks before pairs go: the file that they came from may not be there any more. */
function FileRow({ file, onRemove }: { file: ImportedFile; onRemove(): void }): ReactElement {
  const t = useTexts();
  const { state } = useApp();
  /** Null until somebody asked: then the way back has the focus. */
  const [isAsking, setAsking] = useState<boolean | null>(null);
  const { name, pairs, at } = file;
  const when = momentText(at, state.language ?? state.systemLanguage);
  return (
    <li className={shared.host}>
      <div>
        <p className={shared.hostName}>{name}</p>
        <p className={shared.place}>
          {t("memory:pairs", { count: pairs })} · <time dateTime={at}>{when}</time>
        </p>
      </div>
      {isAsking ? (
        <div className={shared.buttons}>
          <Button look="danger" autoFocus onPress={onRemove}>
            {t("memory:remove-pairs", { count: pairs })}
          </Button>
          <Button onPress={() => setAsking(false)}>{t("app:cancel")}</Button>
        </div>
      ) : (
        <IconButton
          label={t("memory:remove", { name })}
          icon={<Trash2 aria-hidden />}
          autoFocus={isAsking === false}
          onPress={() => setAsking(true)}
        />
      )}
    </li>
  );
}
