import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishAsColleague } from "../../scripts/colleague.ts";
import { startSftp } from "../servers/sftp.ts";
import { startSlowLine } from "../servers/slowLine.ts";
import {
  expect,
  openSample,
  openStory,
  placeCaret,
  type RunningApp,
  saved,
  test,
  violations,
} from "./support.ts";

async function siteFolder({ page }: RunningApp): Promise<string> {
  const state = await page.evaluate(() => window.twinpress.request("app.state", {}));
  const host = state.ok ? state.value.newsroom?.hosts[0] : undefined;
  return host?.kind === "folder" ? host.path : "";
}

/** Publishes with the toolbar's button and waits for the result. */
async function publish({ page }: RunningApp) {
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Publish" });
  await dialog.getByRole("button", { name: /^Publish/ }).click();
  await expect(dialog.getByText("Published", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
}

async function typeIntoPines(running: RunningApp, text: string) {
  const { page } = running;
  await openStory(running, /Pines/);
  await placeCaret(running, page.getByLabel("Text in English"));
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type(text);
  await saved(running);
}

test("a colleague's text and one's own stand side by side, and what is chosen is published", async ({
  running,
  home,
}) => {
  await openSample(running);
  const { page } = running;
  await publish(running);
  await publishAsColleague(home, await siteFolder(running), "Pines", "The colleague's first words.");
  await typeIntoPines(running, "My own first words. ");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Publish" });
  await expect(sheet.getByText("One story was changed here and by a colleague")).toBeVisible();
  await sheet.getByRole("button", { name: "Decide" }).click();
  const dialog = page.getByRole("dialog", { name: "Changed here and by a colleague" });
  await expect(dialog.getByText("My own first words.")).toBeVisible();
  await expect(dialog.getByText("The colleague's first words.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Use these choices" })).toBeDisabled();
  expect(await violations(running)).toEqual([]);
  await dialog.getByRole("radiogroup", { name: "Text" }).getByText("Both").click();
  await dialog.getByRole("button", { name: "Use these choices" }).click();
  await sheet.getByRole("button", { name: /^Publish/ }).click();
  await expect(sheet.getByText("Published", { exact: true })).toBeVisible();
  await sheet.getByRole("button", { name: "Done" }).click();
  const text = page.getByLabel("Text in English");
  await expect(text).toContainText("My own first words.");
  await expect(text).toContainText("The colleague's first words.");
});

test("a colleague's story comes in and is shown in the editor that has it open", async ({
  running,
  home,
}) => {
  await openSample(running);
  const { page } = running;
  await publish(running);
  await publishAsColleague(home, await siteFolder(running), "Pines", "The colleague's first words.");
  await page.getByRole("option", { name: /Pines/ }).dblclick();
  await expect(page.getByLabel("Text in English")).not.toContainText("The colleague's");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Publish" });
  await expect(sheet.getByText("One story by a colleague came in.")).toBeVisible();
  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(page.getByLabel("Text in English")).toContainText("The colleague's first words.");
});

test("the history tells of each publish, and one is undone", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await publish(running);
  await typeIntoPines(running, "A mistake. ");
  await publish(running);
  await page.getByRole("button", { name: "Back to the desk" }).click();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("tab", { name: "Hosts" }).click();
  await page.getByRole("button", { name: /^History of/ }).click();
  const settings = page.getByRole("dialog", { name: "Settings" });
  await expect(settings.getByRole("listitem")).toHaveCount(2);
  await settings.getByRole("button", { name: "Undo" }).first().click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo" }).click();
  await expect(
    settings.getByText("One story has its previous content, and the site is published."),
  ).toBeVisible();
  await settings.getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("option", { name: /Pines/ }).dblclick();
  await expect(page.getByLabel("Text in English")).not.toContainText("A mistake.");
});

test("an SSH server's key is asked about once, the connection is tried, and the site goes there", async ({
  running,
}) => {
  const server = await startSftp();
  const site = await server.newSite();
  try {
    await openSample(running);
    const { page } = running;
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByRole("tab", { name: "Hosts" }).click();
    await page.getByRole("button", { name: "Add a host" }).click();
    const settings = page.getByRole("dialog", { name: "Settings" });
    const fill = (label: string, value: string) => settings.getByLabel(label, { exact: true }).fill(value);
    await settings.getByRole("button", { name: "Save host" }).click();
    await expect(settings.getByText("Please fill this in.").first()).toBeVisible();
    await fill("Name", "Our server");
    await fill("Server", site.config.address);
    await fill("Port", String(site.config.port));
    await fill("User name", site.config.user);
    await fill("Folder of the site", site.config.path);
    await settings.getByRole("button", { name: /Sign in with/ }).click();
    await page.getByRole("option", { name: "Private key" }).click();
    await settings
      .getByLabel(/^Private key/)
      .last()
      .fill(server.key);
    await settings.getByRole("button", { name: "Test the connection" }).click();
    await expect(settings.getByText(server.fingerprint, { exact: true })).toBeVisible();
    await settings.getByRole("button", { name: "Accept this key" }).click();
    await settings.getByRole("button", { name: "Test the connection" }).click();
    await expect(settings.getByText("This host works.")).toBeVisible();
    await settings.getByRole("button", { name: "Save host" }).click();
    await expect(settings.getByText("Our server")).toBeVisible();
    await settings.getByRole("button", { name: "Close" }).last().click();
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    const sheet = page.getByRole("dialog", { name: "Publish" });
    await sheet.getByRole("button", { name: /Publish to/ }).click();
    await page.getByRole("option", { name: "Our server" }).click();
    await sheet.getByRole("button", { name: /^Publish(?! to)/ }).click();
    await expect(sheet.getByText("Published", { exact: true })).toBeVisible();
    expect((await site.files()).has("en/index.html")).toBe(true);
  } finally {
    await server.stop();
  }
});

