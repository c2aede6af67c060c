import { app, type BrowserWindow, dialog } from "electron";
import type { Translate } from "../shared/i18n/translator.ts";
import { sendEvent } from "./window.ts";

/** How long a window may take to save before the person is asked, in milliseconds. */
const PATIENCE = 5000;

/** Lets a window go only when it has saved what was typed into it, or a person said so. */
export class CloseGuard {
  private isDirty = false;
  private window: BrowserWindow | null = null;
  private wait: NodeJS.Timeout | null = null;
  private isQuitting = false;
  private readonly texts: () => Translate;

  constructor(texts: () => Translate) {
    this.texts = texts;
    app.on("before-quit", () => {
      this.isQuitting = true;
    });
  }

  /** Watches over a window's closing. */
  guard(window: BrowserWindow): void {
    this.window = window;
    this.isDirty = false;
    window.on("close", (event) => {
      if (!this.isDirty) return;
      event.preventDefault();
      this.askToSave(window);
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

  private askToSave(window: BrowserWindow): void {
    sendEvent(window, "app.closing", {});
    this.stopWaiting();
    this.wait = setTimeout(() => void this.askPerson(window), PATIENCE);
  }

  private async askPerson(window: BrowserWindow): Promise<void> {
    const t = this.texts();
    const { response } = await dialog.showMessageBox(window, {
      type: "warning",
      message: t("menu:unsaved-title"),
      detail: t("menu:unsaved-detail"),
      buttons: [t("menu:unsaved-wait"), t("menu:unsaved-close")],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1) this.letGo();
    else this.isQuitting = false;
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
