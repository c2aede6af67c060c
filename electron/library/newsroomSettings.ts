import { UserError } from "../../shared/errors.ts";
import { canonicalJson } from "../../shared/json.ts";
import { mergeNewsroom } from "../../shared/story/mergeNewsroom.ts";
import { type Newsroom, newsroomSchema } from "../../shared/story/newsroom.ts";
import type { Database } from "./database.ts";

/** A newsroom's settings, of which there is one row. */
export class NewsroomSettings {
  private readonly folder: string;
  private readonly database: Database;

  constructor(folder: string, database: Database) {
    this.folder = folder;
    this.database = database;
  }

  /** @throws UserError `newsroom-damaged` */
  read(): Newsroom {
    const row = this.database.prepare("SELECT document FROM newsroom").get();
    const parsed = newsroomSchema.safeParse(row ? JSON.parse(String(row.document)) : null);
    if (!parsed.success) {
      throw new UserError("newsroom-damaged", { path: this.folder, detail: parsed.error.message });
    }
    return parsed.data;
  }

  /** @throws UserError `section-in-use` when a section that has stories would go */
  save(newsroom: Newsroom): void {
    const document = JSON.stringify(newsroomSchema.parse(newsroom));
    this.database.transaction(() => {
      this.refuseOrphans(newsroom);
      this.database
        .prepare(
          `INSERT INTO newsroom (one, document) VALUES (1, ?)
           ON CONFLICT (one) DO UPDATE SET document = excluded.document`,
        )
        .run(document);
    });
  }

  /**
   * Saves settings that somebody changed while a colleague's may have come in: both changes stay.
   *
   * @param base the settings when they began
   * @throws UserError as {@link save}
   */
  change(changed: Newsroom, base: Newsroom): void {
    this.database.transaction(() => {
      const current = this.read();
      const isAlone = canonicalJson(base) === canonicalJson(current);
      const isUsed = (section: string) => this.isSectionUsed(section);
      this.save(isAlone ? changed : mergeNewsroom(base, changed, current, isUsed));
    });
  }

  /** Stories in a section, the trash too. */
  isSectionUsed(section: string): boolean {
    return this.database.prepare("SELECT 1 FROM stories WHERE section = ?").get(section) !== undefined;
  }

  private refuseOrphans({ sections }: Newsroom): void {
    const known = new Set(sections.map(({ id }) => id));
    const used = this.database
      .prepare("SELECT section, count(*) AS count FROM stories GROUP BY section")
      .all();
    for (const { section, count } of used) {
      if (known.has(String(section))) continue;
      throw new UserError("section-in-use", { section: String(section), count: Number(count) });
    }
  }
}
