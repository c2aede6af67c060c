import { blockText } from "../../shared/document/text.ts";
import {
  drawn,
  expect,
  launchApp,
  newStory,
  openSample,
  openStory,
  placeCaret,
  type RunningApp,
  saved,
  test,
} from "./support.ts";

/** A new story with the caret in its English text. */
async function newText(running: RunningApp) {
  await openSample(running);
  await newStory(running);
  const body = running.page.getByLabel("Text in English");
  await placeCaret(running, body);
  return body;
}

/** The story as the library has it. */
async function stored({ page }: RunningApp) {
  const found = await page.evaluate(async () => {
    const list = await window.twinpress.request("stories.query", { offset: 0, limit: 1, text: "" });
    const id = list.ok ? (list.value.rows[0]?.id ?? "") : "";
    return window.twinpress.request("stories.get", { id });
  });
  if (!found.ok) throw new Error(found.error.code);
  return found.value.story;
}

test("marks, headings and lists, by keys and by the toolbar, are saved as they look", async ({ running }) => {
  const { page } = running;
  const body = await newText(running);
  await page.keyboard.type("Heading");
  await page.getByRole("button", { name: /Kind of paragraph/ }).click();
  await page.getByRole("option", { name: "Heading", exact: true }).click();
  await expect(body.locator("h2")).toHaveText("Heading");
  await placeCaret(running, body.locator("h2"));
  await page.keyboard.press("End");
  await drawn(running);
  await page.keyboard.press("Enter");
  await page.keyboard.type("plain ");
  await page.keyboard.press("ControlOrMeta+b");
  await page.keyboard.type("bold");
  await page.keyboard.press("ControlOrMeta+b");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Bulleted list" }).click();
  await page.keyboard.type("one");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("nested");
  await saved(running);
  const { versions } = await stored(running);
  expect(versions.en.body).toMatchObject([
    { type: "heading", level: 2, children: [{ text: "Heading" }] },
    { type: "paragraph", children: [{ text: "plain " }, { text: "bold", marks: ["bold"] }] },
    {
      type: "list",
      ordered: false,
      items: [{ children: [{ text: "one" }], items: { items: [{ children: [{ text: "nested" }] }] } }],
    },
  ]);
});

test("what is undone is undone on the disk too", async ({ running }) => {
  const { page } = running;
  await newText(running);
  await page.keyboard.type("kept");
  await page.keyboard.press("Enter");
  await page.keyboard.type("undone");
  await saved(running);
  await page.keyboard.press("ControlOrMeta+z");
  await saved(running);
  const shown = await page.getByLabel("Text in English").locator("p").allTextContents();
  expect(shown).not.toContain("undone");
  const { body } = (await stored(running)).versions.en;
  expect(body.map((block) => (block.type === "paragraph" ? block.children : []))).toEqual(
    shown.map((text) => (text === "" ? [] : [{ type: "text", text }])),
  );
});

test("a link is checked, set, shown and taken away", async ({ running }) => {
  const { page } = running;
  const body = await newText(running);
  await page.keyboard.type("words");
  await page.keyboard.press("ControlOrMeta+a");
  await page.getByRole("button", { name: "Link" }).click();
  const dialog = page.getByRole("dialog", { name: "Link" });
  await dialog.getByLabel("Address").fill("javascript:alert(1)");
  await dialog.getByRole("button", { name: "Set the link" }).click();
  await expect(dialog.getByText("not an address that a reader can open")).toBeVisible();
  await dialog.getByLabel("Address").fill("example.org/a");
  await dialog.getByRole("button", { name: "Set the link" }).click();
  await expect(body.locator("a")).toHaveAttribute("href", "https://example.org/a");
  await placeCaret(running, body.locator("a"));
  await page.getByRole("button", { name: "Link" }).click();
  await dialog.getByRole("button", { name: "Remove the link" }).click();
  await expect(body.locator("a")).toHaveCount(0);
  await expect(body).toHaveText("words");
});

test("what was copied in a word processor is pasted as words and structure", async ({ running }) => {
  const { page } = running;
  const body = await newText(running);
  const html =
    '<p class=MsoNormal style="color:red"><b>Bold</b> <font size=7>words</font><o:p></o:p></p><ul><li>one</li></ul>';
  await page.evaluate(async (copied) => {
    const item = new ClipboardItem({
      "text/html": new Blob([copied], { type: "text/html" }),
      "text/plain": new Blob(["Bold words"], { type: "text/plain" }),
    });
    await navigator.clipboard.write([item]);
  }, html);
  await page.keyboard.press("ControlOrMeta+v");
  await expect(body.locator("p")).toHaveText("Bold words");
  await expect(body.locator("[style*=red], font")).toHaveCount(0);
  await expect(body.locator("ul li")).toHaveText("one");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(body).toHaveText("");
});

