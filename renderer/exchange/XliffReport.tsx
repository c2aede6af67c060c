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
  // Of a story that is not here, one word says it all.
  const notable = titles ? units.filter((unit) => OUTCOMES_NAMED.has(outcomeOf(unit))) : [];
  return (
    <section className={styles.story}>
      <h3 className={styles.title}>
        {titles ? (
          <Button aria-label={t("exchange:open-story", { title: shown })} onPress={() => onOpen(story)}>
            <span className={styles.text}>{shown}</span>
          </Button>
        ) : (
          t("exchange:unknown-title", { id: story })
        )}
      </h3>
      <Counts units={units} />
      {notable.length > 0 ? (
        <ul className={styles.units}>
          {notable.map((unit) => (
            <UnitRow key={`${unit.unit} ${unit.result}`} row={unit} onOpen={() => onOpen(story)} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** What became of a unit, in the order in which it is told; what nobody translated yet is no fault of the file's. */
const OUTCOMES = ["applied", "stale", "unchanged", "untranslated", "refused"] as const;
type Outcome = (typeof OUTCOMES)[number];
const OUTCOMES_NAMED: ReadonlySet<Outcome> = new Set(["stale", "refused"]);

function outcomeOf(unit: UnitReport): Outcome {
  const isUntranslated = unit.result === "refused" && unit.reason === "empty-target";
  return isUntranslated ? "untranslated" : unit.result;
}

function Counts({ units }: Pick<StoryReport, "units">): ReactElement {
  const t = useTexts();
  const outcomes = units.map(outcomeOf);
  const said = OUTCOMES.flatMap((outcome) => {
    const count = outcomes.filter((each) => each === outcome).length;
    return count > 0 ? [t(`exchange:${outcome}`, { count })] : [];
  });
  return (
    <p className={styles.counts}>
      <OutcomeIcon outcomes={outcomes} />
      {said.join(" · ")}
    </p>
  );
}

/** The worst of what became of some units. */
function OutcomeIcon({ outcomes }: { outcomes: readonly Outcome[] }): ReactElement {
  if (outcomes.includes("refused")) return <CircleX aria-hidden className={styles.bad} />;
  if (outcomes.includes("stale")) return <TriangleAlert aria-hidden className={styles.partial} />;
  return <CircleCheck aria-hidden className={styles.good} />;
}

function UnitRow({ row, onOpen }: { row: UnitReport; onOpen(): void }): ReactElement {
  const t = useTexts();
  const reason =
    row.result === "refused"
      ? t(`exchange:reason-${row.reason}`, { tags: row.tags.join(", ") })
      : t("exchange:result-stale");
  const text = row.text || row.unit;
  return (
    <li className={styles.unit}>
      <OutcomeIcon outcomes={[row.result]} />
      <div>
        <Button onPress={onOpen}>
          <span className={styles.text}>{text}</span>
        </Button>
        <p className={styles.reason}>{reason}</p>
      </div>
    </li>
  );
}
