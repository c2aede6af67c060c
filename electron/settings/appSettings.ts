import { z } from "zod";
import { machineSettingsSchema } from "../../shared/bilingual/machine.ts";
import type { Theme } from "../../shared/ipc.ts";
import { LANGUAGES } from "../../shared/language.ts";
import { isPlace, isTheme, PLAIN_LOOK, SETTINGS_NAME, type WindowPlace } from "./firstLook.ts";
import { openStore } from "./openStore.ts";

const recentSchema = z.object({
  folder: z.string(),
  name: z.record(z.enum(LANGUAGES), z.string()),
});
/** A newsroom that was open on this computer. */
export type RecentNewsroom = z.infer<typeof recentSchema>;

/** What is kept, and what holds where there is nothing, or something that a person or a crash damaged. */
const valuesSchema = z.object({
  /** Null until a person has chosen one. */
  language: z.enum(LANGUAGES).nullable().catch(null),
  theme: z.custom<Theme>(isTheme).catch(PLAIN_LOOK.theme),
  window: z.custom<WindowPlace>(isPlace).catch(PLAIN_LOOK.window),
  recent: z.array(recentSchema).catch([]),
  /** The newsroom that was open when the app was last used. */
  lastFolder: z.string().nullable().catch(null),
  /** The translation service that text may be sent to; null while it is off. */
  machine: machineSettingsSchema.nullable().catch(null),
});
type Values = z.infer<typeof valuesSchema>;

const RECENT_LIMIT = 8;

/** What this computer remembers of the app itself; a newsroom's own settings are in its folder. */
export class AppSettings {
  private readonly store = openStore<Values>(SETTINGS_NAME);
  private values = valuesSchema.parse(this.store?.store ?? {});

  get<K extends keyof Values>(key: K): Values[K] {
    return this.values[key];
  }

  /** @throws when the file can't be written */
  set<K extends keyof Values>(key: K, value: Values[K]): void {
    this.keep({ [key]: value });
  }

  /** Puts a newsroom first among the recent ones. */
  remember(newsroom: RecentNewsroom): void {
    const others = this.get("recent").filter((recent) => recent.folder !== newsroom.folder);
    this.note({ recent: [newsroom, ...others].slice(0, RECENT_LIMIT), lastFolder: newsroom.folder });
  }

  /** No newsroom is open: the next start shows the welcome screen. */
  forgetLast(): void {
    this.note({ lastFolder: null });
  }

  /** Remembers where the window is. */
  placeWindow(window: WindowPlace): void {
    this.note({ window });
  }

  /** What nobody asked for is not worth an error: a full disk has more important ones to tell. */
  private note(values: Partial<Values>): void {
    try {
      this.keep(values);
    } catch (error) {
      console.error("settings:", error);
    }
  }

  private keep(values: Partial<Values>): void {
    this.values = { ...this.values, ...values };
    this.store?.set(values);
  }
}
