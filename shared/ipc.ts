import { z } from "zod";
import type { BilingualFinding } from "./bilingual/checks/model.ts";
import type { GlossaryFileImport } from "./bilingual/glossary/readTerms.ts";
import { type MachineState, machineSettingsSchema, machineTextSchema } from "./bilingual/machine.ts";
import type { MemoryImport, MemoryProgress, MemoryState } from "./bilingual/memory/imports.ts";
import type { Concordance, Match } from "./bilingual/memory/match.ts";
import type { StaleLink } from "./bilingual/staleness.ts";
import { type Term, termSchema } from "./bilingual/terms.ts";
import {
  CHANGE_REASONS,
  type ChangePlaces,
  type TraditionalPreview,
} from "./bilingual/traditional/changes.ts";
import type { StoryReport } from "./bilingual/xliff/model.ts";
import type { ErrorData } from "./errors.ts";
import type { DictionaryEntry } from "./helps/dictionaryEntry.ts";
import type { SpellingSource } from "./helps/spelling.ts";
import { LANGUAGES, type Language, type Localized } from "./language.ts";
import { resolutionSchema, type StoryConflict } from "./publish/conflict.ts";
import type { HostReport } from "./publish/hostReport.ts";
import type { HistoryEntry } from "./publish/manifest.ts";
import type {
  Finding,
  MergedStory,
  PlanSummary,
  PublishProgress,
  PublishResult,
} from "./publish/progress.ts";
import { type Media, type Story, storySchema, type Version } from "./story/model.ts";
import {
  type HostConfig,
  hostConfigSchema,
  type Newsroom,
  newsroomSchema,
  traditionalSchema,
} from "./story/newsroom.ts";
import type { StandingFilter, StoryPage, StorySummary } from "./story/summary.ts";

/**
 * The one contract between windows and the main process. A request is checked against its schema
 * in the main process; an answer is either a value or an {@link ErrorData}.
 */

const language = z.enum(LANGUAGES);
const storyId = storySchema.shape.id;
const standing = z.enum([
  "draft",
  "ready",
  "published",
  "changed",
  "withdrawn",
  "stale",
  "untranslated",
  "unreviewed",
] satisfies StandingFilter[]);

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
  /** Why the newsroom that was open last could not be opened when the app started. */
  unopened: ErrorData | null;
  recent: { folder: string; name: { en: string; "zh-Hans": string } }[];
  /** Where a new newsroom is put unless a person says otherwise. */
  defaultFolder: string;
  systemTimeZone: string;
  /** The system has a keyring; without one, secrets are kept till the app ends. */
  hasKeyring: boolean;
  /** A translation service is set up on this computer. */
  hasMachine: boolean;
}

export type Theme = "system" | "light" | "dark";

export interface OpenNewsroom {
  folder: string;
  settings: Newsroom;
  hosts: HostConfig[];
  /** The ids of the hosts whose secret this computer has. */
  knownSecrets: string[];
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
  /** What came in from colleagues. */
  merged: MergedStory[];
  /** What somebody has to decide on first. */
  conflicts: StoryConflict[];
}

/** A publish of the past, with the titles of what it changed. */
export interface PastPublish extends HistoryEntry {
  canUndo: boolean;
  /** By this computer, which no longer has what was there before. */
  isTooOld: boolean;
  titles: Localized[];
}

/** What an undo did: the stories it put back, those that were changed again since, and the publish. */
export interface UndoReport {
  restored: string[];
  skipped: string[];
  publish: PublishResult;
}

/** A conflict with this newsroom's side of it. */
export interface ConflictDetail {
  conflict: StoryConflict;
  mine: Story;
  isTrashed: boolean;
}

