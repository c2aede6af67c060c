import type { Page } from "@playwright/test";
import type { Story } from "../../shared/story/model.ts";
import { expect, openSample, type RunningApp, saved, test } from "./support.ts";

const sheet = (page: Page, name: "English" | "Chinese") =>
  page.getByRole("region", { name: `${name} version` });
const text = (page: Page, name: "English" | "Chinese") => page.getByLabel(`Text in ${name}`);

async function stored({ page }: RunningApp): Promise<Story> {
  const id = await page.evaluate(async () => {
    const found = await window.twinpress.request("stories.query", { offset: 0, limit: 1, text: "Grants" });
    return found.ok ? (found.value.rows[0]?.id ?? "") : "";
  });
  const answer = await page.evaluate((story) => window.twinpress.request("stories.get", { id: story }), id);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.story;
}

async function openGrants(running: RunningApp): Promise<void> {
  await openSample(running);
  await running.page.getByRole("option", { name: /Small Grants/ }).dblclick();
  await text(running.page, "Chinese").waitFor();
  await running.page.getByRole("button", { name: "Translation", exact: true }).click();
}

test("a part that changed marks its counterpart, shows what changed, and one word confirms it", async ({
  running,
}) => {
  await openGrants(running);
  const { page } = running;
  const first = text(page, "English").locator("p").first();
  const answer = text(page, "Chinese").locator("p").first();
  const panel = page.getByRole("complementary", { name: "Translation" });
  await first.click();
  await expect(panel).toContainText("Linked by guess");
  await expect(answer).toHaveAttribute("data-answer");
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await expect(panel).toContainText("Reviewed");
  await page.keyboard.press("End");
  await page.keyboard.type(" newly");
  await expect(answer).toHaveAttribute("data-stale");
  await expect(panel).toContainText("Out of date");
  await expect(panel.locator("ins")).toContainText("newly");
  await expect(page.getByRole("button", { name: "1 part out of date" })).toBeVisible();
  await page.getByRole("button", { name: "Back to the desk" }).click();
  await page.getByRole("button", { name: "Out of date" }).click();
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.getByRole("option").first().dblclick();
  await page.keyboard.press("ControlOrMeta+Shift+O");
  await expect(text(page, "Chinese")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await expect(answer).not.toHaveAttribute("data-stale");
  await saved(running);
  await page.getByRole("button", { name: "Back to the desk" }).click();
  await expect(page.getByRole("option", { name: /Small Grants/ })).toHaveCount(0);
});

test("keys lead to what has no counterpart and make one, linked", async ({ running }) => {
  await openGrants(running);
  const { page } = running;
  await text(page, "English").locator("p").first().click();
  await page.keyboard.press("ControlOrMeta+Shift+U");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(text(page, "Chinese")).toBeFocused();
  await page.keyboard.type("申请截止到12月14日。");
  await saved(running);
  await page.keyboard.press("ControlOrMeta+Shift+U");
  await expect(text(page, "English")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Alt+L");
  await page.keyboard.press("ControlOrMeta+Shift+U");
  await expect(page.getByText("Everything has its counterpart.")).toBeVisible();
  await saved(running);
  const { links, versions } = await stored(running);
  const made = versions["zh-Hans"].body.at(-1);
  const link = links.find((each) => each["zh-Hans"].includes(made?.id ?? ""));
  expect(link).toMatchObject({ state: "translated" });
  expect(versions.en.body.find(({ id }) => id === link?.en[0])).toMatchObject({ type: "paragraph" });
  expect(links.filter(({ state }) => state === "omitted")).toHaveLength(1);
});

test("links follow blocks that are split, joined, undone and dragged away by cut and paste", async ({
  running,
}) => {
  await openGrants(running);
  const { page } = running;
  const before = (await stored(running)).links;
  await text(page, "English").locator("p").first().click();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await saved(running);
  const split = await stored(running);
  expect(split.links.filter(({ en }) => en.length === 2)).toHaveLength(1);
  await page.keyboard.press("ControlOrMeta+z");
  await saved(running);
  await expect.poll(async () => (await stored(running)).links).toEqual(before);
  await text(page, "English").locator("h2").first().click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await page.keyboard.press("ControlOrMeta+x");
  await saved(running);
  await page.keyboard.press("ControlOrMeta+v");
  await saved(running);
  await page.getByRole("button", { name: "Back to the desk" }).click();
  await page.getByRole("option", { name: /Small Grants/ }).dblclick();
  await text(page, "English").waitFor();
  const ids = (links: Story["links"]) => links.map(({ en, "zh-Hans": zh }) => [en, zh]);
  expect(ids((await stored(running)).links)).toEqual(ids(before));
});

test("the sheets scroll together by their links", async ({ running }) => {
  await openGrants(running);
  const { page } = running;
  await sheet(page, "English").hover();
  await page.mouse.wheel(0, 250);
  await expect
    .poll(() => sheet(page, "Chinese").evaluate((element) => element.scrollTop))
    .toBeGreaterThan(20);
  const tops = await Promise.all(
    (["English", "Chinese"] as const).map(async (name) => {
      const box = await text(page, name).locator("h2").first().boundingBox();
      return box?.y ?? Number.NaN;
    }),
  );
  expect(Math.abs((tops[0] ?? 0) - (tops[1] ?? 0))).toBeLessThan(40);
});
