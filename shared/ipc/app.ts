import { z } from "zod";
import type { ErrorData } from "../errors.ts";
import { LANGUAGES, type Language } from "../language.ts";
import type { OpenNewsroom } from "./newsroom.ts";

const language = z.enum(LANGUAGES);

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

/** Requests of the app itself: language, look, window. */
export const appRequests = {
  "app.state": z.object({}),
  "app.setLanguage": z.object({ language }),
  "app.setTheme": z.object({ theme: z.enum(["system", "light", "dark"]) }),
  /** Opens an https, http or mailto address in the system's browser; anything else is refused. */
  "app.openExternal": z.object({ url: z.string() }),
  /** Says that the window has nothing unsaved and may go. */
  "app.closeReady": z.object({}),
  "app.setDirty": z.object({ dirty: z.boolean() }),
  "app.setMenuContext": z.object({ screen: z.enum(["welcome", "desk", "editor"]) }),
} as const;

/** What each of them answers with. */
export interface AppResults {
  "app.state": AppState;
  "app.setLanguage": AppState;
  "app.setTheme": AppState;
  "app.openExternal": null;
  "app.closeReady": null;
  "app.setDirty": null;
  "app.setMenuContext": null;
}