test("what is copied from one sheet to the other gets ids of its own", async ({ running }) => {
  const { page } = running;
  await newText(running);
  await page.keyboard.type("first");
  await page.keyboard.press("Enter");
  await page.keyboard.type("second");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+c");
  await page.keyboard.press("ArrowRight");
  await drawn(running);
  await page.keyboard.press("Enter");
  await page.keyboard.press("ControlOrMeta+v");
  await expect(page.getByLabel("Text in English").locator("p")).toHaveCount(4);
  await saved(running);
  const ids = (await stored(running)).versions.en.body.map(({ id }) => id);
  expect(ids).toHaveLength(4);
  expect(new Set(ids).size).toBe(ids.length);
});

test("taking back the levels of a whole nested list loses none of its words", async ({ running }) => {
  const { page } = running;
  const body = await newText(running);
  await page.evaluate(async () => {
    const nested =
      "<ul><li>a<ul><li>b<ul><li>c<ul><li>d</li></ul></li></ul></li><li>e</li></ul></li><li>f</li></ul>";
    const html = new Blob([nested], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem({ "text/html": html })]);
  });
  await page.keyboard.press("ControlOrMeta+v");
  await expect(body).toHaveText("abcdef");
  // Lexical 0.52 stumbles over one of these in its drawing, and has to recover.
  for (const key of ["Shift+Tab", "Tab", "Tab", "Shift+Tab"]) {
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press(key);
    await expect(body).toHaveText("abcdef");
    await body.focus();
    await drawn(running);
  }
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("!");
  await expect(body).toHaveText("abcdef!");
  await saved(running);
  const [list] = (await stored(running)).versions.en.body;
  expect(list && blockText(list).replace(/\s/g, "")).toBe("abcdef!");
});

test("a picture is pasted, described, and on the disk", async ({ running }) => {
  const { page } = running;
  const body = await newText(running);
  await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: 64, height: 48 });
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    if (png) await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
  });
  await page.keyboard.press("ControlOrMeta+v");
  await expect(body.locator("img[src]")).toBeVisible();
  await body.getByLabel("Caption").fill("A grey field");
  await body.getByLabel("Alternative text").fill("Grey");
  await saved(running);
  const image = (await stored(running)).versions.en.body.find(({ type }) => type === "image");
  expect(image).toMatchObject({ caption: "A grey field", alt: "Grey" });
  const width = () => body.locator("img[src]").evaluate((img: HTMLImageElement) => img.naturalWidth);
  await expect.poll(width).toBe(64);
});

test("ids of blocks are the same after the story is opened again", async ({ running }) => {
  const { page } = running;
  await newText(running);
  await page.keyboard.type("one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  await saved(running);
  const before = (await stored(running)).versions.en.body;
  await page.getByRole("button", { name: "Back to the desk" }).click();
  await openStory(running, /Untitled/);
  await placeCaret(running, page.getByLabel("Text in English"));
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("!");
  await saved(running);
  const after = (await stored(running)).versions.en.body;
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
});

test.describe("nothing is lost", () => {
  // Whatever was lost once is lost: there is no second try.
  test.describe.configure({ retries: 0 });

  test("closing the window in the middle of a word saves it", async ({ home }) => {
    const first = await launchApp({ home });
    await newText(first);
    await first.page.keyboard.type("in the middle of a wor");
    const closed = first.app.waitForEvent("close");
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await closed;
    const again = await launchApp({ home });
    await openStory(again, /Untitled/);
    await expect(again.page.getByLabel("Text in English")).toHaveText("in the middle of a wor");
    await again.app.close();
  });
});

test("one sheet at a time where two have no room", async ({ running }) => {
  const { app, page } = running;
  await openSample(running);
  await openStory(running, /Pines/);
  const chinese = page.getByRole("region", { name: "Chinese version" });
  await expect(chinese).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1000, 640));
  await expect(chinese).toBeHidden();
  await page.getByRole("radio", { name: "Chinese only" }).click();
  await expect(chinese).toBeVisible();
  await expect(page.getByRole("region", { name: "English version" })).toBeHidden();
});
