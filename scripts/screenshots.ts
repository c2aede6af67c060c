import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Theme } from "../shared/ipc.ts";
import type { Language } from "../shared/language.ts";
import { buildApp } from "./build.ts";
import { publishAsColleague } from "./colleague.ts";
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
  await visitHosts(page, home, take);
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
  await visitTranslation(page, take);
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

/** A translation that is under way: a term, a match of the memory, a part that is out of date. */
async function visitTranslation(page: Page, take: (screen: string) => Promise<void>): Promise<void> {
  await page.evaluate(async () => {
    const forms = (preferred: string) => ({ preferred, allowed: [], forbidden: [] });
    const term = { id: "grants", en: forms("small grants"), "zh-Hans": forms("小额资助"), note: "" };
    await window.twinpress.request("glossary.save", { term });
  });
  await page.getByRole("option", { name: /Small Grants/ }).dblclick();
  await page.getByRole("button", { name: /^(Translation|翻译)$/ }).click();
  const panel = page.getByRole("complementary", { name: /^(Translation|翻译)$/ });
  const english = page.getByLabel(/Text in English|英文正文/);
  await english
    .locator("p")
    .first()
    .click({ position: { x: 4, y: 8 } });
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await panel.getByText(/^(Reviewed|已审校)$/).waitFor();
  await page.keyboard.press("Home");
  await page.keyboard.type("Once more, ");
  await panel.locator("ins").first().waitFor();
  await take("translation");
  await english.locator("p").last().click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("CANGO invites its member organisations to apply for the small grants of 2014.");
  await page.locator("[data-save-state=saved]").waitFor();
  await page.keyboard.press("ControlOrMeta+Enter");
  await take("translation-new");
  await page.getByRole("button", { name: /Back to the desk|返回稿件列表/ }).click();
}

/** Hosts, their history, and what a colleague does; the settings are open when it begins. */
async function visitHosts(page: Page, home: string, take: (screen: string) => Promise<void>): Promise<void> {
  await page.getByRole("tab", { name: /^(Hosts|主机)$/ }).click();
  await page.getByRole("button", { name: /History of|的历史/ }).click();
  await page.getByRole("listitem").getByRole("time").waitFor();
  await take("history");
  await page.getByRole("button", { name: /Back to the hosts|返回主机列表/ }).click();
  await page.getByRole("button", { name: /Add a host|添加主机/ }).click();
  await page.getByRole("button", { name: /Save host|保存主机/ }).click();
  await take("host-editor");
  await page.getByRole("button", { name: /Back to the hosts|返回主机列表/ }).click();
  await page
    .getByRole("button", { name: /^(Change |更改 )/ })
    .first()
    .click();
  await page.getByRole("button", { name: /Test the connection|测试连接/ }).click();
  await page.getByText(/This host works|可以使用/).waitFor();
  await take("host-tested");
  await page
    .getByRole("button", { name: /^(Close|关闭)$/ })
    .last()
    .click();
  const state = await page.evaluate(() => window.twinpress.request("app.state", {}));
  const host = state.ok ? state.value.newsroom?.hosts[0] : undefined;
  if (host?.kind !== "folder") throw new Error("The sample has no folder to publish to.");
  await publishAsColleague(home, host.path, "Pines", "A colleague wrote this paragraph on another computer.");
  await page.getByRole("option", { name: /Pines/ }).dblclick();
  await page.getByLabel(/Text in English|英文正文/).click();
  await page.keyboard.type("These words were typed here. ");
  await page.locator("[data-save-state=saved]").waitFor();
  await page.getByRole("button", { name: /^(Publish|发布)$/ }).click();
  await page.getByRole("button", { name: /^(Decide|决定)$/ }).waitFor();
  await take("publish-undecided");
  await page.getByRole("button", { name: /^(Decide|决定)$/ }).click();
  await page.getByRole("dialog").getByRole("radiogroup").first().waitFor();
  await take("conflict");
  await askSecret(page, take);
  await page.evaluate(() => window.twinpress.request("newsroom.close", {}));
  await page.getByRole("button", { name: /Open from a host|从主机打开/ }).click();
  await page.getByRole("heading", { name: /Open from a host|从主机打开/ }).waitFor();
  await take("clone");
}

/** Leaves the conflict and turns to a host whose password is not known. */
async function askSecret(page: Page, take: (screen: string) => Promise<void>): Promise<void> {
  await page.evaluate(() => {
    const settings = { signIn: "password", key: "", hostKey: "", port: 22 } as const;
    const place = { address: "www.example.org", user: "editor", path: "/srv/www" };
    const host = { kind: "sftp", id: "server", name: "www.example.org", ...place, ...settings } as const;
    return window.twinpress.request("hosts.save", { host });
  });
  // The conflict, then the sheet below it.
  for (const left of [1, 0]) {
    await page
      .getByRole("button", { name: /^(Close|关闭)$/ })
      .last()
      .click();
    await page.waitForFunction((count) => document.querySelectorAll("[role=dialog]").length === count, left);
  }
  await page.getByRole("button", { name: /^(Publish to|发布到)$/ }).click();
  await page.getByRole("menuitem").first().waitFor();
  await take("publish-menu");
  await page.getByRole("menuitem", { name: "www.example.org" }).click();
  await page.locator("input[type=password]").waitFor();
  await take("publish-sign-in");
}

const [folder = "screenshots"] = process.argv.slice(2);
screenshots(folder).then(() => process.exit(0), fail);
