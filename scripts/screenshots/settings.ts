import type { StoryReport, UnitReport } from "../../shared/bilingual/xliff/model.ts";
import type { HostKind } from "../../shared/story/newsroom.ts";
import type { Shoot } from "./Shoot.ts";

/** Every tab of the settings, with what each can hold. They are open at the end. */
export async function visitSettings(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  await page
    .getByRole("navigation")
    .getByRole("button", { name: t("desk:settings") })
    .click();
  await page.getByRole("tab").first().waitFor();
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await shoot.take(`settings-${await tab.getAttribute("data-key")}`);
  }
  await page.getByRole("tab", { name: t("app:settings-newsroom") }).click();
  await page.getByLabel(t("app:base-url")).fill("www.example.org");
  await shoot.take("settings-changed");
  await page.getByLabel(t("app:base-url")).fill("");
  await visitTerms(shoot);
  await visitMemory(shoot);
  await visitMachine(shoot);
  await visitTraditional(shoot);
  await visitHosts(shoot);
  await shoot.closeDialog();
}

async function visitTerms(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  const forms = (preferred: string, forbidden: string[]) => ({ preferred, allowed: [], forbidden });
  const terms = Array.from({ length: 240 }, (_, n) => ({
    id: `term${n}`,
    en: forms(`civil society organisation ${n}`, n % 3 === 0 ? ["NGO", "non-profit"] : []),
    "zh-Hans": forms(`民间组织${n}`, n % 3 === 0 ? ["非政府机构"] : []),
    note: n % 4 === 0 ? "As in the statutes of 2009; the long form at first mention." : "",
  }));
  await shoot.answer({ "glossary.list": { ok: true, value: [] } });
  const tab = page.getByRole("tab", { name: t("app:settings-glossary") });
  const away = page.getByRole("tab", { name: t("app:settings-app") });
  await tab.click();
  await page.getByText(t("glossary:empty")).waitFor();
  await shoot.take("glossary-empty");
  await away.click();
  await shoot.answer({ "glossary.list": { ok: true, value: terms } });
  await tab.click();
  await page.getByText("民间组织7", { exact: true }).waitFor();
  await shoot.take("glossary-many");
  await shoot.press(t("glossary:edit", { term: "civil society organisation 0" }));
  await shoot.take("glossary-term");
  await shoot.answer({});
  await away.click();
}

async function visitMemory(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  const tab = page.getByRole("tab", { name: t("app:settings-memory") });
  const files = ["translations of the years before 2009, from the old computer.tmx", "members.tmx"];
  await shoot.answer({
    "memory.state": {
      ok: true,
      value: {
        learnt: 1234,
        files: files.map((name, id) => ({ id, name, at: "2012-11-16T08:30:00.000Z", pairs: 98_765 })),
        importing: { done: 40, total: 100 },
      },
    },
  });
  await tab.click();
  await page.getByText(files[0] ?? "").waitFor();
  await shoot.take("memory-files");
  await shoot.answer({});
}

async function visitMachine(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  await page.getByRole("tab", { name: t("app:settings-machine") }).click();
  await page.getByRole("button", { name: t("machine:kind-off") }).click();
  await page.getByRole("option", { name: t("machine:kind-openai") }).click();
  await page.getByLabel(t("machine:address")).fill("http://api.example.org/v1");
  await page.getByRole("textbox", { name: t("machine:model"), exact: true }).fill("a-model");
  await shoot.press(t("machine:test"));
  await page.getByRole("alert").waitFor();
  await shoot.take("machine-failed");
  await shoot.closeNotices();
}

async function visitTraditional(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  await page.getByRole("tab", { name: t("app:settings-traditional") }).click();
  const change = page.getByRole("tabpanel").getByRole("button", { name: /里/ }).first();
  await change.click();
  await shoot.button(t("traditional:correct")).waitFor();
  await change.scrollIntoViewIfNeeded();
  await shoot.take("traditional-places");
}

