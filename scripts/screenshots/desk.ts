import type { StorySummary } from "../../shared/story/summary.ts";
import type { Shoot } from "./Shoot.ts";

const LONG = {
  en: "A Very Long Headline About the Small Grants Programme That Goes On Well Beyond the Width of Any List and Then Some",
  "zh-Hans":
    "一个很长很长的标题：关于小额资助项目的进展、申请办法、评审标准、资金拨付与后续跟踪的全面说明及常见问题解答",
};

/** The desk of the sample: as it is, empty, busy, failing. */
export async function visitDesk(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  await shoot.take("desk");
  await page.getByRole("searchbox").fill("zzz");
  await page.getByRole("heading", { name: t("desk:nothing-title") }).waitFor();
  await shoot.take("desk-nothing");
  await page.getByRole("searchbox").fill("");
  await page.getByRole("option").nth(1).click();
  await page.keyboard.press("Shift+ArrowDown");
  await shoot.take("desk-selected");
  await shoot.press(t("desk:move-to-trash"));
  await page
    .getByRole("status")
    .getByRole("button", { name: t("desk:undo") })
    .waitFor();
  await shoot.take("desk-trashed");
  await shoot.closeNotices();
  await visitTrash(shoot);
  await visitMany(shoot);
  await visitFailed(shoot);
}

/** The trash with two stories in it, which are back at the end. */
async function visitTrash(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  const trash = page.getByRole("navigation").getByRole("button", { name: t("desk:trash") });
  await trash.click();
  await page.getByRole("option").nth(1).waitFor();
  await page.getByRole("option").first().click();
  await page.keyboard.press("ControlOrMeta+a");
  await shoot.press(t("desk:delete-for-good"));
  await page.getByRole("alertdialog").waitFor();
  await shoot.take("desk-delete");
  await shoot.press(t("app:cancel"));
  await shoot.press(t("desk:restore"));
  await page.getByText(t("desk:trash-empty-title")).waitFor();
  await shoot.closeNotices();
  await shoot.take("trash-empty");
  await trash.click();
  await page.getByRole("option").first().waitFor();
}

/** Ten thousand stories, some with long titles or none; then a list that can't be read. */
async function visitMany(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  const { rows } = await shoot.request("stories.query", { offset: 0, limit: 50 });
  const many = Array.from({ length: 50 }, (_, n) => odd(rows[n % rows.length] as StorySummary, n));
  const facets = await shoot.request("stories.facets", {});
  const years = Array.from({ length: 30 }, (_, n) => ({ year: 2024 - n, count: 333 }));
  await shoot.answer({
    "stories.query": { ok: true, value: { rows: many, offset: 0, total: 10_000 } },
    "stories.facets": { ok: true, value: { ...facets, total: 10_000, trashed: 1234, years } },
  });
  const search = page.getByRole("searchbox");
  await search.fill("a");
  await page.getByText(t("desk:count", { count: 10_000 })).waitFor();
  await shoot.take("desk-many");
  await shoot.answer({
    "stories.query": { ok: false, error: { code: "newsroom-locked", params: { path: shoot.home } } },
  });
  await search.fill("ab");
  await page.getByRole("alert").waitFor();
  await shoot.take("desk-failed");
  await shoot.answer({});
  await shoot.closeNotices();
  await search.fill("");
  await page.getByRole("option", { name: /Pines/ }).waitFor();
}

/** The window after a fault of ours. */
async function visitFailed(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  await shoot.answer({
    "stories.query": { ok: true, value: { rows: [null as never], offset: 0, total: 1 } },
  });
  await page.getByRole("searchbox").fill("a");
  await page.locator("[data-screen=failed]").waitFor();
  await shoot.take("failed");
  await shoot.answer({});
  await shoot.press(t("app:failed-reload"));
  await page.getByRole("option", { name: /Pines/ }).waitFor();
}

function odd(story: StorySummary, n: number): StorySummary {
  const id = `many${String(n).padStart(8, "0")}`;
  if (n % 5 > 1) return { ...story, id };
  const { en, "zh-Hans": zh } = story.versions;
  const isLong = n % 5 === 1;
  return {
    ...story,
    id,
    versions: {
      en: { ...en, title: isLong ? LONG.en : "", standing: isLong ? "changed" : "draft", stale: isLong },
      "zh-Hans": { ...zh, title: LONG["zh-Hans"], standing: "withdrawn", empty: !isLong },
    },
  };
}
