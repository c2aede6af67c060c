import "./nativeHash.ts";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { MediaId } from "../../shared/document/model.ts";
import { UserError } from "../../shared/errors.ts";
import type { DeskFacets, StoryDetail, StoryEdition } from "../../shared/ipc.ts";
import type { Localized } from "../../shared/language.ts";
import type { PublishedVersion, SiteSource, ThemeFile } from "../../shared/site/source.ts";
import { today } from "../../shared/story/dates.ts";
import { newStoryId } from "../../shared/story/ids.ts";
import type { Media, Story, StoryId } from "../../shared/story/model.ts";
import { duplicateStory, newStory } from "../../shared/story/newStory.ts";
import { type HostConfig, NEWSROOM_SCHEMA, type Newsroom } from "../../shared/story/newsroom.ts";
import type { StoryPage, StoryQuery, StorySummary } from "../../shared/story/summary.ts";
import { Agreements } from "./agreements.ts";
import { Database } from "./database.ts";
import { asFolderError } from "./fileErrors.ts";
import { StoredFindings } from "./findings.ts";
import { Glossary } from "./glossary.ts";
import { HostConfigs } from "./hostConfigs.ts";
import { makeFolder } from "./makeFolder.ts";
import { MEDIA_FOLDER, MediaStore } from "./mediaStore.ts";
import type { Memory } from "./memory/memory.ts";
import { NewsroomSettings } from "./newsroomSettings.ts";
import { Publications } from "./publications.ts";
import type { Revision } from "./revisions.ts";
import { SCHEMA } from "./schema.ts";
import { createSiteSource } from "./siteSource.ts";
import { allStories, deskFacets, queryStories, sourceHashes } from "./storyQueries.ts";
import { type KeptStory, StoryStore } from "./storyStore.ts";
import { watchStories } from "./watchStories.ts";

/** What a person says of a new newsroom. */
export interface NewNewsroom {
  name: Localized;
  timeZone: string;
  baseUrl?: string;
}

/** Milliseconds between two steps of work that nobody waits for: other processes get their turn to write. */
const BREATH = 30;

/** The database's file in a newsroom's folder. */
export const DATABASE_FILE = "newsroom.db";

/**
 * A newsroom on disk: one folder with a database and the pictures. Every method that changes
 * something returns when it is safely on the disk, and changes all or nothing.
 */
export class Library {
  /** The newsroom's folder, absolute. */
  readonly folder: string;
  private readonly database: Database;
  private readonly life = new AbortController();
  private readonly stories: StoryStore;
  private readonly pictures: MediaStore;
  private readonly publications: Publications;
  private readonly settings: NewsroomSettings;
  private readonly hostConfigs: HostConfigs;
  /** What is known of the hosts' stories. */
  readonly agreements: Agreements;
  /** The translation memory: it learns from every story that is written. */
  readonly memory: Memory;
  /** The terms that translations keep to. */
  readonly glossary: Glossary;

  private constructor(folder: string, database: Database) {
    const now = () => new Date().toISOString();
    this.folder = folder;
    this.database = database;
    this.stories = new StoryStore(database, now);
    this.pictures = new MediaStore(folder, database);
    this.publications = new Publications(database, this.stories, now);
    this.agreements = new Agreements(database);
    this.settings = new NewsroomSettings(folder, database);
    this.hostConfigs = new HostConfigs(database, this.agreements);
    this.memory = this.stories.memory;
    this.glossary = new Glossary(database);
  }

  /**
   * Makes a newsroom in a folder, which is made too.
   *
   * @throws UserError `newsroom-exists`, `folder-not-writable`, `disk-full`
   */
  static create(folder: string, { name, timeZone, baseUrl = "" }: NewNewsroom): Library {
    return Library.createFrom(folder, {
      schema: NEWSROOM_SCHEMA,
      id: newStoryId(),
      name,
      tagline: { en: "", "zh-Hans": "" },
      baseUrl,
      timeZone,
      sections: [{ id: "brief-news", name: { en: "Brief News", "zh-Hans": "简讯" } }],
      contact: { address: { en: "", "zh-Hans": "" }, phone: "", email: "" },
    });
  }

