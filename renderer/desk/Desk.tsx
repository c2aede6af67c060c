import { Plus } from "lucide-react";
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import type { OpenNewsroom } from "../../shared/ipc.ts";
import { useApp } from "../app/AppContext.tsx";
import { useEvent } from "../app/bridge.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { PublishButton } from "../publish/PublishButton.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./Desk.module.css";
import { EmptyList } from "./EmptyList.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { Sidebar } from "./Sidebar.tsx";
import { StoryListView } from "./StoryListView.tsx";
import { NONE, type Selection, settled } from "./selection.ts";
import { type Filters, useStories } from "./useStories.ts";
import { useStoryActions } from "./useStoryActions.ts";

interface DeskProps {
  newsroom: OpenNewsroom;
  /** The editor is over it. */
  isHidden: boolean;
  /** Something is over it that has the keys: the editor, or a dialog. */
  isCovered: boolean;
  onOpen(story: string): void;
  onPublish(host?: string): void;
  onSettings(): void;
}

/** All stories of the newsroom: to find, open, start, throw away and put back. */
export function Desk(props: DeskProps): ReactElement {
  const { newsroom, isHidden, isCovered, onOpen, onPublish, onSettings } = props;
  const t = useTexts();
  const [filters, setFilters] = useState<Filters>({});
  const { list, facets, need, refresh } = useStories(filters);
  const [selection, setSelection] = useState<Selection>(NONE);
  const searchRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLDivElement>(null);
  const sectionName = useSectionNames(newsroom);
  const actions = useStoryActions(refresh, onOpen);

  const narrow = (next: Filters) => {
    setFilters(next);
    setSelection(NONE);
    listRef.current?.scrollTo({ top: 0 });
  };
  const search = (text: string) => {
    const { text: _, ...rest } = filters;
    narrow(text === "" ? rest : { ...rest, text });
  };
  const selected = useMemo(() => [...selection.ids], [selection]);
  useEffect(() => {
    if (list.filters !== null) setSelection((now) => settled(now, list.rows, list.total));
  }, [list]);
  const create = () => void actions.create(filters.section);

  // What was written in the editor shows, and the keys work at once.
  const wasHidden = useRef(isHidden);
  useEffect(() => {
    if (wasHidden.current && !isHidden) {
      void refresh();
      listRef.current?.focus();
    }
    wasHidden.current = isHidden;
  }, [isHidden, refresh]);
  useEvent("stories.written", () => {
    if (!isHidden) void refresh();
  });
  useEvent("menu.command", ({ command }) => {
    if (isCovered) return;
    if (command === "new-story") create();
    if (command === "search") {
      searchRef.current?.focus();
      searchRef.current?.select();
    }
  });
  const onKey = (event: KeyboardEvent) => {
    const isCommand = event.ctrlKey || event.metaKey;
    if (selected.length === 0) return;
    if (event.key === "Delete" || (event.key === "Backspace" && isCommand)) {
      if (!filters.trashed) void actions.trash(selected);
    } else if (isCommand && event.key.toLowerCase() === "d" && !event.shiftKey && selected[0]) {
      event.preventDefault();
      if (!filters.trashed) void actions.duplicate(selected[0]);
    } else if (isCommand && event.key.toLowerCase() === "r" && filters.trashed) {
      event.preventDefault();
      void actions.restore(selected);
    }
  };
  const isEmpty = list.filters !== null && list.total === 0;
  // With its last row the list goes, and the focus in it.
  useEffect(() => {
    if (isEmpty && document.activeElement === document.body) searchRef.current?.focus();
  }, [isEmpty]);
  return (
    <div className={styles.desk} hidden={isHidden} data-screen={isHidden ? undefined : "desk"}>
      <Sidebar
        newsroom={newsroom}
        facets={facets}
        filters={filters}
        onFilters={narrow}
        onSettings={onSettings}
      />
      <main className={styles.main}>
        {/* biome-ignore lint/a11y/useSemanticElements: there is no element for a toolbar. */}
        <div className={styles.toolbar} role="group" aria-label={t("desk:desk")}>
          <SearchBox
            value={filters.text ?? ""}
            onChange={search}
            onLeave={() => listRef.current?.focus()}
            inputRef={searchRef}
          />
          <Button look="outline" onPress={create}>
            <Plus aria-hidden />
            {t("desk:new")}
          </Button>
          <PublishButton hosts={newsroom.hosts} onPublish={onPublish} />
        </div>
        <SelectionBar
          total={list.total}
          selected={selected}
          isTrash={filters.trashed === true}
          actions={actions}
        />
        {isEmpty ? (
          <EmptyList filters={filters} onNew={create} onShowAll={() => narrow({})} />
        ) : (
          <StoryListView
            list={list}
            selection={selection}
            onSelection={setSelection}
            onNeed={need}
            onOpen={(story) => (filters.trashed ? undefined : onOpen(story.id))}
            onKey={onKey}
            sectionName={sectionName}
            listRef={listRef}
          />
        )}
      </main>
    </div>
  );
}

/** A section's name in the interface's language. */
function useSectionNames(newsroom: OpenNewsroom): (id: string) => string {
  const { state } = useApp();
  const language = state.language ?? state.systemLanguage;
  const { sections } = newsroom.settings;
  return useMemo(() => {
    const names = new Map(sections.map(({ id, name }) => [id, name[language]]));
    return (id) => names.get(id) ?? id;
  }, [sections, language]);
}
