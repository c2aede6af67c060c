import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Theme } from "../shared/ipc.ts";
import type { Language } from "../shared/language.ts";
import { buildApp } from "./build.ts";
import { openDisplay } from "./display.ts";
import { launchApp } from "./launch.ts";
import { fail, log } from "./log.ts";

/** How the window looks in a set of pictures. */
interface Look {
  language: Language;
  theme: Theme;
  width: number;
  height: number;
}

const SIZES = [
  [1280, 800],
  [1000, 640],
] as const;

/** `npm run screenshots -- FOLDER`: every screen, in both languages, light and dark, in two sizes. */
async function screenshots(folder: string): Promise<void> {
  await buildApp();
  await mkdir(folder, { recursive: true });
  const display = await openDisplay();
  for (const language of ["en", "zh-Hans"] as const) {
    for (const theme of ["light", "dark"] as const) {
      for (const [width, height] of SIZES) {
        await takeAll(folder, { language, theme, width, height }, display.env);
      }
    }
  }
  display.close();
}

async function takeAll(folder: string, look: Look, env: NodeJS.ProcessEnv): Promise<void> {
  const { language, theme, width, height } = look;
  const home = await mkdtemp(join(tmpdir(), "twinpress-screens-"));
  const { app, page } = await launchApp({ home, size: { width, height }, env });
  const take = async (screen: string) => {
    const file = join(folder, `${screen}-${language}-${theme}-${width}.png`);
    await page.screenshot({ path: file });
    log(file);
  };
  await page.evaluate((args) => window.twinpress.request("app.setTheme", args), { theme });
  await page.evaluate((args) => window.twinpress.request("app.setLanguage", args), { language });
  await page.reload();
  await page.locator(`html[data-theme=${theme}][lang=${language}]`).waitFor();
  await page.locator("[data-screen=welcome]").waitFor();
  await take("welcome");
  await visitScreens(page, take);
  await app.close();
  await rm(home, { recursive: true, force: true });
}

async function visitScreens(page: Page, take: (screen: string) => Promise<void>): Promise<void> {
  await page.getByRole("button", { name: /New newsroom|新建编辑部/ }).click();
  await page.getByRole("combobox").waitFor();
  await take("new-newsroom");
  await page.getByRole("button", { name: /Cancel|取消/ }).click();
  await page.getByRole("button", { name: /Open the sample|打开示例/ }).click();
  await page.getByRole("option").first().waitFor();
  await take("desk");
  await page.getByRole("searchbox").fill("zzz");
  await page.getByRole("heading", { level: 2, name: /Nothing found|没有找到/ }).waitFor();
  await take("desk-nothing");
  await page.getByRole("searchbox").fill("");
  await page.getByRole("option", { name: /Open Books/ }).dblclick();
  await page.locator("[data-save-state=saved]").waitFor();
  await take("editor");
  const details = page.getByRole("complementary");
  await page.getByRole("button", { name: /Story details|稿件信息/ }).click();
  await details.waitFor();
  await take("editor-details");
  await page.getByRole("button", { name: /^(Publish|发布)$/ }).click();
  await page.getByText(/What will change|网站将有/).waitFor();
  await take("publish");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^(Publish|发布|仍然发布)/ })
    .click();
  await page.getByRole("button", { name: /Open the site|打开网站/ }).waitFor();
  await take("published");
  await page.getByRole("button", { name: /^(Done|完成)$/ }).click();
  await page.getByRole("button", { name: /Back to the desk|返回稿件列表/ }).click();
  await page.getByRole("button", { name: /^(Settings|设置)$/ }).click();
  await page.getByRole("tab").first().waitFor();
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await take(`settings-${await tab.getAttribute("data-key")}`);
  }
}

const [folder = "screenshots"] = process.argv.slice(2);
screenshots(folder).then(() => process.exit(0), fail);
