import { Search, X } from "lucide-react";
import type { KeyboardEvent, ReactElement, RefObject } from "react";
import { Input, SearchField } from "react-aria-components";
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
    // While an input method composes, the keys are its own.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      onLeave();
    }
  };
  return (
    <SearchField
      className={styles.search ?? ""}
      aria-label={t("desk:search")}
      value={value}
      onChange={onChange}
    >
      <Search aria-hidden />
      <Input ref={inputRef} placeholder={t("desk:search")} onKeyDown={onKeyDown} />
      <IconButton label={t("desk:clear-search")} icon={<X aria-hidden />} isDisabled={value === ""} />
    </SearchField>
  );
}
