import { parseDate } from "@internationalized/date";
import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactElement } from "react";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
  Popover,
} from "react-aria-components";
import styles from "./DateField.module.css";
import field from "./Field.module.css";

interface DateFieldProps {
  label: string;
  /** `YYYY-MM-DD`. */
  value: string;
  onChange(date: string): void;
}

/** A day: typed in the order of the interface's language, or picked from a calendar. */
export function DateField({ label, value, onChange }: DateFieldProps): ReactElement {
  return (
    <DatePicker
      className={field.field ?? ""}
      value={parseDate(value)}
      onChange={(date) => {
        // Years of four digits; while one is typed there are fewer, and they are no date yet.
        if (date && date.year >= 1000) onChange(date.toString());
      }}
    >
      <Label className={field.label ?? ""}>{label}</Label>
      <Group className={styles.group ?? ""}>
        <DateInput className={styles.input ?? ""}>
          {(segment) => <DateSegment segment={segment} className={styles.segment ?? ""} />}
        </DateInput>
        <Button className={styles.open ?? ""}>
          <CalendarDays aria-hidden />
        </Button>
      </Group>
      <Popover className={`${field.popover} ${styles.popover}`} offset={4}>
        <Dialog className={styles.dialog ?? ""}>
          <Calendar>
            <header className={styles.header}>
              <Button slot="previous" className={styles.open ?? ""}>
                <ChevronLeft aria-hidden />
              </Button>
              <Heading className={styles.month ?? ""} />
              <Button slot="next" className={styles.open ?? ""}>
                <ChevronRight aria-hidden />
              </Button>
            </header>
            <CalendarGrid className={styles.grid ?? ""}>
              {(date) => <CalendarCell date={date} className={styles.cell ?? ""} />}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
