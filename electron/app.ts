import { join } from "node:path";
import { app, type BrowserWindow, dialog, Menu, nativeTheme, type OpenDialogOptions } from "electron";
import { type ErrorData, toErrorData, UserError } from "../shared/errors.ts";
import { createI18n, errorText, type Translate } from "../shared/i18n/translator.ts";
import type { AppState, MenuCommand } from "../shared/ipc.ts";
import type { Language } from "../shared/language.ts";
import type { StoryId } from "../shared/story/model.ts";
import type { PictureLookup } from "./appProtocol.ts";
import { Background } from "./background/background.ts";
import { CloseGuard } from "./closeGuard.ts";
import { Errands } from "./errands/errands.ts";
import { forkProcess } from "./forkProcess.ts";
import { answerWith } from "./ipc/answer.ts";
import { createHandlers } from "./ipc/handlers.ts";
import type { Answerer } from "./ipc/hear.ts";
import type { Library } from "./library/library.ts";
import { buildMenu, type Screen } from "./menu.ts";
import { describeNewsroom, openNewsroom } from "./openNewsroom.ts";
import { PublishDesk } from "./publishDesk.ts";
import { AppSettings } from "./settings/appSettings.ts";
import type { Keyring } from "./settings/keyring.ts";
import { Secrets } from "./settings/secrets.ts";
import { systemLanguage } from "./systemLanguage.ts";
import { openWindow, revealWindow, sendEvent, watchPlace } from "./window.ts";

/** The running app: its window, the newsroom that is open in it, and the interface's language. */
export class TwinpressApp {
  readonly settings = new AppSettings();
  readonly secrets: Secrets;
  readonly publishing: PublishDesk;
  readonly background = new Background(() => forkProcess("background.js", "Twinpress Background"));
  readonly errands = new Errands(() => forkProcess("errand.js", "Twinpress Errand"));
  readonly closing: CloseGuard;
  /** Answers what windows ask. */
  readonly answer: Answerer;
  private readonly i18n: ReturnType<typeof createI18n>;
  private open: Library | null = null;
  /** Why there is no open newsroom, where there should be one. */
  private unopened: ErrorData | null = null;
  private window: BrowserWindow | null = null;
  private screen: Screen = "welcome";

  /** Texts in the interface's language. */
  get t(): Translate {
    return this.i18n.t;
  }

  /** The open newsroom's library, or null. */
  get library(): Library | null {
    return this.open;
  }

  /** The window that dialogs belong to. */
  get front(): BrowserWindow | null {
    return this.window;
  }

  constructor(keyring: Keyring) {
    this.secrets = new Secrets(keyring);
    this.publishing = new PublishDesk(this.secrets, {
      onProgress: (progress) => this.emit("publish.progress", progress),
      onArrival: (stories) => this.tellChanged(stories),
    });
    this.closing = new CloseGuard(() => this.t, this.publishing);
    this.i18n = createI18n(this.language());
    this.answer = answerWith(createHandlers(this));
  }

  /** Opens the newsroom of last time; its window is there already, and asks for it. */
  start(window: BrowserWindow): void {
    // A person may have been faster.
    if (!window.isDestroyed()) this.take(window);
    this.reopenLast();
    app.on("second-instance", () => this.showWindow());
    app.on("activate", () => this.showWindow());
    app.on("window-all-closed", () => {
      if (process.platform !== "darwin") app.quit();
    });
    app.on("will-quit", () => this.switchTo(null));
  }

  /** A picture of the open newsroom. */
  picture: PictureLookup = async (id, width) => (this.open ? this.open.picture(id, width) : null);

  /** Makes a library the open one (null: none) and tells the window. */
  switchTo(library: Library | null): void {
    this.publishing.use(library);
    this.background.use(library);
    this.errands.use(library);
    this.open?.close();
    this.open = library;
    this.unopened = null;
    library?.watch((stories) => this.emit("stories.written", { stories }));
    if (library) this.settings.remember({ folder: library.folder, name: library.newsroom().name });
    this.emit("app.state", this.state());
  }

  /** Opens the newsroom in a folder. @throws UserError when there is none that can be read, and as {@link leave} */
  openFolder(folder: string): void {
    this.leave();
    this.switchTo(openNewsroom(folder, this.t("menu:preview-host")));
  }

  /** Closes the open newsroom for good: the next start shows the welcome screen. */
  closeNewsroom(): void {
    this.leave();
    this.switchTo(null);
    this.settings.forgetLast();
  }