/** A menu command that the window carries out. */
export const MENU_COMMANDS = [
  "new-story",
  "import-translations",
  "save",
  "search",
  "publish",
  "settings",
  "desk",
  "toggle-inspector",
  "toggle-translation",
  "tidy-typography",
  "next-misspelling",
  "go-across",
  "copy-across",
  "confirm-link",
  "confirm-all",
  "omit-part",
  "link-caret",
  "unite-next",
  "split",
  "unlink",
  "next-untranslated",
  "next-stale",
  "insert-match-1",
  "insert-match-2",
  "insert-match-3",
  "move-up",
  "move-down",
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
  /** `base`: the settings that were there when somebody began to change them. */
  "newsroom.save": z.object({ settings: newsroomSchema, base: newsroomSchema.optional() }),

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
  /**
   * Refused as `story-changed` where another edition is here by now, unless the story as it was in the edition that
   * was changed, `base`, is given: then both changes are made.
   */
  "stories.save": z.object({
    story: storySchema,
    edition: z.number().int(),
    base: storySchema.optional(),
  }),
  "stories.duplicate": z.object({ id: storyId }),
  /** The states that a story had before, newest first. */
  "stories.revisions": z.object({ id: storyId }),
  "stories.revision": z.object({ id: storyId, key: z.number().int() }),
  /** Makes one of them a story of its own; the story stays as it is. */
  "stories.duplicateRevision": z.object({ id: storyId, key: z.number().int() }),
  "stories.trash": z.object({ ids: z.array(storyId).min(1) }),
  "stories.restore": z.object({ ids: z.array(storyId).min(1) }),
  /** For good: only from the trash, only after a person confirmed. */
  "stories.delete": z.object({ ids: z.array(storyId).min(1) }),

  "media.add": z.object({ name: z.string(), bytes: pictureBytes }),
  /** Asks for pictures with the system's dialog and adds them. */
  "media.choose": z.object({}),
  "media.get": z.object({ id: z.string() }),

  /** Keeps a host, and its secret where one is given: in the system's keyring, or till the app ends. */
  "hosts.save": z.object({ host: hostConfigSchema, secret: z.string().optional() }),
  "hosts.remove": z.object({ id: z.string() }),
  "hosts.chooseFolder": z.object({}),
  /** Asks for a file, such as a key, with the system's dialog. */
  "hosts.chooseFile": z.object({}),
  /** Tries a host, as it is typed, before it is kept; a secret that isn't given is the one that is kept. */
  "hosts.test": z.object({ host: hostConfigSchema, secret: z.string().optional() }),
  /** Makes a newsroom on this computer from what is published on a host, and opens it. */
  "newsroom.clone": z.object({
    folder: z.string().min(1),
    host: hostConfigSchema,
    secret: z.string().optional(),
  }),

  "publish.prepare": z.object({ host: z.string() }),
  "publish.start": z.object({ host: z.string() }),
  "publish.cancel": z.object({}),
  "publish.history": z.object({ host: z.string() }),
  "publish.undo": z.object({ host: z.string(), generation: z.number().int().positive() }),
  /** The stories that were changed here and by a colleague. */
  "publish.conflicts": z.object({ host: z.string() }),
  "publish.resolve": z.object({ host: z.string(), story: storyId, resolution: resolutionSchema }),
  /** Serves a folder host's site on 127.0.0.1 and opens it in the browser. */
  "publish.openSite": z.object({ host: z.string(), path: z.string().optional() }),

  "glossary.list": z.object({}),
  /** Adds a term or changes it, and answers with all of them. */
  "glossary.save": z.object({ term: termSchema }),
  "glossary.remove": z.object({ id: z.string() }),
  /** Asks for a file with the system's dialog and takes its terms in; null when the person changed their mind. */
  "glossary.import": z.object({}),
  /** Stops the file that is on its way in, unless it is being written: nothing of it is in then. */
  "glossary.cancelImport": z.object({}),
  /** Asks where to, and writes the terms there. */
  "glossary.export": z.object({}),

  "machine.settings": z.object({}),
  /** Keeps a translation service, or none; a key that isn't given stays the one that is kept for that server. */
  "machine.save": z.object({ settings: machineSettingsSchema.nullable(), key: z.string().optional() }),
  /** Has a short sentence translated by a service before it is kept. */
  "machine.test": z.object({ settings: machineSettingsSchema, key: z.string().optional() }),
  /** Sends a text to the service and answers with its translation; `id` is for cancelling. */
  "machine.translate": machineTextSchema.extend({ id: z.string().min(1) }),
  "machine.cancel": z.object({ id: z.string().min(1) }),

  /** What an edition in Traditional characters with these exceptions changes in some of the stories, from one on. */
  "traditional.preview": z.object({
    exceptions: traditionalSchema.shape.exceptions,
    from: z.number().int().nonnegative(),
  }),
  /** Some of the places where it makes one of those changes. */
  "traditional.places": z.object({
    exceptions: traditionalSchema.shape.exceptions,
    change: z.object({ from: z.string().min(1), to: z.string(), why: z.enum(CHANGE_REASONS) }),
    from: z.number().int().nonnegative(),
  }),

  /** What the memory has for a text, best first. */
  "memory.lookUp": z.object({
    language,
    text: z.string(),
    previous: z.string().optional(),
    next: z.string().optional(),
    limit: z.number().int().positive().max(20).optional(),
  }),
  /** Pairs of texts that hold what is searched for, in either language. */
  "memory.search": z.object({ text: z.string() }),
  "memory.state": z.object({}),
  /** Asks for a TMX file and takes its pairs in; null when the person changed their mind. */
  "memory.import": z.object({}),
  /** Stops the file that is on its way in. */
  "memory.cancelImport": z.object({}),
  /** Takes a file's pairs out again. */
  "memory.removeImport": z.object({ id: z.number().int() }),
  /** Asks where to, and writes every pair there as TMX. */
  "memory.export": z.object({}),
  /** What the checks say of a story as it is in the library. */
  "checks.story": z.object({ id: storyId }),
  /** Words of a text in the Chinese–English dictionary. */
  "helps.lookUp": z.object({ text: z.string(), language }),
  /** The spelling dictionaries' files. */
  "helps.spelling": z.object({}),
  /** Takes an English word for right from now on, in this newsroom. */
  "helps.addWord": z.object({ word: z.string().trim().min(1).max(100) }),

  /** Asks where to, and writes stories for a translator there; `to` is null for each story's own direction. */
  "xliff.export": z.object({ stories: z.array(storyId).min(1), to: language.nullable() }),
  /** Asks for a file that a translator sent back and takes it in; null when the person changed their mind. */
  "xliff.import": z.object({}),
  /** Stops the file that is on its way in, unless it is being written: nothing of it is in then. */
  "xliff.cancelImport": z.object({}),
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
  "stories.revisions": RevisionEntry[];
  "stories.revision": Story;
  "stories.duplicateRevision": StoryDetail;
  "stories.trash": null;
  "stories.restore": null;
  "stories.delete": null;
  "media.add": Media;
  "media.choose": Media[];
  "media.get": Media;
  "hosts.save": OpenNewsroom;
  "hosts.remove": OpenNewsroom;
  "hosts.chooseFolder": string | null;
  "hosts.chooseFile": string | null;
  "hosts.test": HostReport;
  "newsroom.clone": OpenNewsroom;
  "publish.prepare": PublishPreview;
  "publish.start": PublishResult;
  "publish.cancel": null;
  "publish.history": PastPublish[];
  "publish.undo": UndoReport;
  "publish.conflicts": ConflictDetail[];
  "publish.resolve": null;
  "publish.openSite": { url: string };
  "memory.lookUp": Match[];
  "memory.search": Concordance[];
  "memory.state": MemoryState;
  "memory.import": MemoryImport | "stopped" | null;
  "memory.cancelImport": null;
  "memory.removeImport": MemoryState;
  "memory.export": { path: string; pairs: number } | null;
  "traditional.preview": TraditionalPreview;
  "traditional.places": ChangePlaces;
  "checks.story": BilingualFinding[];
  "helps.lookUp": DictionaryEntry[];
  "helps.spelling": SpellingSource[];
  "helps.addWord": null;
  "xliff.export": { path: string; stories: number } | null;
  "xliff.import": StoryReport[] | "stopped" | null;
  "xliff.cancelImport": null;
  "glossary.list": readonly Term[];
  "glossary.save": readonly Term[];
  "glossary.remove": readonly Term[];
  "glossary.import": GlossaryFileImport | "stopped" | null;
  "glossary.cancelImport": null;
  "glossary.export": { path: string; terms: number } | null;
  "machine.settings": MachineState;
  "machine.save": MachineState;
  "machine.test": string;
  "machine.translate": string;
  "machine.cancel": null;
}

