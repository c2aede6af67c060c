import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { MANIFEST_PATH, readManifestText } from "../../shared/publish/manifest.ts";
import type { RunningApp } from "../launch.ts";
import type { Seed, SeedVersion } from "./seed.ts";

/** What a publish left on the host. */
export interface DemoPublish {
  /** The host's folder. */
  folder: string;
  pages: number;
  /** The story's pages, relative to the site's root. */
  paths: { en: string; zh: string };
}

/** The date of the seed's story, in the order that the date field of the English interface has it. */
const DATE_KEYS = "16112011";

/** Works in the app's window as a person does, by what is on the screen and with real keys. */
export class DemoNewsroom {
  private readonly running: RunningApp;
  private readonly say: (line: string) => void;
  private readonly shot: (name: string) => string;

  constructor(running: RunningApp, say: (line: string) => void, shot: (name: string) => string) {
    this.running = running;
    this.say = say;
    this.shot = shot;
  }

  private get page(): Page {
    return this.running.page;
  }

  async openSample(): Promise<void> {
    this.say("Opening the sample newsroom…");
    await this.page.screenshot({ path: this.shot("welcome") });
    await this.page.getByRole("button", { name: "Open the sample newsroom" }).click();
    await this.page.getByRole("option").first().waitFor();
    await this.page.screenshot({ path: this.shot("desk") });
  }

  /** The sample has the story already; it goes to the trash, so that it can be written anew. */
  async moveToTrash(title: string): Promise<void> {
    this.say("Moving the sample's copy of the story to the trash…");
    await this.page.getByRole("option", { name: title }).click();
    await this.page.keyboard.press("Delete");
    await this.page.getByRole("option", { name: title }).waitFor({ state: "detached" });
  }

  /** Writes the story in both languages, with its date, and says that both are ready. */
  async write(seed: Seed): Promise<void> {
    this.say("Writing the story in English and Chinese, key by key…");
    await this.page.getByRole("button", { name: "New story" }).click();
    // The editor puts the focus where one begins, and takes it from what is clicked before that.
    await this.page.locator("[data-screen=editor] :focus").waitFor();
    await this.typeVersion("English version", seed.en);
    await this.typeVersion("Chinese version", seed.zh);
    await this.setDate();
    await this.saved();
    await this.page.screenshot({ path: this.shot("editor") });
  }

  /** Publishes with the toolbar's button and waits for the result. */
  async publish(): Promise<DemoPublish> {
    this.say("Publishing…");
    await this.page.getByRole("button", { name: "Publish" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Publish" });
    await dialog.getByText("What will change on the site").waitFor({ timeout: 60_000 });
    await this.page.screenshot({ path: this.shot("plan") });
    await dialog.getByRole("button", { name: /^Publish/ }).click();
    await dialog.getByText("Published", { exact: true }).waitFor({ timeout: 120_000 });
    await this.page.screenshot({ path: this.shot("published") });
    await dialog.getByRole("button", { name: "Done" }).click();
    const state = await this.page.evaluate(async () => window.twinpress.request("app.state", {}));
    const host = state.ok ? state.value.newsroom?.hosts[0] : undefined;
    const folder = host?.kind === "folder" ? host.path : "";
    const paths = { en: await this.pathOf("English", "en"), zh: await this.pathOf("中文", "zh") };
    return { folder, pages: await countPages(folder), paths };
  }

  /** Stories of the newsroom that are not in the trash. */
  async countStories(): Promise<number> {
    const facets = await this.page.evaluate(async () => window.twinpress.request("stories.facets", {}));
    return facets.ok ? facets.value.total : 0;
  }

  private async typeVersion(sheet: string, { title, slug, summary, paragraphs }: SeedVersion): Promise<void> {
    const version = this.page.getByRole("region", { name: sheet });
    const { keyboard } = this.page;
    await version.getByPlaceholder("Title").click();
    await keyboard.type(title);
    await keyboard.press("Enter");
    await keyboard.type(summary);
    await keyboard.press("Enter");
    for (const [index, paragraph] of paragraphs.entries()) {
      if (index > 0) await keyboard.press("Enter");
      await keyboard.type(paragraph);
    }
    // Other stories link to the address that the sample gave it.
    await version.getByLabel("Address").fill(slug);
    await version.getByRole("radio", { name: "Ready" }).click();
  }

  private async setDate(): Promise<void> {
    const details = this.page.getByRole("complementary", { name: "Story details" });
    const toggle = this.page.getByRole("button", { name: "Story details" });
    const wasHidden = !(await details.isVisible());
    if (wasHidden) await toggle.click();
    await details.getByRole("spinbutton").first().click();
    await this.page.keyboard.type(DATE_KEYS);
    await this.saved();
    if (wasHidden) await toggle.click();
  }

  private async saved(): Promise<void> {
    await this.page.locator("[data-save-state=saved]").waitFor();
  }

  private async pathOf(language: string, code: "en" | "zh"): Promise<string> {
    const field = this.page.getByLabel(`Address (${language})`);
    return `${code}/brief-news/2011/${await field.inputValue()}/`;
  }
}

/** The HTML pages that the host's manifest lists. */
async function countPages(folder: string): Promise<number> {
  const manifest = readManifestText(await readFile(join(folder, MANIFEST_PATH), "utf8"), folder);
  return Object.keys(manifest.files).filter((path) => path.endsWith(".html")).length;
}