test("while a slow publish runs one can work on, and its end is told", async ({ running }) => {
  const server = await startSftp();
  const line = await startSlowLine({ port: server.port, bytesPerSecond: 500_000, latencyMs: 40, loss: 0.01 });
  const { config } = await server.newSite();
  try {
    await openSample(running);
    const { page } = running;
    const host = { ...config, name: "Far away", port: line.port };
    await page.evaluate((args) => window.twinpress.request("hosts.save", args), { host });
    await page.getByRole("button", { name: "Publish to", exact: true }).click();
    await page.getByRole("menuitem", { name: "Far away" }).click();
    const sheet = page.getByRole("dialog", { name: "Publish" });
    await expect(sheet.getByRole("button", { name: /Far away Publish to/ })).toBeVisible();
    await sheet.getByRole("button", { name: /^Publish(?! to)/ }).click();
    await expect(sheet.getByText(/Sending \d+ of \d+/)).toBeVisible();
    await sheet.getByRole("button", { name: "Continue in the background" }).click();
    await typeIntoPines(running, "Written while it was sent. ");
    const status = page.getByRole("status").filter({ hasText: /Sending|Published/ });
    await expect(status).toBeVisible();
    await expect(status.getByText("Published")).toBeVisible({ timeout: 60_000 });
    await status.getByRole("button", { name: "Show" }).click();
    await expect(sheet.getByText("The site is up to date, and what was sent")).toBeVisible();
    await sheet.getByRole("button", { name: "Done" }).click();
    await expect(page.getByLabel("Text in English")).toContainText("Written while it was sent.");
  } finally {
    line.stop();
    await server.stop();
  }
});

test("a publish whose process is killed says so, and the next one finishes it", async ({ running }) => {
  const server = await startSftp();
  const line = await startSlowLine({ port: server.port, bytesPerSecond: 400_000, latencyMs: 20, loss: 0 });
  const site = await server.newSite();
  try {
    await openSample(running);
    const { app, page } = running;
    const host = { ...site.config, name: "Far away", port: line.port };
    await page.evaluate((args) => window.twinpress.request("hosts.save", args), { host });
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    const sheet = page.getByRole("dialog", { name: "Publish" });
    await sheet.getByRole("button", { name: /Publish to/ }).click();
    await page.getByRole("option", { name: "Far away" }).click();
    await sheet.getByRole("button", { name: /^Publish(?! to)/ }).click();
    await expect(sheet.getByText(/Sending \d+ of \d+/)).toBeVisible();
    const pid = await app.evaluate(
      ({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === "Twinpress Publisher")?.pid,
    );
    if (pid === undefined) throw new Error("no publisher");
    process.kill(pid, "SIGKILL");
    await expect(sheet.getByText("Publishing ended before it was finished.")).toBeVisible();
    expect((await site.files()).has("twinpress-manifest.json")).toBe(false);
    await sheet.getByRole("button", { name: "Try again" }).click();
    await sheet.getByRole("button", { name: /^Publish(?! to)/ }).click({ timeout: 20_000 });
    await expect(sheet.getByText("Published", { exact: true })).toBeVisible({ timeout: 90_000 });
  } finally {
    line.stop();
    await server.stop();
  }
});

test("a newsroom that is published is opened on another computer", async ({ running, home }) => {
  await openSample(running);
  await publish(running);
  const folder = await siteFolder(running);
  const { page } = running;
  await page.evaluate(() => window.twinpress.request("newsroom.close", {}));
  await page.getByRole("button", { name: /Open from a host/ }).click();
  await page.getByRole("button", { name: /Kind/ }).click();
  await page.getByRole("option", { name: "Folder on this computer or a drive" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Live");
  await page.getByLabel("Folder of the site").fill(folder);
  await page.getByLabel("Folder on this computer", { exact: true }).fill(join(home, "second"));
  await page.getByRole("button", { name: "Bring it here" }).click();
  await expect(page.getByRole("option")).toHaveCount(7);
  await expect(page.getByRole("option", { name: /Pines/ }).getByText("Published").first()).toBeVisible();
});

test("a wrong place says what is wrong, and leaves nothing behind", async ({ running, home }) => {
  const { page } = running;
  const empty = await mkdtemp(join(tmpdir(), "twinpress-empty-"));
  await page.getByRole("button", { name: /Open from a host/ }).click();
  await page.getByRole("button", { name: /Kind/ }).click();
  await page.getByRole("option", { name: "Folder on this computer or a drive" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Live");
  await page.getByLabel("Folder of the site").fill(empty);
  await page.getByLabel("Folder on this computer", { exact: true }).fill(join(home, "newsroom"));
  await page.getByRole("button", { name: "Bring it here" }).click();
  await expect(page.getByText(/There is no Twinpress site on/)).toBeVisible();
  expect(existsSync(join(home, "newsroom"))).toBe(false);
  await rm(empty, { recursive: true, force: true });
});
