import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";
import type { StoryReport, UnitReport } from "../../shared/bilingual/xliff/model.ts";
import { LANGUAGES } from "../../shared/language.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./XliffReport.module.css";

interface XliffReportProps {
  reports: readonly StoryReport[];
  onOpen(story: string): void;
  onClose(): void;
}

/** What a translator's file brought: for each story what was put in, and what needs a look. */
export function XliffReport({ reports, onOpen, onClose }: XliffReportProps): ReactElement {
  const t = useTexts();
  return (
    <Dialog
      title={t("exchange:report-title")}
      isOpen
      onClose={onClose}
      width="44rem"
      actions={
        <Button look="primary" onPress={onClose}>
          {t("app:close")}
        </Button>
      }
    >
      {reports.length === 0 ? <p>{t("exchange:report-empty")}</p> : null}
      {reports.map((report) => (
        <StorySection key={report.story} report={report} onOpen={onOpen} />
      ))}
    </Dialog>
  );
}

function StorySection({
  report: { story, titles, units },
  onOpen,
}: {
  report: StoryReport;
  onOpen(story: string): void;
}): ReactElement {
  const t = useTexts();
  const title = LANGUAGES.map((language) => titles?.[language] ?? "")
    .filter(Boolean)
    .join(" · ");
  const shown = title || t("desk:untitled");
  const notable = units.filter(({ result }) => result === "stale" || result === "refused");
  return (
    <section className={styles.story}>
      <h3 className={styles.title}>
        {titles ? (
          <Button aria-label={t("exchange:open-story", { title: shown })} onPress={() => onOpen(story)}>
            {shown}
          </Button>
        ) : (
          t("exchange:unknown-title", { id: story })
        )}
      </h3>
      <Counts units={units} />
      <ul className={styles.units}>
        {notable.map((unit) => (
          <UnitRow
            key={`${unit.unit} ${unit.result}`}
            row={unit}
            {...(titles ? { onOpen: () => onOpen(story) } : {})}
          />
        ))}
      </ul>
    </section>
  );
}

function Counts({ units }: Pick<StoryReport, "units">): ReactElement {
  const t = useTexts();
  const said = (["applied", "stale", "unchanged", "refused"] as const).flatMap((result) => {
    const count = units.filter((unit) => unit.result === result).length;
    return count > 0 ? [t(`exchange:${result}`, { count })] : [];
  });
  return (
    <p className={styles.counts}>
      <CircleCheck aria-hidden className={styles.good} />
      {said.join(" · ")}
    </p>
  );
}

function UnitRow({ row, onOpen }: { row: UnitReport; onOpen?: () => void }): ReactElement {
  const t = useTexts();
  const isRefused = row.result === "refused";
  const reason = isRefused
    ? t(`exchange:reason-${row.reason}`, { tags: row.tags.join(", ") })
    : t("exchange:result-stale");
  const text = row.text || row.unit;
  return (
    <li className={styles.unit}>
      {isRefused ? (
        <CircleX aria-hidden className={styles.bad} />
      ) : (
        <TriangleAlert aria-hidden className={styles.partial} />
      )}
      <div>
        {onOpen ? (
          <Button onPress={onOpen}>
            <span className={styles.text}>{text}</span>
          </Button>
        ) : (
          <span className={styles.text}>{text}</span>
        )}
        <p className={styles.reason}>{reason}</p>
      </div>
    </li>
  );
}