/** A story with what the library knows about it. */
export interface StoryDetail {
  story: Story;
  summary: StorySummary;
  /** Links with a side that is out of date. */
  stale: StaleLink[];
  /** Counts up with each writing of any story: another one than was read means that somebody wrote it since. */
  edition: number;
}

/** A story that was written, and its edition since. */
export interface StoryEdition {
  id: string;
  edition: number;
}

/** A state that a story had before, kept on this computer. */
export interface RevisionEntry {
  key: number;
  /** When something else took its place. */
  savedAt: string;
  titles: Localized;
}

/** What the library decided about a story when it was saved; its text is as it was sent unless something was brought. */
export interface SavedStory {
  links: Story["links"];
  versions: Localized<Pick<Version, "slug" | "slugIsLocked" | "publishedAt" | "modifiedAt" | "formerPaths">>;
  stale: StaleLink[];
  edition: number;
  /** Something in it is another one than was sent: somebody else had changed it, and both changes were made. */
  brought: boolean;
  /** How much both had changed; there it is as it was sent, and the other one is among the earlier states. */
  clashes: number;
}

/** What the main process tells windows without being asked. */
export interface Events {
  "menu.command": { command: MenuCommand };
  "app.state": AppState;
  /** Stories changed otherwise than by this window's own request (an import, a publish). */
  "stories.changed": { ids: string[] };
  /** Stories were written, by this window or by anything else, such as the command line. */
  "stories.written": { stories: StoryEdition[] };
  /** A glossary file was chosen, and is being taken in. */
  "glossary.importing": Record<string, never>;
  /** A translators' file was chosen, and is being taken in: what it changes is not to be opened until that is done. */
  "xliff.importing": Record<string, never>;
  /** A file is being written into the newsroom: that can no longer be stopped. */
  "import.writing": Record<string, never>;
  "publish.progress": PublishProgress;
  /** How far the file has come that is on its way into the memory; null when it is in, or was given up. */
  "memory.progress": MemoryProgress | null;
  /** Terms were added, changed or removed. */
  "glossary.changed": Record<string, never>;
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
