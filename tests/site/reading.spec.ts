import { SPECIMEN } from "./specimen.ts";
import { expect, PAGES, test } from "./support.ts";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a reader chooses a language, finds a story by section and year, and reads it in the other", async ({
    page,
  }) => {
    await page.goto("");
    await page.getByRole("link", { name: /^English/ }).click();
    await page
      .getByRole("navigation", { name: "Sections" })
      .getByRole("link", { name: "Brief News" })
      .click();
    await page.getByRole("region", { name: "Archive by year" }).getByRole("link", { name: "2011" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Brief News 2011");
    await page.getByRole("link", { name: /^Global Perspective 2011/ }).click();
    await expect(page.getByText("From 9th-11th of November, CANGO’s project coordinator")).toBeVisible();
    await expect(page.getByRole("navigation", { name: "You are here" }).getByRole("listitem")).toHaveText([
      "Home",
      "Brief News",
      "2011",
    ]);
    await page.getByRole("link", { name: "中文", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("全球视角2011");
    await expect(page.getByRole("contentinfo")).toContainText("北京市东城区");
    await page.getByRole("link", { name: "English", exact: true }).click();
    await expect(page).toHaveURL(/\/en\/brief-news\/2011\/global-perspective-2011\/$/);
  });

  test("the panels tell how to set the home page, to bookmark and to subscribe", async ({ page }) => {
    await page.goto("zh/");
    await page.getByText("设为首页").click();
    await expect(page.getByText("https://news.example.org/cango/zh/")).toBeVisible();
    await page.getByText("加入收藏").click();
    await expect(page.getByText("https://news.example.org/cango/zh/")).toBeHidden();
    await expect(page.locator("details[open]").getByRole("link", { name: "RSS" })).toBeVisible();
  });

  test("an earlier address leads to the story", async ({ page }) => {
    await page.goto(`en/${SPECIMEN.moved}`);
    await expect(page).toHaveURL(new RegExp(`/en/${SPECIMEN.everything}$`));
  });
});

for (const width of [320, 375, 768, 1280, 1920]) {
  test(`no page is wider than a window of ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const path of PAGES) {
      await page.goto(path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });
}

for (const width of [320, 1280]) {
  test(`a word without end makes no page wider than ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const path of PAGES) {
      await page.goto(path);
      const overflow = await page.evaluate((word) => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          const isOwn = text.parentElement?.closest(
            "time, summary, .year, .years, .other-years, .months, .feeds, dt",
          );
          if (text.nodeValue?.trim() && !isOwn) text.nodeValue = word;
        }
        return document.documentElement.scrollWidth - innerWidth;
      }, "Donaudampfschifffahrtsgesellschaft".repeat(5));
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });
}

test("every picture loads, from this site; nothing is refused, and nothing remembered", async ({
  page,
  baseURL,
}) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") refused.push(message.text());
  });
  page.on("response", (response) => {
    if (!response.url().startsWith(baseURL ?? "") || response.status() >= 400) refused.push(response.url());
  });
  for (const path of PAGES.filter((path) => path !== "404.html")) {
    await page.goto(path);
    for (const image of await page.locator("img").all()) {
      await image.scrollIntoViewIfNeeded();
      await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    }
  }
  expect(refused).toEqual([]);
  expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] });
});

test("a picture keeps its place while it loads", async ({ page }) => {
  await page.route("**/media/**", (route) => route.abort());
  await page.goto(`en/${SPECIMEN.everything}`);
  for (const image of await page.locator("article img").all()) {
    const box = await image.boundingBox();
    expect(box?.height).toBeGreaterThan(200);
  }
});

test("paper gets the story, not the ways around the site", async ({ page }) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.goto(`zh/${SPECIMEN.everything}`);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByText("设为首页")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  await expect(page.getByText("北京市东城区")).toBeVisible();
});