  /**
   * Makes another computer's newsroom in a folder of this one.
   *
   * @throws UserError as {@link create}
   */
  static createFrom(folder: string, newsroom: Newsroom): Library {
    const path = resolve(folder);
    if (existsSync(join(path, DATABASE_FILE))) throw new UserError("newsroom-exists", { path });
    asFolderError(path, () => makeFolder(join(path, MEDIA_FOLDER, "renditions")));
    const library = new Library(path, Database.open(join(path, DATABASE_FILE), SCHEMA));
    library.saveNewsroom(newsroom);
    return library;
  }

  /** @throws UserError `newsroom-missing`, `newsroom-damaged`, `newsroom-newer`, `newsroom-locked` */
  static open(folder: string): Library {
    const path = resolve(folder);
    const file = join(path, DATABASE_FILE);
    if (!existsSync(file)) throw new UserError("newsroom-missing", { path });
    const library = new Library(path, Database.open(file, SCHEMA));
    library.newsroom();
    return library;
  }

  /** Aborted when the newsroom is closed: nothing may be asked of it then. */
  get closing(): AbortSignal {
    return this.life.signal;
  }

  close(): void {
    this.life.abort();
    this.database.close();
  }

  /** Runs `work` as one transaction: many changes, written at once. */
  transaction<T>(work: () => T): T {
    return this.database.transaction(work);
  }

  /** Runs `work`, which may only read, on one moment's state of the newsroom. */
  snapshot<T>(work: () => Promise<T>): Promise<T> {
    return this.database.snapshot(work);
  }

  /** @throws UserError `newsroom-damaged` */
  newsroom(): Newsroom {
    return this.settings.read();
  }

  /** @throws UserError `section-in-use` when a section that has stories would go */
  saveNewsroom(newsroom: Newsroom): void {
    this.settings.save(newsroom);
  }

  /**
   * Saves settings that somebody changed while a colleague's may have come in: both changes stay.
   *
   * @param base the settings when they began
   * @throws UserError as {@link saveNewsroom}
   */
  changeNewsroom(changed: Newsroom, base: Newsroom = this.newsroom()): void {
    this.settings.change(changed, base);
  }

  /** Stories in a section, the trash too. */
  isSectionUsed(section: string): boolean {
    return this.settings.isSectionUsed(section);
  }

  hosts(): HostConfig[] {
    return this.hostConfigs.list();
  }

  /** Adds a host or changes the one with its id. @throws UserError `host-exists` for a name in use */
  saveHost(host: HostConfig): void {
    this.hostConfigs.save(host);
  }

  /** Forgets a host; what is published there stays there. */
  removeHost(id: string): void {
    this.hostConfigs.remove(id);
  }

  query(query: StoryQuery): StoryPage {
    return queryStories(this.database, query);
  }

  /** Every story that is not in the trash, drafts too, newest first. */
  allStories(): StorySummary[] {
    return allStories(this.database);
  }

  facets(): DeskFacets {
    return deskFacets(this.database);
  }

  has(id: StoryId): boolean {
    return this.stories.has(id);
  }

  /** @throws UserError `story-missing` */
  get(id: StoryId): StoryDetail {
    return this.stories.get(id);
  }

  /** A new, empty story, dated today. @throws UserError `section-missing` */
  create({ section }: { section?: string } = {}): StoryDetail {
    const { sections, timeZone } = this.newsroom();
    const filed = section === undefined ? sections[0] : sections.find(({ id }) => id === section);
    if (!filed) throw new UserError("section-missing", { section: section ?? "" });
    const now = new Date().toISOString();
    return this.stories.insert(newStory({ section: filed.id, date: today(timeZone), now }));
  }

  /** A whole story from elsewhere, such as an import. */
  insert(story: Story): StoryDetail {
    return this.stories.insert(story);
  }

  /**
   * Saves a story and gives it back as the library keeps it.
   *
   * @param seen the edition that was read and changed; the one that is here unless given
   * @param base the story as it was in that edition: where another one is here by now, both changes are made
   * @throws UserError `story-missing`, `story-invalid`, `story-changed` where another one is here and no base is given
   */
  save(story: Story, seen?: number, base?: Story): KeptStory {
    return this.stories.save(story, seen, base);
  }

  /** Calls `tell` with stories that were written, here or by another process, until the library is closed. */
  watch(tell: (written: StoryEdition[]) => void): void {
    watchStories(this.database, this.stories, this.closing, tell);
  }

