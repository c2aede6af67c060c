import { ChevronDown } from "lucide-react";
import type { ReactElement } from "react";
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from "react-aria-components";
import styles from "./Field.module.css";

interface SelectProps<T extends string> {
  label: string;
  /** The label is there for screen readers only. */
  hideLabel?: boolean;
  value: T;
  options: readonly { id: T; name: string }[];
  onChange(value: T): void;
}

/** One choice out of a few. */
export function Select<T extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
}: SelectProps<T>): ReactElement {
  const choose = (key: unknown) => {
    const chosen = options.find(({ id }) => id === key);
    if (chosen) onChange(chosen.id);
  };
  return (
    <AriaSelect className={styles.field ?? ""} value={value} onChange={choose}>
      <Label className={hideLabel ? "visually-hidden" : (styles.label ?? "")}>{label}</Label>
      <Button className={styles.trigger ?? ""}>
        <SelectValue />
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={styles.popover ?? ""} offset={4}>
        <ListBox items={options}>
          {({ id, name }) => (
            <ListBoxItem id={id} textValue={name} className={styles.option ?? ""}>
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
