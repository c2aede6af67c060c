import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";

/** What can be done with stories of the list; each shows its result and its way back. */
export interface StoryActions {
  create(section?: string): Promise<void>;
  duplicate(id: string): Promise<void>;
  trash(ids: string[]): Promise<void>;
  restore(ids: string[]): Promise<void>;
  deleteForGood(ids: string[]): Promise<void>;
  /** Writes stories into a file for a translator. */
  exportXliff(ids: string[]): Promise<void>;
  open(id: string): void;
}

/** The list's actions; after each, the list is read anew. */
export function useStoryActions(refresh: () => Promise<void>, onOpen: (id: string) => void): StoryActions {
  const t = useTexts();
  const { show, showError } = useNotices();
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      showError(error);
    }
  };
  const restore = (ids: string[]) =>
    attempt(async () => {
      await request("stories.restore", { ids });
      await refresh();
      show(t("desk:restored", { count: ids.length }));
    });
  return {
    create: (section) =>
      attempt(async () => {
        const { story } = await request("stories.create", section === undefined ? {} : { section });
        onOpen(story.id);
        await refresh();
      }),
    duplicate: (id) =>
      attempt(async () => {
        await request("stories.duplicate", { id });
        await refresh();
      }),
    trash: (ids) =>
      attempt(async () => {
        await request("stories.trash", { ids });
        await refresh();
        show(t("desk:trashed", { count: ids.length }), {
          name: t("desk:undo"),
          run: () => void restore(ids),
        });
      }),
    restore,
    deleteForGood: (ids) =>
      attempt(async () => {
        await request("stories.delete", { ids });
        await refresh();
      }),
    exportXliff: (stories) =>
      attempt(async () => {
        const written = await request("xliff.export", { stories, to: null });
        if (written) show(t("exchange:exported", { count: written.stories, path: written.path }));
      }),
    open: onOpen,
  };
}
