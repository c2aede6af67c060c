import type { CDPSession } from "@playwright/test";
import { expect, openSample, type RunningApp, saved, test } from "./support.ts";

/** Composes as a pinyin input method does: letters under way, then the characters that they become. */
class InputMethod {
  private readonly session: CDPSession;

  constructor(session: CDPSession) {
    this.session = session;
  }

  async compose(text: string): Promise<void> {
    await this.session.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  async commit(text: string): Promise<void> {
    await this.session.send("Input.insertText", { text });
  }

  async cancel(): Promise<void> {
    await this.session.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
  }
}

async function newStory(running: RunningApp): Promise<InputMethod> {
  await openSample(running);
  const { page } = running;
  await page.getByRole("button", { name: "New story" }).click();
  await page.getByLabel("Text in Chinese").waitFor();
  return new InputMethod(await page.context().newCDPSession(page));
}

test("pinyin becomes characters in the text, and nothing else is left of it", async ({ running }) => {
  const ime = await newStory(running);
  const body = running.page.getByLabel("Text in Chinese");
  await body.click();
  for (const letters of ["x", "xi", "xin", "xinw", "xinwe", "xinwen"]) await ime.compose(letters);
  await expect(body).toHaveText("xinwen");
  await ime.commit("新闻");
  await expect(body).toHaveText("新闻");
  await ime.compose("gao");
  await ime.commit("稿");
  await expect(body).toHaveText("新闻稿");
  await saved(running);
});

test("undo takes back what was composed as a whole, not its letters", async ({ running }) => {
  const ime = await newStory(running);
  const { page } = running;
  const body = page.getByLabel("Text in Chinese");
  await body.click();
  await page.keyboard.type("ok ");
  await ime.compose("ni");
  await ime.compose("nihao");
  await ime.commit("你好");
  await expect(body).toHaveText("ok 你好");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(body).not.toContainText("你好");
  await expect(body).not.toContainText("nihao");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(body).toHaveText("ok 你好");
});

test("a composition that is cancelled leaves an empty text as it was, and it can be written in", async ({
  running,
}) => {
  const ime = await newStory(running);
  const body = running.page.getByLabel("Text in Chinese");
  await body.click();
  await ime.compose("zhong");
  await ime.cancel();
  await expect(body).toHaveText("");
  await running.page.keyboard.type("after");
  await expect(body).toHaveText("after");
});

test("composing over a selection replaces it", async ({ running }) => {
  const ime = await newStory(running);
  const { page } = running;
  const body = page.getByLabel("Text in Chinese");
  await body.click();
  await page.keyboard.type("old words");
  await page.keyboard.press("ControlOrMeta+a");
  await ime.compose("xin");
  await ime.commit("新");
  await expect(body).toHaveText("新");
});

test("the title's address waits until the composition is over", async ({ running }) => {
  const ime = await newStory(running);
  const { page } = running;
  const version = page.getByRole("region", { name: "Chinese version" });
  await version.getByPlaceholder("Title").click();
  await ime.compose("xinwen");
  await expect(version.getByLabel("Address")).toHaveValue("");
  await ime.commit("新闻");
  await expect(version.getByPlaceholder("Title")).toHaveValue("新闻");
  await expect(version.getByLabel("Address")).toHaveValue("xin-wen");
});

test("the search finds what was composed, in either language", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  const ime = new InputMethod(await page.context().newCDPSession(page));
  await page.getByRole("searchbox").click();
  await ime.compose("liulan");
  await ime.commit("胡同");
  await expect(page.getByRole("option")).toHaveCount(1);
  await expect(page.getByRole("option")).toContainText("胡同");
});
