import { z } from "zod";
import type { StaleLink } from "./bilingual/staleness.ts";
import type { ErrorData } from "./errors.ts";
import { LANGUAGES, type Language, type Localized } from "./language.ts";
import type { Finding, PlanSummary, PublishProgress, PublishResult } from "./publish/progress.ts";
import { type Media, type Story, storySchema, type Version } from "./story/model.ts";
import { type HostConfig, hostConfigSchema, type Newsroom, newsroomSchema } from "./story/newsroom.ts";
import type { Standing, StoryPage, StorySummary } from "./story/summary.ts";

/**
 * The one contract between windows and the main process. A request is checked against its schema
 * in the main process; an answer is either a value or an {@link ErrorData}.
 */

const language = z.enum(LANGUAGES);
const storyId = storySchema.shape.id;
const standing = z.enum(["draft", "ready", "published", "changed", "withdrawn", "stale"] satisfies (
  | Standing
  | "stale"
)[]);

/** What the app is showing: everything that a window needs to draw its first screen. */
export interface AppState {
  /** The interface's language, or null while nobody has chosen one. */
  language: Language | null;
  /** The language the system asks for. */
  systemLanguage: Language;
  theme: Theme;
  platform: "darwin" | "win32" | "linux";
  version: string;
  newsroom: OpenNewsroom | null;
  recent: { folder: string; name: { en: string; "zh-Hans": string } }[];
  /** Where a new newsroom is put unless a person says otherwise. */
  defaultFolder: string;
  systemTimeZone: string;
}

export type Theme = "system" | "light" | "dark";

export interface OpenNewsroom {
  folder: string;
  settings: Newsroom;
  hosts: HostConfig[];
}

/** Numbers beside the desk's filters. */
export interface DeskFacets {
  total: number;
  trashed: number;
  /** Years that have stories, newest first, with their counts. */
  years: { year: number; count: number }[];
  sections: Record<string, number>;
}

/** What is known before a person says "Publish". */
export interface PublishPreview {
  findings: Finding[];
  plan: PlanSummary;
  /** Titles behind the plan's pages, for plain words: at most some of each. */
  host: HostConfig;
}

