import type { ReactElement } from "react";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./Desk.module.css";
import type { Filters } from "./useStories.ts";

interface EmptyListProps {
  filters: Filters;
  onNew(): void;
  onShowAll(): void;
}

/** Nothing to list: says why, and what to do next. */
export function EmptyList({ filters, onNew, onShowAll }: EmptyListProps): ReactElement {
  const t = useTexts();
  const isFiltered = Object.keys(filters).some((key) => key !== "trashed");
  if (isFiltered) {
    return (
      <div className={styles.empty}>
        <h2>{t("desk:nothing-title")}</h2>
        <p>{t("desk:nothing-text")}</p>
        <Button look="outline" onPress={onShowAll}>
          {t("desk:show-all")}
        </Button>
      </div>
    );
  }
  if (filters.trashed) {
    return (
      <div className={styles.empty}>
        <h2>{t("desk:trash-empty-title")}</h2>
        <p>{t("desk:trash-empty-text")}</p>
        <Button look="outline" onPress={onShowAll}>
          {t("desk:show-all")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.empty}>
      <h2>{t("desk:empty-title")}</h2>
      <p>{t("desk:empty-text")}</p>
      <Button look="primary" onPress={onNew} autoFocus>
        {t("desk:new")}
      </Button>
    </div>
  );
}
