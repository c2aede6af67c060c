import type { Language } from "../../shared/language.ts";
import type { Shoot } from "./Shoot.ts";

/** A translation that is under way: a term, a match of the memory, a part that is out of date. */
export async function visitTranslation(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  const forms = (preferred: string, forbidden: string[] = []) => ({ preferred, allowed: [], forbidden });
  const term = {
    id: "grants",
    en: forms("small grants"),
    "zh-Hans": forms("小额资助", ["小额拨款"]),
    note: "The programme's name since 2009.",
  };
  await shoot.request("glossary.save", { term });
  await shoot.open(/Small Grants/);
  await shoot.press(t("links:panel"));
  const panel = page.getByRole("complementary", { name: t("links:panel") });
  await shoot.take("translation-nothing");
  const english = page.getByLabel(t("editor:body-en"));
  await shoot.turnTo("en");
  await english
    .locator("p")
    .first()
    .click({ position: { x: 4, y: 8 } });
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await panel.getByText(t("links:mark-reviewed"), { exact: true }).waitFor();
  await page.keyboard.press("Home");
  await page.keyboard.type("Once more, ");
  await panel.locator("ins").first().waitFor();
  await shoot.take("translation");
  await page.getByRole("button", { name: t("links:more") }).click();
  await page.getByRole("menuitem").first().waitFor();
  await shoot.take("translation-menu");
  await page.keyboard.press("Escape");
  await english.locator("p").last().click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type(
    "CANGO invites its 19 member organisations to apply for the small grants of 2014.",
  );
  await shoot.saved();
  await page.keyboard.press("ControlOrMeta+Enter");
  await shoot.take("translation-new");
  await page.keyboard.type("小");
  await page.getByRole("status").filter({ hasText: "小额资助" }).waitFor();
  await shoot.take("translation-completion");
  await page.keyboard.press("Escape");
  await page.keyboard.type("额拨款,十八个成员组织可以申请...");
  await panel
    .getByRole("button", { name: t("links:dismiss") })
    .first()
    .waitFor();
  await panel
    .getByRole("button", { name: t("links:dismiss") })
    .first()
    .click();
  await panel.getByLabel(t("links:dismiss-reason")).waitFor();
  await shoot.take("translation-checks");
  await visitHelps(shoot);
  await shoot.saved();
  await shoot.backToDesk();
}

/** Spelling, pinyin, the dictionary, a translation service, Chinese typography. */
async function visitHelps(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  const panel = page.getByRole("complementary", { name: t("links:panel") });
  const chinese = await boxOf(shoot, "zh-Hans", "组织");
  await page.mouse.move(chinese.x + 8, chinese.y + chinese.height / 2);
  await page.getByRole("tooltip").waitFor();
  await shoot.take("pinyin");
  await page.mouse.move(chinese.x + 1, chinese.y + chinese.height / 2);
  await page.mouse.down();
  await page.mouse.move(chinese.x + chinese.width - 1, chinese.y + chinese.height / 2, { steps: 4 });
  await page.mouse.up();
  const entry = panel.getByText(/zǔ zhī/).first();
  await entry.waitFor();
  await entry.scrollIntoViewIfNeeded();
  await shoot.take("dictionary");
  await shoot.turnTo("en");
  await page.getByLabel(t("editor:body-en")).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" They recieve it in May.");
  await page.waitForFunction(() => (CSS.highlights.get("misspelled")?.size ?? 0) > 0);
  const word = await boxOf(shoot, "en", "recieve");
  await page.mouse.click(word.x + word.width / 2, word.y + word.height / 2, { button: "right" });
  await page.getByRole("menuitem").first().waitFor();
  await shoot.take("spelling");
  await page.keyboard.press("Escape");
  await shoot.request("machine.save", {
    settings: { kind: "libretranslate", address: "http://localhost:5000", model: "" },
  });
  await shoot.answer({
    "machine.translate": { ok: true, value: "CANGO 邀请 19 个成员组织申请 2014 年的小额资助。" },
  });
  await panel.getByRole("button", { name: t("links:machine-ask") }).click();
  await panel.getByText(t("links:machine-draft")).waitFor();
  await panel.getByText(t("links:machine-draft")).scrollIntoViewIfNeeded();
  await shoot.take("machine-draft");
  await shoot.answer({});
  await shoot.request("machine.save", { settings: null });
  await shoot.menu("tidy-typography");
  await page.getByRole("dialog").waitFor();
  await shoot.take("typography");
  await shoot.closeDialog();
}

/** Where a word of a text is in the window. */
function boxOf(shoot: Shoot, language: Language, word: string) {
  const text = shoot.page.getByLabel(shoot.t(language === "en" ? "editor:body-en" : "editor:body-zh"));
  return text.evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let found: DOMRect | null = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.lastIndexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      found = range.getBoundingClientRect();
    }
    if (!found) throw new Error(`${wanted} is not there`);
    const { x, y, width, height } = found;
    return { x, y, width, height };
  }, word);
}