  /**
   * Changes stories at a stroke, all of them or none, as a program does; each stays as it was among its
   * earlier states. Others wait no longer than the writing takes.
   *
   * @param change gives a story as it is to be, or itself; may be asked twice, and the last answer holds
   * @throws UserError `story-missing`, `story-invalid`
   */
  changeAll(ids: readonly StoryId[], change: (story: Story) => Story): Story[] {
    return this.workOut(ids, change)();
  }

  /** {@link changeAll} in two steps: what it gives back writes what was worked out, once. */
  workOut(ids: readonly StoryId[], change: (story: Story) => Story): () => Story[] {
    return this.stories.workOut(ids, change);
  }

  /**
   * Takes in stories as they are published elsewhere, under the addresses they have there. Of two of
   * them with the same one, the later keeps it.
   */
  adopt(stories: readonly Story[]): void {
    this.stories.adopt(stories);
  }

  duplicate(id: StoryId): StoryDetail {
    const { story } = this.stories.get(id);
    return this.stories.insert(duplicateStory(story, new Date().toISOString()));
  }

  trash(ids: readonly StoryId[]): void {
    this.stories.trash(ids);
  }

  restore(ids: readonly StoryId[]): void {
    this.stories.restore(ids);
  }

  /** Removes stories that are in the trash for good. */
  delete(ids: readonly StoryId[]): void {
    this.stories.delete(ids);
  }

  /** A story's earlier states, newest first. */
  revisions(id: StoryId): Revision[] {
    return this.stories.revisions.list(id);
  }

  /** One of a story's earlier states. @throws UserError `revision-missing` */
  revision(id: StoryId, key: number): Story {
    return this.stories.revisions.get(id, key);
  }

  /** Makes an earlier state a story of its own: a draft; the story stays as it is. @throws UserError `revision-missing` */
  duplicateRevision(id: StoryId, key: number): StoryDetail {
    return this.stories.insert(duplicateStory(this.revision(id, key), new Date().toISOString()));
  }

  /** Takes in a picture. @throws UserError `media-unreadable`, `media-too-large`, `disk-full` */
  addMedia(name: string, bytes: Uint8Array): Promise<Media> {
    return this.pictures.add(name, bytes);
  }

  /** @throws UserError `media-missing` */
  media(id: MediaId): Media {
    return this.pictures.get(id);
  }

  /** True where the picture is known and its file is there. */
  hasMedia(id: MediaId): boolean {
    return this.pictures.has(id);
  }

  /** Takes in a picture of another computer as it is. @throws UserError `media-unreadable`, `disk-full` */
  adoptMedia(media: Media, bytes: Uint8Array): Promise<void> {
    return this.pictures.adopt(media, bytes);
  }

  /** The absolute path of a picture as it was taken in. */
  mediaFile(id: MediaId): string {
    return this.pictures.file(id);
  }

  /** A picture no wider than `width` pixels (null: as it is), made once and kept. */
  picture(id: MediaId, width: number | null): Promise<{ file: string; type: Media["type"] }> {
    return this.pictures.rendition(id, width);
  }

  /** What the site is built from, read from one moment's state of the newsroom. */
  siteSource(theme: readonly ThemeFile[]): SiteSource {
    return createSiteSource(this.database, this.newsroom(), this.pictures, theme);
  }

  /** What the checks found before, to be kept for the next time. */
  findings(): StoredFindings {
    return new StoredFindings(this.database);
  }

  /** The hash of what travels with the site of each story that is ready. */
  sourceHashes(): Map<StoryId, string> {
    return sourceHashes(this.database);
  }

  /**
   * Brings stories that an older Twinpress left here up to date, a little at a time: what the memory
   * learns from them, and how far their versions have come. What is cut off goes on the next time.
   */
  async bringUpToDate(signal?: AbortSignal): Promise<void> {
    await this.memory.fillIfNeeded(signal);
    await this.memory.imports.sweep(signal);
    while (!signal?.aborted && this.stories.countProgress()) await pause(BREATH);
  }

  /** Notes which versions are on a host now: the whole list, after a publish. */
  markPublished(host: string, published: readonly PublishedVersion[]): void {
    this.publications.mark(host, published);
  }

  /** The versions that were left on a host by the last publish to it. */
  publishedOn(host: string): PublishedVersion[] {
    return this.publications.on(host);
  }
}
