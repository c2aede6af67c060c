import { publishAsColleague } from "../../scripts/colleague.ts";
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

// Whatever was lost once is lost: there is no second try.
test.describe.configure({ retries: 0 });

/** Publishes the sample to its folder, and says which one that is. */
async function publishSample({ page }: RunningApp): Promise<string> {
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Publish" });
  await sheet.getByRole("button", { name: /^Publish/ }).click();
  await expect(sheet.getByText("Published", { exact: true })).toBeVisible();
  await sheet.getByRole("button", { name: "Done" }).click();
  const state = await page.evaluate(() => window.twinpress.request("app.state", {}));
  const host = state.ok ? state.value.newsroom?.hosts[0] : undefined;
  return host?.kind === "folder" ? host.path : "";
}

test("conflicts of several stories are decided at once, with the keyboard, and nothing is lost", async ({
  running,
  home,
}) => {
  await openSample(running);
  const { page } = running;
  await publishAsColleague(home, await publishSample(running), "Open", "The colleague's first words.");
  for (const title of [/Open Books/, /Small Grants/]) {
    await openStory(running, title);
    await placeCaret(running, page.getByLabel("Text in English"));
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.type("My own first words. ");
    await saved(running);
    await page.getByRole("button", { name: "Back to the desk" }).click();
  }
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Publish" });
  await expect(sheet.getByText("2 stories were changed here and by a colleague")).toBeVisible();
  await expect(sheet.getByRole("button", { name: "Decide" })).toBeFocused();
  await page.keyboard.press("Enter");
  const one = page.getByRole("dialog", { name: "Changed here and by a colleague (1 of 2)" });
  const all = one.getByRole("button", { name: "Decide all 2 at once…" });
  await expect(all).toBeVisible();
  await expect(one).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(all).toBeFocused();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Decide all 2 at once" });
  const confirm = dialog.getByRole("button", { name: "Decide all 2" });
  await expect(confirm).toBeDisabled();
  await expect(dialog).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(dialog.getByRole("radio", { name: /^Mine for all/ })).toBeChecked();
  await page.keyboard.press("ArrowUp");
  await expect(dialog.getByRole("radio", { name: /^Theirs for all, and mine as new drafts/ })).toBeChecked();
  expect(await violations(running)).toEqual([]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(confirm).toBeFocused();
  await page.keyboard.press("Enter");
  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("9 stories")).toBeVisible();
  const text = page.getByLabel("Text in English");
  const texts: string[] = [];
  for (const index of [0, 1]) {
    await page
      .getByRole("option", { name: /Open Books/ })
      .nth(index)
      .dblclick();
    await expect(text).toContainText("first words.");
    texts.push(await text.innerText());
    await page.getByRole("button", { name: "Back to the desk" }).click();
  }
  expect(texts.join()).toContain("My own first words.");
  expect(texts.join()).toContain("The colleague's first words.");
});
