import { FolderOpen, Settings, Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { DeskFacets, OpenNewsroom } from "../../shared/ipc.ts";
import { otherLanguage } from "../../shared/language.ts";
import { useApp } from "../app/AppContext.tsx";
import { request } from "../app/bridge.ts";
import { useAttempt } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { IconButton } from "../ui/Button.tsx";
import styles from "./Desk.module.css";
import type { Filters } from "./useStories.ts";

const STANDINGS = ["draft", "ready", "published", "changed", "withdrawn"] as const;

const WORK = ["untranslated", "stale", "unreviewed"] as const;

interface SidebarProps {
  newsroom: OpenNewsroom;
  facets: DeskFacets | null;
  filters: Filters;
  onFilters(filters: Filters): void;
  onSettings(): void;
}

/** The newsroom's name, and what the list can be narrowed by. */
export function Sidebar({ newsroom, facets, filters, onFilters, onSettings }: SidebarProps): ReactElement {
  const t = useTexts();
  const { state } = useApp();
  const attempt = useAttempt();
  const language = state.language ?? state.systemLanguage;
  const { name, sections } = newsroom.settings;
  const { text } = filters;
  const kept = text === undefined ? {} : { text };
  /** Chooses within a group; choosing again lets go. The trash stands alone. */
  const narrow = (part: Filters, isOn: boolean, keys: (keyof Filters)[]) => {
    const rest = Object.fromEntries(
      Object.entries(filters).filter(([key]) => key !== "trashed" && !keys.some((k) => k === key)),
    );
    onFilters(isOn ? rest : { ...rest, ...part });
  };
  const isAll = Object.keys(filters).every((key) => key === "text");
  return (
    <nav className={styles.sidebar} aria-label={t("desk:desk")}>
      <h1 className={styles.newsroom} lang={language}>
        {name[language]}
        <span className={styles.newsroomOther} lang={otherLanguage(language)}>
          {name[otherLanguage(language)]}
        </span>
      </h1>
      <div className={styles.filters}>
        <Filter
          name={t("desk:all-stories")}
          count={facets?.total}
          isOn={isAll}
          onPress={() => onFilters(kept)}
        />
        <h2 className={styles.group}>{t("desk:sections")}</h2>
        {sections.map((section) => {
          const isOn = filters.section === section.id;
          return (
            <Filter
              key={section.id}
              name={section.name[language]}
              count={facets?.sections[section.id] ?? 0}
              isOn={isOn}
              onPress={() => narrow({ section: section.id }, isOn, ["section"])}
            />
          );
        })}
        <h2 className={styles.group}>{t("desk:status")}</h2>
        {STANDINGS.map((standing) => {
          const isOn = filters.standing === standing;
          return (
            <Filter
              key={standing}
              name={t(`desk:standing-${standing}`)}
              isOn={isOn}
              onPress={() => narrow({ standing }, isOn, ["standing"])}
            />
          );
        })}
        <h2 className={styles.group}>{t("desk:work")}</h2>
        {WORK.map((standing) => {
          const isOn = filters.standing === standing;
          return (
            <Filter
              key={standing}
              name={t(`desk:${standing}`)}
              isOn={isOn}
              onPress={() => narrow({ standing }, isOn, ["standing"])}
            />
          );
        })}
        {facets && facets.years.length > 0 ? <h2 className={styles.group}>{t("desk:years")}</h2> : null}
        {facets?.years.map(({ year, count }) => {
          const isOn = filters.year === year;
          return (
            <Filter
              key={year}
              name={String(year)}
              count={count}
              isOn={isOn}
              onPress={() => narrow({ year }, isOn, ["year"])}
            />
          );
        })}
        <h2 className={styles.group}>
          <span className="visually-hidden">{t("desk:trash")}</span>
        </h2>
        <Filter
          name={t("desk:trash")}
          count={facets?.trashed}
          icon={<Trash2 aria-hidden />}
          isOn={filters.trashed === true}
          onPress={() => onFilters(filters.trashed ? kept : { ...kept, trashed: true })}
        />
      </div>
      <div className={styles.foot}>
        <IconButton
          label={t("desk:switch-newsroom")}
          icon={<FolderOpen aria-hidden />}
          onPress={() => attempt(() => request("newsroom.close", {}))}
        />
        <IconButton label={t("desk:settings")} icon={<Settings aria-hidden />} onPress={onSettings} />
      </div>
    </nav>
  );
}

interface FilterProps {
  name: string;
  count?: number | undefined;
  icon?: ReactElement;
  isOn: boolean;
  onPress(): void;
}

function Filter({ name, count, icon, isOn, onPress }: FilterProps): ReactElement {
  const { state } = useApp();
  const number = count?.toLocaleString(state.language ?? state.systemLanguage);
  return (
    <AriaButton className={styles.filter ?? ""} aria-pressed={isOn} onPress={onPress}>
      {icon}
      <span className={styles.filterName}>{name}</span>
      {number === undefined ? null : <span className={styles.count}>{number}</span>}
    </AriaButton>
  );
}
