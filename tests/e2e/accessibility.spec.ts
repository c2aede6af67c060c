import { expect, openSample, test, violations } from "./support.ts";

// Many screens, each looked at by many rules.
test.describe.configure({ timeout: 300_000 });

for (const theme of ["light", "dark"] as const) {
  for (const language of ["English", "中文"] as const) {
    test(`axe finds nothing on any screen (${theme}, ${language})`, async ({ running }) => {
      const { page } = running;
      await page.evaluate((wanted) => window.twinpress.request("app.setTheme", { theme: wanted }), theme);
      await page.getByRole("button", { name: language }).click();
      await page.reload();
      await page.locator(`html[data-theme=${theme}]`).waitFor();
      expect(await violations(running), "welcome").toEqual([]);

      await openSample(running);
      expect(await violations(running), "desk").toEqual([]);

      await page.getByRole("option", { name: /Open Books|账本/ }).dblclick();
      await page.getByRole("textbox", { name: /Text in English|英文正文/ }).waitFor();
      expect(await violations(running), "editor").toEqual([]);
      await page.getByRole("button", { name: /^(Translation|翻译)$/ }).click();
      await page
        .getByRole("textbox", { name: /Text in English|英文正文/ })
        .locator("p")
        .first()
        .click();
      await page.getByRole("button", { name: /^(Both say the same|两边内容一致)$/ }).waitFor();
      expect(await violations(running), "translation").toEqual([]);
      await page.getByRole("button", { name: /Story details|稿件信息/ }).click();
      await page.getByRole("complementary").waitFor();
      expect(await violations(running), "details").toEqual([]);

      await page.getByRole("button", { name: /^(Publish|发布)$/ }).click();
      await page.getByText(/What will change|网站将有/).waitFor();
      expect(await violations(running), "publish").toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });

      await page.getByRole("button", { name: /Back to the desk|返回稿件列表/ }).click();
      await page.getByRole("button", { name: /^(Settings|设置)$/ }).click();
      await page.getByRole("tab").first().waitFor();
      for (const tab of await page.getByRole("tab").all()) {
        await tab.click();
        expect(await violations(running), "settings").toEqual([]);
      }
      await page.getByRole("tab", { name: /^(Hosts|主机)$/ }).click();
      await page.getByRole("button", { name: /Add a host|添加主机/ }).click();
      await page.getByRole("button", { name: /Save host|保存主机/ }).click();
      expect(await violations(running), "a host's settings").toEqual([]);
      await page.getByRole("button", { name: /Back to the hosts|返回主机列表/ }).click();
      await page.getByRole("button", { name: /History of|的发布历史/ }).click();
      await page.getByText(/Nothing was published here yet|还没有向这里发布过/).waitFor();
      expect(await violations(running), "history").toEqual([]);

      await page.evaluate(() => window.twinpress.request("newsroom.close", {}));
      await page.getByRole("button", { name: /Open from a host|从主机打开/ }).click();
      await page.getByRole("heading", { name: /Open from a host|从主机打开/ }).waitFor();
      expect(await violations(running), "clone").toEqual([]);
    });
  }
}

test("what went wrong is told over a dialog, and closing it leaves the dialog open", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("tab", { name: "Translation service" }).click();
  await page.getByRole("button", { name: /^None/ }).click();
  await page.getByRole("option", { name: "LibreTranslate" }).click();
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await dialog.getByLabel("Address").fill("ftp://nowhere");
  await dialog.getByRole("button", { name: "Try it" }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("is not an address of a service");
  await alert.getByRole("button", { name: "Close" }).click();
  await expect(alert).toBeHidden();
  await expect(dialog).toBeVisible();
});
