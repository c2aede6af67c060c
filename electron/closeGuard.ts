import { app, type BrowserWindow, dialog } from "electron";
import type { Translate } from "../shared/i18n/translator.ts";
import { sendEvent } from "./window.ts";

/** How long a window may take to save before the person is asked, in milliseconds. */
const PATIENCE = 5000;

/** Work for a host, which should not be cut off without a word. */
export interface HostWork {
  readonly isRunning: boolean;
  /** Has it stop where that does no harm; settles when it has, or when that takes too long. */
  stop(): Promise<void>;
}

/** Lets a window go only when it has saved what was typed into it and nothing is being published, or a person said so. */
export class CloseGuard {
  private isDirty = false;
  private window: BrowserWindow | null = null;
  private wait: NodeJS.Timeout | null = null;
  private isQuitting = false;
  private isAsking = false;
  /** A person has said that publishing may be stopped. */
  private maySkipWork = false;
  private readonly texts: () => Translate;
  private readonly work: HostWork;

  constructor(texts: () => Translate, work: HostWork) {
    this.texts = texts;
    this.work = work;
    app.on("before-quit", () => {
      this.isQuitting = true;
    });
  }

  /** Watches over a window's closing. */
  guard(window: BrowserWindow): void {
    this.window = window;
    this.isDirty = false;
    this.maySkipWork = false;
    window.on("close", (event) => {
      if (this.isDirty) {
        event.preventDefault();
        this.askToSave(window);
      } else if (this.endsWork) {
        event.preventDefault();
        void this.askToStop(window);
      }
    });
    // A window whose process died has nothing left to save.
    window.webContents.on("render-process-gone", () => {
      this.isDirty = false;
    });
    window.on("closed", () => {
      this.window = null;
      this.stopWaiting();
    });
  }

  /** The window says whether it holds changes that are not saved yet. */
  setDirty(isDirty: boolean): void {
    this.isDirty = isDirty;
  }

  /** The window says that it has saved everything and may go. */
  ready(): void {
    this.letGo();
  }

  /** On a Mac the app, and what it publishes, goes on without a window. */
  private get endsWork(): boolean {
    const endsApp = process.platform !== "darwin" || this.isQuitting;
    return endsApp && this.work.isRunning && !this.maySkipWork;
  }

  private askToSave(window: BrowserWindow): void {
    sendEvent(window, "app.closing", {});
    this.stopWaiting();
    this.wait = setTimeout(() => void this.askAboutChanges(window), PATIENCE);
  }

  private async askAboutChanges(window: BrowserWindow): Promise<void> {
    if (await this.ask(window, "unsaved")) this.letGo();
  }

  private async askToStop(window: BrowserWindow): Promise<void> {
    if (!(await this.ask(window, "publishing"))) return;
    this.maySkipWork = true;
    await this.work.stop();
    this.letGo();
  }

  /** True where a person wants to close all the same. */
  private async ask(window: BrowserWindow, what: "unsaved" | "publishing"): Promise<boolean> {
    if (this.isAsking) return false;
    const t = this.texts();
    this.isAsking = true;
    const { response } = await dialog.showMessageBox(window, {
      type: "warning",
      message: t(`menu:${what}-title`),
      detail: t(`menu:${what}-detail`),
      buttons: [t(`menu:${what}-wait`), t(`menu:${what}-close`)],
      defaultId: 0,
      cancelId: 0,
    });
    this.isAsking = false;
    if (response === 0) this.isQuitting = false;
    return response === 1;
  }

  private letGo(): void {
    this.stopWaiting();
    this.isDirty = false;
    if (this.isQuitting) app.quit();
    else this.window?.close();
  }

  private stopWaiting(): void {
    if (this.wait) clearTimeout(this.wait);
    this.wait = null;
  }
}
