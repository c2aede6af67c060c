import { Library } from "../../../electron/library/library.ts";
import { resolveConflict } from "../../../electron/publishing/resolve.ts";
import { LANGUAGES, type Language } from "../../../shared/language.ts";
import { sourceHash, sourceOf } from "../../../shared/publish/storySource.ts";
import type { Story, StoryId } from "../../../shared/story/model.ts";
import { paragraph, withVersion } from "../support.ts";
import type { Step } from "./steps.ts";
import { png, textNumber, textsOf } from "./texts.ts";

const EVERY = { offset: 0, limit: 1000 };
const HOST = "live";

/** What all computers of a game share: the texts that must not be lost, and what is counted. */
export class Ledger {
  /** Every text that was saved and that nobody has written over or deleted knowingly. */
  readonly texts = new Set<string>();
  /** Stories in the order in which they came up, so that a game is the same each time it is played. */
  readonly known: StoryId[] = [];
  private count = 0;

  next(): number {
    this.count += 1;
    return this.count;
  }

  newText(): string {
    const text = textNumber(this.next());
    this.texts.add(text);
    return text;
  }
}

/** A step that is over on the computer that it is taken on. */
export type OwnStep = Exclude<Step, { what: "publish" | "cut" | "undo" }>;

/** A computer with a newsroom, and what its user does there. */
export class Computer {
  readonly name: string;
  readonly library: Library;
  /** Stories that its user changed since it was last in step with the site. */
  readonly touched = new Set<StoryId>();
  /** Texts that were on it, or were shown on it. */
  readonly seen = new Set<string>();
  private readonly ledger: Ledger;

  constructor(name: string, library: Library, ledger: Ledger) {
    this.name = name;
    this.library = library;
    this.ledger = ledger;
  }

  async take(step: OwnStep): Promise<void> {
    switch (step.what) {
      case "create":
        return this.create(step.slug, step.ready);
      case "edit":
        return this.edit(step.which, (story) => this.rewritten(story, step.language));
      case "status":
        return this.edit(step.which, (story) => switched(story, step.language));
      case "slug":
        return this.edit(step.which, (story) =>
          withVersion(story, step.language, { slug: step.slug, slugIsLocked: true }),
        );
      case "file":
        if (!this.hasSection(step.section)) return;
        return this.edit(step.which, (story) => ({ ...story, section: step.section }));
      case "addSection":
        return this.addSection(step.section);
      case "removeSection":
        return this.removeSection(step.section);
      case "settings":
        return this.setPhone(String(this.ledger.next()));
      case "picture":
        return this.setCover(step.which, step.shade);
      case "trash":
        return this.withPicked(step.which, false, ({ id }) => this.library.trash([id]));
      case "restore":
        return this.withPicked(step.which, true, ({ id }) => this.library.restore([id]));
      case "delete":
        return this.withPicked(step.which, true, (story) => this.delete(story));
      case "resolve":
        return this.resolve(step.take);
    }
  }

  create(slug: string, isReady: boolean): void {
    const { story } = this.library.create();
    const version = (title: string) => ({
      title,
      slug,
      body: [paragraph("p", this.ledger.newText())],
      status: isReady ? ("ready" as const) : ("draft" as const),
    });
    const dated = { ...story, date: "2012-05-05" };
    const english = withVersion(dated, "en", version(slug));
    this.library.save(withVersion(english, "zh-Hans", version(`${slug} 中文`)));
    this.touched.add(story.id);
  }

  /** Decides what is open, all of it in the same way. */
  resolve(take: "mine" | "theirs" | "both" | "merged"): void {
    for (const { story, theirs } of this.library.agreements.conflicts(HOST)) {
      if (!this.library.has(story)) continue;
      this.touched.add(story);
      for (const text of textsOf(theirs)) this.seen.add(text);
      if (take !== "merged") resolveConflict(this.library, HOST, story, { take });
      else if (theirs) {
        const { story: mine } = this.library.get(story);
        const merged = LANGUAGES.reduce((made, one) => {
          const own = theirs.editions[one]?.body.map((block, index) => ({ ...block, id: `t${index}` })) ?? [];
          return withVersion(made, one, { body: [...made.versions[one].body, ...own].filter(isFirst) });
        }, mine);
        resolveConflict(this.library, HOST, story, { take: "merged", story: merged });
      }
    }
  }

