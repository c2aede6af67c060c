import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { EVENT_CHANNEL, REQUEST_CHANNEL } from "../../shared/channels.ts";
import { createI18n, type Translate } from "../../shared/i18n/translator.ts";
import type {
  Answer,
  EventName,
  Events,
  MenuCommand,
  RequestArgs,
  RequestName,
  RequestResults,
  Theme,
} from "../../shared/ipc.ts";
import type { Language } from "../../shared/language.ts";
import type { RunningApp } from "../launch.ts";
import { log } from "../log.ts";

/** How the window looks in a set of pictures. */
export interface Look {
  language: Language;
  theme: Theme;
  width: number;
  height: number;
}

/** Answers in place of the app's own; `"never"` keeps the window waiting. */
type Answers = { [N in RequestName]?: Answer<N> | "never" };

/** What Electron keeps of a channel: it has no public way to ask for a handler. */
type Handler = (event: unknown, name: string, args: unknown) => unknown;

/** The app in one look, with a camera. */
export class Shoot {
  readonly page: Page;
  /** The interface's texts, by which its buttons and headings are found. */
  readonly t: Translate;
  readonly look: Look;
  /** The app's own folder. */
  readonly home: string;
  private readonly running: RunningApp;
  private readonly folder: string;

  constructor(running: RunningApp, look: Look, home: string, folder: string) {
    this.running = running;
    this.page = running.page;
    this.look = look;
    this.home = home;
    this.folder = folder;
    this.t = createI18n(look.language).t as Translate;
  }

  /** Takes a picture of the window as it is. */
  async take(screen: string): Promise<void> {
    const { language, theme, width } = this.look;
    const file = join(this.folder, `${screen}-${language}-${theme}-${width}.png`);
    await this.page.screenshot({ path: file });
    log(file);
  }

  /** Asks the app for something, as the window does. */
  async request<N extends RequestName>(name: N, args: RequestArgs<N>): Promise<RequestResults[N]> {
    const answer = await this.page.evaluate(
      ([which, what]) => window.twinpress.request(which as N, what as RequestArgs<N>),
      [name, args] as const,
    );
    const told = answer as Answer<N>;
    if (!told.ok) throw new Error(`${name}: ${JSON.stringify(told.error)}`);
    return told.value;
  }

  /** From now on the app answers these requests so; `{}` lets it answer for itself again. */
  async answer(answers: Answers): Promise<void> {
    await this.running.app.evaluate(
      ({ ipcMain }, { channel, given }) => {
        const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
        const kept = globalThis as { ownHandler?: Handler | undefined };
        kept.ownHandler ??= handlers.get(channel);
        const own = kept.ownHandler;
        handlers.set(channel, (event, name, args) => {
          const answer = given[name];
          if (answer === undefined) return own?.(event, name, args);
          return answer === "never" ? new Promise(() => undefined) : answer;
        });
      },
      { channel: REQUEST_CHANNEL, given: answers as Record<string, unknown> },
    );
  }

  /** Tells the window something, as the app does without being asked. */
  async tell<E extends EventName>(event: E, payload: Events[E]): Promise<void> {
    await this.running.app.evaluate(
      ({ BrowserWindow }, { channel, name, what }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.send(channel, name, what),
      { channel: EVENT_CHANNEL, name: event as string, what: payload as unknown },
    );
  }

  /** Chooses an item of the app's menu. */
  async menu(command: MenuCommand): Promise<void> {
    await this.tell("menu.command", { command });
  }

  /** A button by the whole of its name; of several the last, which is the one on top. */
  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true }).last();
  }

  async press(name: string): Promise<void> {
    await this.button(name).click();
  }

  /** Closes the dialog on top and waits until it is gone. */
  async closeDialog(): Promise<void> {
    const dialogs = this.page.locator("[role=dialog], [role=alertdialog]");
    const count = await dialogs.count();
    await this.page.locator("[role=dialog] header button, [role=alertdialog] header button").last().click();
    await this.page.waitForFunction(
      (before) => document.querySelectorAll("[role=dialog], [role=alertdialog]").length < before,
      count,
    );
  }

  /** Closes what tells of something at the window's foot. */
  async closeNotices(): Promise<void> {
    const close = this.page.locator("[role=alert], [role=status]").getByRole("button", {
      name: this.t("app:close"),
      exact: true,
    });
    while ((await close.count()) > 0) await close.first().click();
  }

  async saved(): Promise<void> {
    await this.page.locator("[data-save-state=saved]").waitFor();
  }

  /** Turns to a version, where a narrow window shows one at a time. */
  async turnTo(language: Language): Promise<void> {
    const code = language === "en" ? "en" : "zh";
    if (await this.page.getByLabel(this.t(`editor:body-${code}`)).isVisible()) return;
    await this.page.getByRole("radio", { name: this.t(`editor:view-${code}`) }).click();
  }

  /** Opens a story from the desk. */
  async open(title: string | RegExp): Promise<void> {
    await this.page.getByRole("option", { name: title }).first().dblclick();
    await this.saved();
  }

  async backToDesk(): Promise<void> {
    await this.press(this.t("editor:back"));
    await this.page.locator("[data-screen=desk]").waitFor();
  }
}
