import type { Shoot } from "./Shoot.ts";

/** The first screen and what leads from it into a newsroom; the sample is open at the end. */
export async function visitWelcome(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  await shoot.take("welcome");
  await page.getByRole("button", { name: t("app:new-newsroom") }).click();
  await page.getByRole("combobox").waitFor();
  await shoot.take("new-newsroom");
  await shoot.press(t("app:create"));
  await page.getByText(t("app:needs-name")).first().waitFor();
  await shoot.take("new-newsroom-wrong");
  await shoot.press(t("app:cancel"));
  await shoot.press(`${t("app:clone-newsroom")} ${t("app:clone-newsroom-hint")}`);
  await page.getByText(t("app:clone-lead")).waitFor();
  await shoot.take("clone");
  await shoot.press(t("app:cancel"));
  const folder = `${shoot.home}/Documents/Newsrooms/A newsroom in a folder deep within others`;
  await shoot.request("newsroom.create", {
    folder,
    name: { en: "River Watch of the Upper Valley and its Tributaries", "zh-Hans": "上游河谷及支流观察" },
    timeZone: "Asia/Shanghai",
  });
  await page.getByText(t("desk:empty-title")).waitFor();
  await shoot.take("desk-empty");
  const { newsroom } = await shoot.request("app.state", {});
  for (const { id } of newsroom?.hosts ?? []) await shoot.request("hosts.remove", { id });
  await shoot.press(t("publish:title"));
  await page.getByText(t("publish:no-hosts")).waitFor();
  await shoot.take("publish-no-hosts");
  await shoot.closeDialog();
  await shoot.request("newsroom.close", {});
  await page.getByText(t("app:recent")).waitFor();
  await shoot.take("welcome-recent");
  await page.getByRole("button", { name: t("app:open-sample") }).click();
  await page.getByRole("option").first().waitFor();
}