async function visitHosts(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  const { newsroom } = await shoot.request("app.state", {});
  const name = newsroom?.hosts[0]?.name ?? "";
  await page.getByRole("tab", { name: t("app:settings-hosts") }).click();
  await shoot.press(t("app:host-history", { name }));
  await page.getByRole("listitem").getByRole("time").waitFor();
  await shoot.take("history");
  await shoot.press(t("publish:undo"));
  await page.getByRole("alertdialog").waitFor();
  await shoot.take("history-undo");
  await shoot.press(t("app:cancel"));
  await shoot.press(t("app:host-back"));
  await shoot.press(t("app:host-remove", { name }));
  await page.getByRole("alertdialog").waitFor();
  await shoot.take("host-remove");
  await shoot.press(t("app:cancel"));
  await visitHostForms(shoot);
  await shoot.press(t("app:host-edit", { name }));
  await shoot.answer({ "hosts.test": "never" });
  await shoot.press(t("app:host-test"));
  await page.getByText(t("app:host-testing")).waitFor();
  await shoot.take("host-testing");
  await shoot.answer({});
  // What never ends is left with the form.
  await shoot.press(t("app:host-back"));
  await shoot.press(t("app:host-edit", { name }));
  await shoot.press(t("app:host-test"));
  await page.getByText(t("app:host-works")).waitFor();
  await shoot.take("host-tested");
  await shoot.answer({
    "hosts.test": {
      ok: true,
      value: {
        steps: [
          { step: "connect", error: null },
          { step: "site", error: { code: "manifest-foreign", params: { path: "/srv/www" } } },
        ],
        capabilities: null,
      },
    },
  });
  await shoot.press(t("app:host-test"));
  await page.getByRole("alert").waitFor();
  await shoot.take("host-failed");
  await shoot.answer({});
  await shoot.press(t("app:host-back"));
}

async function visitHostForms(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  await shoot.press(t("app:host-add"));
  await shoot.press(t("app:host-save"));
  await page.getByText(t("app:host-missing-value")).first().waitFor();
  await shoot.take("host-sftp-wrong");
  let kind: HostKind = "sftp";
  for (const next of ["s3", "git", "webdav"] as const) {
    await page.getByRole("button", { name: t(`app:host-kind-${kind}`) }).click();
    await page.getByRole("option", { name: t(`app:host-kind-${next}`) }).click();
    await shoot.take(`host-${next}`);
    if (next === "git") await visitPassphrase(shoot);
    kind = next;
  }
  await shoot.press(t("app:host-back"));
}

/** A repository over SSH, with a key that a passphrase locks. */
async function visitPassphrase(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  const field = (name: "url" | "key") => page.getByLabel(t(`app:host-field-${name}`));
  await field("url").fill("git@github.com:river-watch/site.git");
  await field("key").fill("/home/editor/.ssh/id_ed25519");
  await page.getByLabel(t("publish:secret-passphrase")).scrollIntoViewIfNeeded();
  await shoot.take("host-git-passphrase");
}

/** A translator's file while it comes in, and what came of it: most is in, some is not. */
export async function visitXliffReport(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  const { rows } = await shoot.request("stories.query", { offset: 0, limit: 2 });
  const text = "Those who were not successful last year are welcome to try again.";
  const refused: UnitReport[] = [
    { unit: "2", text, result: "stale" },
    { unit: "3", text, result: "refused", reason: "lost-tags", tags: ["<g id=1>", "<x id=2/>"] },
    { unit: "4", text, result: "refused", reason: "target-changed", tags: [] },
    { unit: "5", text, result: "refused", reason: "empty-target", tags: [] },
  ];
  const reports = rows.map(({ id, versions }, n): StoryReport => {
    const titles = { en: versions.en.title, "zh-Hans": versions["zh-Hans"].title };
    return {
      story: id,
      titles,
      units: [{ unit: "1", text, result: "applied" }, ...(n === 0 ? refused : [])],
    };
  });
  const unknown: StoryReport = {
    story: "somewhere-else",
    titles: null,
    units: [{ unit: "1", text, result: "refused", reason: "unknown-story", tags: [] }],
  };
  await shoot.answer({ "xliff.import": { ok: true, value: [...reports, unknown] } });
  await shoot.menu("import-translations");
  await page.getByRole("dialog", { name: t("exchange:report-title") }).waitFor();
  await shoot.take("xliff-report");
  await shoot.closeDialog();
  await shoot.answer({});
  await shoot.tell("xliff.importing", {});
  await page.getByRole("dialog", { name: t("exchange:importing") }).waitFor();
  await shoot.take("xliff-importing");
  await page.reload();
  await page.getByRole("option").first().waitFor();
}
