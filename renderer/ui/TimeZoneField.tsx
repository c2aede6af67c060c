import { ChevronDown } from "lucide-react";
import type { ReactElement } from "react";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import { useTexts } from "../i18n/useTexts.ts";
import styles from "./Field.module.css";

const ZONES = Intl.supportedValuesOf("timeZone").map((id) => ({ id, name: id.replaceAll("_", " ") }));

interface TimeZoneFieldProps {
  value: string;
  onChange(zone: string): void;
}

/** A time zone by its IANA name, found as one types. */
export function TimeZoneField({ value, onChange }: TimeZoneFieldProps): ReactElement {
  const t = useTexts();
  const known = ZONES.some(({ id }) => id === value);
  const zones = known ? ZONES : [{ id: value, name: value }, ...ZONES];
  return (
    <ComboBox
      className={styles.field ?? ""}
      defaultItems={zones}
      value={value}
      onChange={(key) => {
        if (typeof key === "string") onChange(key);
      }}
    >
      <Label className={styles.label ?? ""}>{t("app:time-zone")}</Label>
      <div className={styles.combo}>
        <Input className={styles.input ?? ""} />
        <Button className={styles.comboButton ?? ""}>
          <ChevronDown aria-hidden />
        </Button>
      </div>
      <Text slot="description" className={styles.hint ?? ""}>
        {t("app:time-zone-hint")}
      </Text>
      <Popover className={styles.popover ?? ""} offset={4}>
        <ListBox<{ id: string; name: string }>>
          {({ id, name }) => (
            <ListBoxItem id={id} textValue={name} className={styles.option ?? ""}>
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
