import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  expect,
  newStory,
  openSample,
  openStory,
  placeCaret,
  type RunningApp,
  saved,
  test,
} from "./support.ts";

async function siteFolder({ page }: RunningApp): Promise<string> {
  const state = await page.evaluate(() => window.twinpress.request("app.state", {}));
  const host = state.ok ? state.value.newsroom?.hosts[0] : undefined;
  return host?.kind === "folder" ? host.path : "";
}

async function publish({ page }: RunningApp) {
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Publish" });
  await dialog.getByRole("button", { name: /^Publish/ }).click();
  return dialog;
}

test("a check leads to its place, and what is put right can be published", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await newStory(running);
  const english = page.getByRole("region", { name: "English version" });
  await english.getByPlaceholder("Title").fill("Only a title");
  await english.getByRole("radio", { name: "Ready" }).click();
  await saved(running);
  await page.getByRole("button", { name: "Back to the desk" }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Publish" });
  await expect(dialog.getByText("One thing must be fixed first")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Publish", exact: true })).toBeDisabled();
  await dialog
    .getByRole("listitem")
    .filter({ hasText: "has no text" })
    .getByRole("button", { name: "Show" })
    .click();
  await expect(english.getByPlaceholder("Title")).toHaveValue("Only a title");
  await placeCaret(running, page.getByLabel("Text in English"));
  await page.keyboard.type("Now there is a text.");
  await saved(running);
  await publish(running);
  await expect(dialog.getByText("Published", { exact: true })).toBeVisible();
});

test("the second publish has nothing to do, and an edit changes few pages", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  const dialog = await publish(running);
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(dialog.getByText("The site is up to date")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await openStory(running, /Pines/);
  await page.getByRole("region", { name: "English version" }).getByPlaceholder("Title").fill("Pines, Again");
  await saved(running);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(dialog.getByText(/^\d pages? new|^\d+ pages changed/)).toBeVisible();
});

test("a file that somebody else put there is named, left alone, and nothing is called published", async ({
  running,
}) => {
  await openSample(running);
  const folder = await siteFolder(running);
  await mkdir(join(folder, "en"), { recursive: true });
  await writeFile(join(folder, "en", "feed.xml"), "theirs");
  const dialog = await publish(running);
  await expect(dialog.getByText("Not published")).toBeVisible();
  await expect(dialog.getByText(/en\/feed\.xml.*Twinpress did not put it there/)).toBeVisible();
  expect(await readFile(join(folder, "en", "feed.xml"), "utf8")).toBe("theirs");
});

test("a host whose folder has gone says what to do, and the stories are as they were", async ({
  running,
  home,
}) => {
  await openSample(running);
  const { page } = running;
  const path = join(home, "no", "such", "folder");
  await page.evaluate(async (folder) => {
    const state = await window.twinpress.request("app.state", {});
    const host = state.ok ? state.value.newsroom?.hosts[0] : undefined;
    if (host?.kind !== "folder") throw new Error("no folder");
    await window.twinpress.request("hosts.save", { host: { ...host, path: folder } });
  }, path);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Publish" });
  await expect(dialog.getByText(/does not exist\. Make it, or choose another/)).toBeVisible();
  expect(existsSync(path)).toBe(false);
});
