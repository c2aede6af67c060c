import { Search, X } from "lucide-react";
import type { KeyboardEvent, ReactElement, RefObject } from "react";
import { Input, SearchField } from "react-aria-components";
import { isComposing } from "../editor/composing.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { IconButton } from "../ui/Button.tsx";
import styles from "./Desk.module.css";

interface SearchBoxProps {
  value: string;
  onChange(text: string): void;
  /** The arrow down leads into the list. */
  onLeave(): void;
  inputRef: RefObject<HTMLInputElement | null>;
}

/** Finds stories by words in either language, as one types. */
export function SearchBox({ value, onChange, onLeave, inputRef }: SearchBoxProps): ReactElement {
  const t = useTexts();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      onLeave();
    }
  };
  /** While an input method composes, the keys are its own: Escape takes back letters, not the search. */
  const guard = (event: KeyboardEvent) => {
    if (!isComposing(event)) return;
    event.stopPropagation();
    // The browser itself would empty the field.
    if (event.key === "Escape") event.preventDefault();
  };
  return (
    <SearchField
      className={styles.search ?? ""}
      aria-label={t("desk:search")}
      value={value}
      onChange={onChange}
    >
      <Search aria-hidden />
      <Input ref={inputRef} placeholder={t("desk:search")} onKeyDownCapture={guard} onKeyDown={onKeyDown} />
      <IconButton label={t("desk:clear-search")} icon={<X aria-hidden />} isDisabled={value === ""} />
    </SearchField>
  );
}