/** A menu command that the window carries out. */
export const MENU_COMMANDS = [
  "new-story",
  "save",
  "search",
  "publish",
  "settings",
  "desk",
  "toggle-inspector",
  "show-both",
  "show-en",
  "show-zh",
  "bold",
  "italic",
  "underline",
  "strike",
  "link",
  "clear-formatting",
  "insert-picture",
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

const pictureBytes = z.instanceof(Uint8Array);

/** The arguments of each request, as one object. */
export const requestSchemas = {
  "app.state": z.object({}),
  "app.setLanguage": z.object({ language }),
  "app.setTheme": z.object({ theme: z.enum(["system", "light", "dark"]) }),
  /** Opens an https, http or mailto address in the system's browser; anything else is refused. */
  "app.openExternal": z.object({ url: z.string() }),
  /** Says that the window has nothing unsaved and may go. */
  "app.closeReady": z.object({}),
  "app.setDirty": z.object({ dirty: z.boolean() }),
  "app.setMenuContext": z.object({ screen: z.enum(["welcome", "desk", "editor"]) }),

  "newsroom.chooseFolder": z.object({}),
  "newsroom.openSample": z.object({}),
  "newsroom.create": z.object({
    folder: z.string().min(1),
    name: z.object({ en: z.string().min(1), "zh-Hans": z.string().min(1) }),
    timeZone: z.string().min(1),
    baseUrl: newsroomSchema.shape.baseUrl.optional(),
  }),
  "newsroom.open": z.object({ folder: z.string().min(1) }),
  "newsroom.close": z.object({}),
  "newsroom.save": z.object({ settings: newsroomSchema }),

  "stories.query": z.object({
    text: z.string().optional(),
    standing: standing.optional(),
    language: language.optional(),
    year: z.number().int().optional(),
    section: z.string().optional(),
    trashed: z.boolean().optional(),
    offset: z.number().int().nonnegative(),
    limit: z.number().int().positive().max(500),
  }),
  "stories.facets": z.object({}),
  "stories.get": z.object({ id: storyId }),
  "stories.create": z.object({ section: z.string().optional() }),
  /** Saves and answers with what the library made of it (unique slugs, new former slugs). */
  "stories.save": z.object({ story: storySchema }),
  "stories.duplicate": z.object({ id: storyId }),
  "stories.trash": z.object({ ids: z.array(storyId).min(1) }),
  "stories.restore": z.object({ ids: z.array(storyId).min(1) }),
  /** For good: only from the trash, only after a person confirmed. */
  "stories.delete": z.object({ ids: z.array(storyId).min(1) }),

  "media.add": z.object({ name: z.string(), bytes: pictureBytes }),
  /** Asks for pictures with the system's dialog and adds them. */
  "media.choose": z.object({}),
  "media.get": z.object({ id: z.string() }),

  "hosts.save": z.object({ host: hostConfigSchema }),
  "hosts.remove": z.object({ id: z.string() }),
  "hosts.chooseFolder": z.object({}),

  "publish.prepare": z.object({ host: z.string() }),
  "publish.start": z.object({ host: z.string() }),
  "publish.cancel": z.object({}),
  /** Serves a folder host's site on 127.0.0.1 and opens it in the browser. */
  "publish.openSite": z.object({ host: z.string(), path: z.string().optional() }),
} as const;

export type RequestName = keyof typeof requestSchemas;
export type RequestArgs<N extends RequestName> = z.infer<(typeof requestSchemas)[N]>;

/** What each request answers with. */
export interface RequestResults {
  "app.state": AppState;
  "app.setLanguage": AppState;
  "app.setTheme": AppState;
  "app.openExternal": null;
  "app.closeReady": null;
  "app.setDirty": null;
  "app.setMenuContext": null;
  "newsroom.chooseFolder": string | null;
  "newsroom.openSample": OpenNewsroom;
  "newsroom.create": OpenNewsroom;
  "newsroom.open": OpenNewsroom;
  "newsroom.close": null;
  "newsroom.save": OpenNewsroom;
  "stories.query": StoryPage;
  "stories.facets": DeskFacets;
  "stories.get": StoryDetail;
  "stories.create": StoryDetail;
  "stories.save": SavedStory;
  "stories.duplicate": StoryDetail;
  "stories.trash": null;
  "stories.restore": null;
  "stories.delete": null;
  "media.add": Media;
  "media.choose": Media[];
  "media.get": Media;
  "hosts.save": OpenNewsroom;
  "hosts.remove": OpenNewsroom;
  "hosts.chooseFolder": string | null;
  "publish.prepare": PublishPreview;
  "publish.start": PublishResult;
  "publish.cancel": null;
  "publish.openSite": { url: string };
}

/** A story with what the library knows about it. */
export interface StoryDetail {
  story: Story;
  summary: StorySummary;
  /** Links with a side that is out of date. */
  stale: StaleLink[];
}

/** What the library decided about a story when it was saved; its text is as it was sent. */
export interface SavedStory {
  links: Story["links"];
  versions: Localized<Pick<Version, "slug" | "slugIsLocked" | "publishedAt" | "modifiedAt" | "formerSlugs">>;
  stale: StaleLink[];
}

/** What the main process tells windows without being asked. */
export interface Events {
  "menu.command": { command: MenuCommand };
  "app.state": AppState;
  /** Stories changed otherwise than by this window's own request (an import, a publish). */
  "stories.changed": { ids: string[] };
  "publish.progress": PublishProgress;
  /** The window is asked to save what it has and then send `app.closeReady`. */
  "app.closing": Record<string, never>;
}
export type EventName = keyof Events;

export type Answer<N extends RequestName> =
  | { ok: true; value: RequestResults[N] }
  | { ok: false; error: ErrorData };

/** What the preload script puts on `window.twinpress`. */
export interface Bridge {
  request<N extends RequestName>(name: N, args: RequestArgs<N>): Promise<Answer<N>>;
  /** Calls `listener` on each event until the function it gives back is called. */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
}
