import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, PAGES, test } from "./support.ts";

for (const scheme of ["light", "dark"] as const) {
  for (const [name, path] of Object.entries(PAGES)) {
    test(`axe finds nothing on a page of the kind “${name}” (${scheme})`, async ({ browser, site }) => {
      const context = await browser.newContext({ colorScheme: scheme });
      const page = await context.newPage();
      await page.goto(site.url + path);
      for (const details of await page.locator("summary").all()) await details.click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))).toEqual(
        [],
      );
      await context.close();
    });
  }
}

for (const width of [320, 375, 1280]) {
  test(`no page is wider than a screen of ${width} pixels`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const path of Object.values(PAGES)) {
      await page.goto(site.url + path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBe(0);
    }
  });
}

test("works without JavaScript, and asks nothing of anybody else", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(site.url);
  await page.getByRole("link", { name: /English/ }).click();
  await page.getByRole("link", { name: "Brief News", exact: true }).click();
  await page.getByRole("link", { name: "2011", exact: true }).click();
  await page.getByRole("link", { name: /Global Perspective/ }).click();
  await expect(page.getByRole("navigation", { name: "You are here" })).toHaveText(/Home.*Brief News.*2011/);
  await page.getByRole("link", { name: "中文", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("国际公民社会组织领导人论坛");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  await page.getByText("设为首页").click();
  await expect(page.getByText(/\/zh\/$/)).toBeVisible();
  await expect(page.getByRole("contentinfo")).toContainText("北京市东城区");
  expect(asked.filter((url) => !url.startsWith(site.url))).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

test("a story that is in one language only leads to the other one's front page, and says so", async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}en/brief-news/2012/`);
  await page.getByRole("link", { name: /Small Grants/ }).click();
  await expect(page.locator("link[hreflang]").filter({ has: page.locator("[rel=alternate]") })).toHaveCount(
    0,
  );
  await page.getByRole("link", { name: "中文（首页）" }).click();
  await expect(page).toHaveURL(`${site.url}zh/`);
});

test("every link of every page leads somewhere", async ({ page, site }) => {
  const entries = await readdir(site.folder, { recursive: true });
  const pages = entries.filter((path) => path.endsWith(".html") && path !== "404.html");
  expect(pages.length).toBeGreaterThan(40);
  const checked = new Map<string, number>();
  for (const path of pages) {
    const html = await readFile(join(site.folder, path), "utf8");
    for (const [, link] of html.matchAll(/(?:href|src)="([^"]+)"/g)) {
      const target = new URL(link ?? "", site.url + path);
      if (target.origin !== new URL(site.url).origin || checked.has(target.pathname)) continue;
      checked.set(target.pathname, (await page.request.get(target.href)).status());
    }
    for (const [, set] of html.matchAll(/srcset="([^"]+)"/g)) {
      for (const candidate of (set ?? "").split(", ")) {
        const target = new URL(candidate.split(" ")[0] ?? "", site.url + path);
        if (!checked.has(target.pathname)) {
          checked.set(target.pathname, (await page.request.get(target.href)).status());
        }
      }
    }
  }
  expect([...checked].filter(([, status]) => status !== 200)).toEqual([]);
  expect(checked.size).toBeGreaterThan(80);
});

test("pictures know their size before they have come", async ({ page, site }) => {
  await page.goto(`${site.url}en/`);
  for (const image of await page.locator("img").all()) {
    await expect(image).toHaveAttribute("width", /^\d+$/);
    await expect(image).toHaveAttribute("height", /^\d+$/);
    await expect(image).toHaveAttribute("srcset", /480w/);
  }
});

test("on paper: the story without what is for the screen", async ({ page, site }) => {
  await page.emulateMedia({ media: "print" });
  await page.goto(site.url + PAGES.story);
  await expect(page.getByRole("navigation", { name: "Sections" })).toBeHidden();
  await expect(page.getByText("Set Homepage")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