  /** Every text that can be had back here: in a story, an earlier state of it, or a conflict. */
  texts(): string[] {
    const stories = [true, false].flatMap((trashed) =>
      this.library
        .query({ ...EVERY, trashed })
        .rows.flatMap(({ id }) => [this.library.get(id).story, ...this.library.revisions(id)]),
    );
    return textsOf([stories, this.library.agreements.conflicts(HOST)]);
  }

  /** Its user has no text left that only this computer has. */
  isInStep(id: StoryId): boolean {
    if (!this.library.has(id)) return true;
    const { story, summary } = this.library.get(id);
    const isDraft = (one: Language) =>
      story.versions[one].status === "draft" && story.versions[one].body.length > 0;
    return summary.trashedAt === null && !LANGUAGES.some(isDraft);
  }

  /** What it has published, and its settings. */
  standing() {
    const stories = this.library.allStories().flatMap(({ id }) => {
      const source = sourceOf(this.library.get(id).story);
      return source ? [[id, sourceHash(source)] as const] : [];
    });
    return { stories: stories.sort(), newsroom: this.library.newsroom() };
  }

  private edit(index: number, change: (story: Story) => Story): void {
    this.withPicked(index, false, (story) => void this.library.save(change(story)));
  }

  private rewritten(story: Story, language: Language): Story {
    for (const text of textsOf(story.versions[language].body)) this.ledger.texts.delete(text);
    return withVersion(story, language, { body: [paragraph("p", this.ledger.newText())] });
  }

  private hasSection(section: string): boolean {
    return this.library.newsroom().sections.some(({ id }) => id === section);
  }

  private addSection(id: string): void {
    if (this.hasSection(id)) return;
    const newsroom = this.library.newsroom();
    const section = { id, name: { en: `${id} ${this.name}`, "zh-Hans": id } };
    this.library.saveNewsroom({ ...newsroom, sections: [...newsroom.sections, section] });
  }

  private removeSection(section: string): void {
    const newsroom = this.library.newsroom();
    const sections = newsroom.sections.filter(({ id }) => id !== section);
    if (sections.length > 0 && !this.library.isSectionUsed(section)) {
      this.library.saveNewsroom({ ...newsroom, sections });
    }
  }

  private setPhone(phone: string): void {
    const newsroom = this.library.newsroom();
    this.library.saveNewsroom({ ...newsroom, contact: { ...newsroom.contact, phone } });
  }

  private async setCover(index: number, shade: number): Promise<void> {
    const media = await this.library.addMedia(`${this.name}.png`, png(shade));
    const words = { en: "A picture", "zh-Hans": "图片" };
    const cover = { media: media.id, alt: words, caption: words, credit: this.name };
    this.edit(index, (story) => ({ ...story, cover }));
  }

  private delete(story: Story): void {
    for (const text of textsOf([story, ...this.library.revisions(story.id)])) this.ledger.texts.delete(text);
    this.library.delete([story.id]);
  }

  private withPicked(index: number, trashed: boolean, work: (story: Story) => void): void {
    const { known } = this.ledger;
    const found = this.library.query({ ...EVERY, trashed }).rows.map(({ id }) => id);
    for (const id of found) if (!known.includes(id)) known.push(id);
    const all = known.filter((id) => found.includes(id));
    const id = all[index % Math.max(1, all.length)];
    if (id === undefined) return;
    work(this.library.get(id).story);
    this.touched.add(id);
  }
}

/** Newsrooms of the same organisation in folders of their own. */
export function sameNewsroom(folders: readonly string[]): Library[] {
  const [first = "", ...others] = folders;
  const library = Library.create(first, {
    name: { en: "River Watch", "zh-Hans": "河流观察" },
    timeZone: "Asia/Shanghai",
    baseUrl: "https://news.example.org",
  });
  return [library, ...others.map((folder) => Library.createFrom(folder, library.newsroom()))];
}

/** The other status, where the checks would not stop it. */
function switched(story: Story, language: Language): Story {
  const { status, title, body } = story.versions[language];
  if (status === "ready") return withVersion(story, language, { status: "draft" });
  return title === "" || body.length === 0 ? story : withVersion(story, language, { status: "ready" });
}

function isFirst(block: { id: string }, index: number, all: readonly { id: string }[]): boolean {
  return all.findIndex(({ id }) => id === block.id) === index;
}
