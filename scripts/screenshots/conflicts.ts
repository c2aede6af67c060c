import { publishAsColleague } from "../colleague.ts";
import { conflictsAbout, previewOf } from "./made.ts";
import type { Shoot } from "./Shoot.ts";

/** What a colleague published meanwhile: a conflict in earnest, then many at once. */
export async function visitConflicts(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  const { newsroom } = await shoot.request("app.state", {});
  const host = newsroom?.hosts[0];
  if (host?.kind !== "folder") throw new Error("The sample has no folder to publish to.");
  await publishAsColleague(
    shoot.home,
    host.path,
    "Pines",
    "A colleague wrote this paragraph on another computer.",
  );
  await shoot.open(/Pines/);
  await shoot.turnTo("en");
  await page.getByLabel(t("editor:body-en")).click();
  await page.keyboard.type("These words were typed here. ");
  await shoot.saved();
  await shoot.press(t("publish:title"));
  await shoot.button(t("publish:decide")).waitFor();
  await shoot.take("publish-undecided");
  await shoot.press(t("publish:decide"));
  await page.getByRole("radiogroup").first().waitFor();
  await page.getByText(t("publish:conflict-side-theirs"), { exact: true }).first().click();
  await shoot.take("conflict");
  await shoot.closeDialog();
  await shoot.closeDialog();
  await visitMany(shoot, host.id);
}

async function visitMany(shoot: Shoot, host: string): Promise<void> {
  const { page, t } = shoot;
  const { rows } = await shoot.request("stories.query", { offset: 0, limit: 20 });
  const stories = [];
  for (const { id } of rows) stories.push((await shoot.request("stories.get", { id })).story);
  const details = conflictsAbout([...stories].reverse(), host);
  const conflicts = details.map(({ conflict }) => conflict);
  await shoot.answer({
    "publish.prepare": { ok: true, value: previewOf({ conflicts }) },
    "publish.conflicts": { ok: true, value: details },
  });
  await shoot.press(t("publish:title"));
  await shoot.press(t("publish:decide"));
  await page.getByRole("radiogroup").first().waitFor();
  await shoot.take("conflict-many");
  await shoot.press(t("publish:conflict-skip"));
  await page.getByText(t("publish:conflict-publish-mine")).waitFor();
  await shoot.take("conflict-gone");
  await shoot.press(t("publish:conflict-skip"));
  await shoot.button(t("publish:conflict-stay-trashed")).waitFor();
  await shoot.take("conflict-trashed");
  await shoot.press(t("publish:conflicts-all", { count: details.length }));
  await page.getByRole("radio").first().waitFor();
  await shoot.take("conflicts-all");
  await page.getByText(t("publish:conflicts-all-theirs"), { exact: true }).click();
  await shoot.take("conflicts-all-chosen");
  await shoot.closeDialog();
  await shoot.closeDialog();
  await shoot.answer({});
}
