import type { ReactElement } from "react";
import { TextField as AriaTextField, FieldError, Input, Label, Text, TextArea } from "react-aria-components";
import styles from "./Field.module.css";

interface TextFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  onBlur?(): void;
  onFocus?(): void;
  /** The part of a version that it shows (shared/bilingual/parts.ts). */
  part?: string;
  /** Below the field: what it is for. */
  hint?: string | undefined;
  /** Below the field: what is wrong with it. */
  error?: string | undefined;
  placeholder?: string;
  /** The language of what is typed, for fonts, spelling and screen readers. */
  lang?: string;
  multiline?: boolean;
  /** `password` hides what is typed. */
  type?: "text" | "password";
  autoFocus?: boolean;
  isReadOnly?: boolean;
}

/** A labelled line, or several, of text. */
export function TextField({
  label,
  hint,
  error,
  placeholder,
  lang,
  part,
  multiline = false,
  ...props
}: TextFieldProps): ReactElement {
  const shared = {
    className: styles.input ?? "",
    lang,
    "data-part": part,
    ...(placeholder ? { placeholder } : {}),
  };
  return (
    <AriaTextField {...props} className={styles.field ?? ""} isInvalid={error !== undefined}>
      <Label className={styles.label ?? ""}>{label}</Label>
      {multiline ? <TextArea {...shared} /> : <Input {...shared} />}
      {hint ? (
        <Text slot="description" className={styles.hint ?? ""}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={styles.error ?? ""}>{error}</FieldError>
    </AriaTextField>
  );
}
