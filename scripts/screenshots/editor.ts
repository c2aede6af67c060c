import type { Shoot } from "./Shoot.ts";

const LONG_TITLE =
  "A Very Long Headline About the Small Grants Programme That Goes On Over Several Lines of the Sheet, as Some Do";

/** The editor: a story with its details, one language, a new story, what goes wrong. */
export async function visitEditor(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  await shoot.open(/Open Books/);
  await shoot.take("editor");
  await shoot.press(t("editor:details"));
  const details = page.getByRole("complementary");
  await details.waitFor();
  await shoot.take("editor-details");
  await details.getByRole("group").getByRole("button").first().click();
  await page.getByRole("grid").waitFor();
  await shoot.take("editor-date");
  await page.keyboard.press("Escape");
  await page.getByRole("grid").waitFor({ state: "detached" });
  await details.getByText(t("editor:cover")).scrollIntoViewIfNeeded();
  await page.getByLabel(t("editor:caption-zh")).scrollIntoViewIfNeeded();
  await shoot.take("editor-cover");
  await shoot.press(t("editor:revisions"));
  await page.getByText(t("editor:revisions-none")).waitFor();
  await shoot.take("revisions-none");
  await shoot.closeDialog();
  await visitRevisions(shoot);
  await shoot.press(t("editor:details"));
  await visitToolbar(shoot);
  await page.getByRole("radio", { name: t("editor:view-zh") }).click();
  await shoot.take("editor-one");
  const both = page.getByRole("radio", { name: t("editor:view-both") });
  if ((await both.count()) > 0) await both.click();
  await shoot.backToDesk();
  await visitNewStory(shoot);
  await shoot.answer({
    "stories.get": { ok: false, error: { code: "story-missing", params: { id: "open-books-2012" } } },
  });
  await page.getByRole("option").first().dblclick();
  await page.getByText(t("editor:missing-title")).waitFor();
  await shoot.take("editor-missing");
  await shoot.answer({});
  await shoot.backToDesk();
  await shoot.closeNotices();
}

/** What a story was before: some states, one of which is looked at. */
async function visitRevisions(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  const { rows } = await shoot.request("stories.query", { offset: 0, limit: 3 });
  const row = rows.find(({ versions }) => versions.en.title.startsWith("Open Books"));
  if (!row) throw new Error("The sample's story is not there.");
  const { story } = await shoot.request("stories.get", { id: row.id });
  const { en, "zh-Hans": zh } = story.versions;
  const earlier = {
    ...story,
    versions: {
      en: { ...en, title: `${en.title}, and What They Learnt`, summary: "" },
      "zh-Hans": { ...zh, title: `${zh.title}：一次工作坊的记录` },
    },
  };
  const states = [LONG_TITLE, earlier.versions.en.title, ""].map((title, n) => ({
    key: n,
    savedAt: `2012-03-${19 - n}T08:30:00.000Z`,
    titles: { en: title, "zh-Hans": title && earlier.versions["zh-Hans"].title },
  }));
  await shoot.answer({
    "stories.revisions": { ok: true, value: states },
    "stories.revision": { ok: true, value: earlier },
  });
  await shoot.press(t("editor:revisions"));
  await page.getByRole("dialog").locator("mark").first().waitFor();
  await shoot.take("revisions");
  await shoot.closeDialog();
  await shoot.answer({});
}

async function visitToolbar(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  await shoot.turnTo("en");
  await page.getByLabel(t("editor:body-en")).click();
  await page
    .getByRole("button", { name: t("editor:block-type") })
    .first()
    .click();
  await page.getByRole("option").first().waitFor();
  await shoot.take("editor-kinds");
  await page.keyboard.press("Escape");
  await page.getByLabel(t("editor:body-en")).click();
  await page.keyboard.press("ControlOrMeta+k");
  const address = page.getByRole("dialog").getByLabel(t("editor:link-address"));
  await address.fill("not an address");
  await page.keyboard.press("Enter");
  await page.getByText(t("editor:link-error")).waitFor();
  await shoot.take("editor-link");
  await shoot.closeDialog();
}

/** A story that begins, gets a long title, and can't be saved. */
async function visitNewStory(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  await shoot.press(t("desk:new"));
  await page.locator("[data-screen=editor]").waitFor();
  await shoot.turnTo("en");
  await shoot.take("editor-new");
  await page.getByLabel(t("editor:title-en")).fill(LONG_TITLE);
  await shoot.turnTo("zh-Hans");
  await page
    .getByLabel(t("editor:title-zh"))
    .fill("一个很长很长的标题：关于小额资助项目的进展与申请办法，以及今后几年的打算");
  await shoot.saved();
  await shoot.answer({
    "stories.save": { ok: false, error: { code: "disk-full", params: { path: shoot.home } } },
  });
  await shoot.turnTo("en");
  await page.getByLabel(t("editor:body-en")).click();
  await page.keyboard.type("These words can't be saved.");
  await page.locator("[data-save-state=failed]").waitFor();
  await shoot.take("editor-unsaved");
  await shoot.answer({});
  await shoot.saved();
  await shoot.closeNotices();
  await shoot.backToDesk();
  await page.getByRole("option", { name: LONG_TITLE }).click();
  await page.keyboard.press("Delete");
  await page.getByRole("option", { name: LONG_TITLE }).waitFor({ state: "detached" });
  await shoot.closeNotices();
}