  /** The open newsroom may be left: nothing would be cut off. @throws UserError `newsroom-publishing` */
  private leave(): void {
    if (this.publishing.isRunning) throw new UserError("newsroom-publishing");
  }

  setLanguage(language: Language): void {
    this.settings.set("language", language);
    void this.i18n.changeLanguage(language);
    this.updateMenu();
  }

  setTheme(theme: AppState["theme"]): void {
    this.settings.set("theme", theme);
    nativeTheme.themeSource = theme;
  }

  setScreen(screen: Screen): void {
    this.screen = screen;
    this.updateMenu();
    // `ready-to-show` has been seen to stay away on a busy machine.
    if (this.window) revealWindow(this.window);
  }

  /** Tells the window that what it shows of the newsroom is another one now. */
  tellState(): void {
    this.emit("app.state", this.state());
  }

  /** Tells the window that the newsroom was changed by something else than itself, and which stories' texts. */
  tellChanged(stories: readonly StoryId[]): void {
    this.emit("stories.changed", { ids: [...stories] });
    this.tellState();
  }

  /** What a window needs to draw its first screen. */
  state(): AppState {
    const platform = process.platform;
    return {
      language: this.settings.get("language"),
      systemLanguage: systemLanguage(),
      theme: this.settings.get("theme"),
      platform: platform === "darwin" || platform === "win32" ? platform : "linux",
      version: app.getVersion(),
      newsroom: this.open ? describeNewsroom(this.open, this.secrets) : null,
      unopened: this.unopened,
      recent: this.settings.get("recent"),
      defaultFolder: join(app.getPath("documents"), "Twinpress"),
      systemTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      hasKeyring: this.secrets.isLasting,
      hasMachine: this.settings.get("machine") !== null,
    };
  }

  /** Tells the window something, if there is one. */
  emit: EventSender = (event, payload) => {
    if (this.window) sendEvent(this.window, event, payload);
  };

  private language(): Language {
    return this.settings.get("language") ?? systemLanguage();
  }

  private reopenLast(): void {
    const folder = this.settings.get("lastFolder");
    if (folder === null) return;
    try {
      this.openFolder(folder);
    } catch (error) {
      // The welcome screen says so, and lists it still: the drive that it is on may be connected later.
      this.unopened = toErrorData(error);
      console.error(errorText(this.t, this.unopened));
    }
  }

  private showWindow(): void {
    if (this.window) {
      if (this.window.isMinimized()) this.window.restore();
      this.window.focus();
      return;
    }
    this.take(openWindow(this.settings.get("window")));
  }

  private take(window: BrowserWindow): void {
    this.window = window;
    this.closing.guard(window);
    watchPlace(window, (place) => this.settings.placeWindow(place));
    window.on("closed", () => {
      this.window = null;
    });
    // Its menu comes with its first screen.
  }

  private updateMenu(): void {
    const menu = buildMenu({
      t: this.t,
      screen: this.screen,
      platform: process.platform,
      run: (command: MenuCommand) => this.emit("menu.command", { command }),
      openNewsroom: () => void this.chooseNewsroom(),
    });
    Menu.setApplicationMenu(menu);
  }

  private async chooseNewsroom(): Promise<void> {
    const folder = await this.chooseFolder(this.t("menu:choose-newsroom"));
    if (folder === null) return;
    try {
      this.openFolder(folder);
    } catch (error) {
      dialog.showErrorBox("Twinpress", errorText(this.t, toErrorData(error)));
    }
  }

  /** Asks for a folder with the system's dialog; null when the person changed their mind. */
  chooseFolder(title: string): Promise<string | null> {
    return this.choose({ title, properties: ["openDirectory", "createDirectory"] });
  }

  /** Asks for a file, hidden ones too; null when the person changed their mind. */
  chooseFile(title: string): Promise<string | null> {
    return this.choose({ title, properties: ["openFile", "showHiddenFiles"] });
  }

  private async choose(options: OpenDialogOptions): Promise<string | null> {
    const chosen = this.window
      ? await dialog.showOpenDialog(this.window, options)
      : await dialog.showOpenDialog(options);
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
  }
}

type EventSender = <E extends Parameters<typeof sendEvent>[1]>(
  event: E,
  payload: Parameters<typeof sendEvent<E>>[2],
) => void;
