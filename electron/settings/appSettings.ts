import { join } from "node:path";
import { app } from "electron";
import type { MachineSettings } from "../../shared/bilingual/machine.ts";
import type { Theme } from "../../shared/ipc.ts";
import type { Language, Localized } from "../../shared/language.ts";
import { JsonFile } from "./JsonFile.ts";

/** A window's place on the screen, in device-independent pixels. */
export interface WindowPlace {
  x?: number;
  y?: number;
  width: number;
  height: number;
  maximized: boolean;
}

/** A newsroom that was open on this computer. */
export interface RecentNewsroom {
  folder: string;
  name: Localized;
}

interface Values {
  /** Null until a person has chosen one. */
  language: Language | null;
  theme: Theme;
  window: WindowPlace;
  recent: RecentNewsroom[];
  /** The newsroom that was open when the app was last used. */
  lastFolder: string | null;
  /** The translation service that text may be sent to; null while it is off. */
  machine: MachineSettings | null;
}

const DEFAULTS: Values = {
  language: null,
  theme: "system",
  window: { width: 1280, height: 800, maximized: false },
  recent: [],
  lastFolder: null,
  machine: null,
};

const RECENT_LIMIT = 8;

/** What this computer remembers of the app itself; a newsroom's own settings are in its folder. */
export class AppSettings {
  private readonly file = new JsonFile<Values>(join(app.getPath("userData"), "settings.json"));

  get<K extends keyof Values>(key: K): Values[K] {
    return this.file.get(key) ?? DEFAULTS[key];
  }

  set<K extends keyof Values>(key: K, value: Values[K]): void {
    this.file.set(key, value);
  }

  /** Puts a newsroom first among the recent ones. */
  remember(newsroom: RecentNewsroom): void {
    const others = this.get("recent").filter((recent) => recent.folder !== newsroom.folder);
    this.set("recent", [newsroom, ...others].slice(0, RECENT_LIMIT));
    this.set("lastFolder", newsroom.folder);
  }

  /** Drops a newsroom that is no longer where it was. */
  forget(folder: string): void {
    this.set(
      "recent",
      this.get("recent").filter((recent) => recent.folder !== folder),
    );
    if (this.get("lastFolder") === folder) this.set("lastFolder", null);
  }
}
