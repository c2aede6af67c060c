import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { launchApp, type RunningApp } from "../../scripts/launch.ts";
import { type SystemKeyring, startKeyring } from "../servers/keyring.ts";
import { startWebdav } from "../servers/webdav.ts";
import { expect, openSample, test } from "./support.ts";

const NAME = "Our folder";

/** The app on a system with this keyring, or with none. */
function launch(home: string, keyring?: SystemKeyring): Promise<RunningApp> {
  return launchApp({ home, env: { ...process.env, ...keyring?.env } });
}

async function hostsTab({ page }: RunningApp): Promise<Locator> {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("tab", { name: "Hosts" }).click();
  return page.getByRole("dialog", { name: "Settings" });
}

test("a password is in the system's keyring from one start to the next, and nowhere in the clear", async ({
  home,
}) => {
  const [keyring, other, server] = await Promise.all([startKeyring(), startKeyring(), startWebdav()]);
  const { config, secret } = await server.newSite();
  try {
    const first = await launch(home, keyring);
    await openSample(first);
    const form = await hostsTab(first);
    await form.getByRole("button", { name: "Add a host" }).click();
    await first.page.getByRole("button", { name: /Kind/ }).click();
    await first.page.getByRole("option", { name: "WebDAV" }).click();
    await form.getByLabel("Name", { exact: true }).fill(NAME);
    await form.getByLabel("Address", { exact: true }).fill(config.url);
    await form.getByLabel(/^User name/).fill(config.user);
    await form.getByLabel("Password").fill(secret);
    await form.getByRole("button", { name: "Save host" }).click();
    await expect(form.getByRole("button", { name: `History of ${NAME}` })).toBeVisible();
    await first.app.close();
    const kept = await readFile(join(home, "settings", "secrets.json"), "utf8");
    expect(Object.keys(JSON.parse(kept))).toHaveLength(1);
    expect(kept).not.toContain(secret);

    const again = await launch(home, keyring);
    const hosts = await hostsTab(again);
    await hosts.getByRole("button", { name: `History of ${NAME}` }).click();
    await expect(hosts.getByText("Nothing was published here yet.")).toBeVisible();
    await again.app.close();

    for (const without of [other, undefined]) {
      const elsewhere = await launch(home, without);
      const settings = await hostsTab(elsewhere);
      await settings.getByRole("button", { name: `History of ${NAME}` }).click();
      await settings.getByLabel("Password").fill(secret);
      await expect(
        settings.getByText(without ? /kept in this computer's keyring/ : /no keyring/),
      ).toBeVisible();
      await settings.getByRole("button", { name: "Continue" }).click();
      await expect(settings.getByText("Nothing was published here yet.")).toBeVisible();
      await elsewhere.app.close();
    }
  } finally {
    await Promise.all([keyring.stop(), other.stop(), server.stop()]);
  }
});
