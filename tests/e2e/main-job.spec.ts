import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DemoNewsroom } from "../../scripts/demo/newsroom.ts";
import { readSeed } from "../../scripts/demo/seed.ts";
import { escapeText } from "../../shared/site/escape.ts";
import { expect, test } from "./support.ts";

// Some thousand keys, one by one.
test.describe.configure({ timeout: 300_000 });

test("a story typed with real keys in both languages is on the site, word for word", async ({
  running,
  home,
}) => {
  const shot = (name: string) => join(home, `${name}.png`);
  const newsroom = new DemoNewsroom(running, () => undefined, shot);
  const seed = await readSeed();
  await newsroom.openSample();
  await newsroom.moveToTrash(seed.en.title);
  await newsroom.write(seed);
  const { folder, paths } = await newsroom.publish();

  for (const [code, version] of [
    ["en", seed.en],
    ["zh", seed.zh],
  ] as const) {
    const page = await readFile(join(folder, paths[code], "index.html"), "utf8");
    // Where its lines may break is said by markup and by spaces that hold together.
    const title = /<h1>(.*?)<\/h1>/
      .exec(page)?.[1]
      ?.replace(/<[^>]*>/g, "")
      .replaceAll("\u00a0", " ");
    expect(title).toBe(escapeText(version.title));
    for (const paragraph of version.paragraphs) expect(page).toContain(`<p>${escapeText(paragraph)}</p>`);
    expect(page).toContain('hreflang="en"');
    expect(page).toContain('hreflang="zh-Hans"');
  }
  expect(paths).toEqual({
    en: "en/brief-news/2011/global-perspective-2011/",
    zh: "zh/brief-news/2011/quanqiu-shijiao-2011/",
  });
  // Back at the desk, both versions are said to be published.
  await running.page.getByRole("button", { name: "Back to the desk" }).click();
  const row = running.page.getByRole("option", { name: seed.en.title });
  await expect(row).toContainText("English: Published");
  await expect(row).toContainText("Chinese: Published");
});
