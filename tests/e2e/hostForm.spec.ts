import { startWebdav } from "../servers/webdav.ts";
import { expect, openSample, type RunningApp, test } from "./support.ts";

async function newHost(running: RunningApp, kind: string) {
  const { page } = running;
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("tab", { name: "Hosts" }).click();
  await page.getByRole("button", { name: "Add a host" }).click();
  await chooseKind(running, kind);
  return page.getByRole("dialog", { name: "Settings" });
}

async function chooseKind({ page }: RunningApp, kind: string) {
  await page.getByRole("button", { name: /Kind/ }).click();
  await page.getByRole("option", { name: kind }).click();
}

test("the form of a host says what belongs where, and what is wrong for as long as it is", async ({
  running,
}) => {
  await openSample(running);
  const settings = await newHost(running, "Git (GitHub, GitLab, Gitee Pages)");
  await expect(settings.getByText(/turn its Pages on/)).toBeVisible();
  const address = settings.getByLabel("Address", { exact: true });
  await address.fill("https://me:token@github.com/me/site.git");
  await settings.getByRole("button", { name: "Save host" }).click();
  await expect(settings.getByText(/Leave the name and the password or token out/)).toBeVisible();
  await address.fill("https://github.com/me/site.git");
  await expect(settings.getByText(/Leave the name and the password or token out/)).toBeHidden();
  await expect(settings.getByText("Please fill this in.")).toBeVisible();
  await chooseKind(running, "WebDAV");
  await expect(settings.getByText("Please fill this in.")).toBeHidden();
  await address.fill("http://nas.example.org/site/");
  await expect(settings.getByText(/^Careful: without https/)).toBeVisible();
});

test("a secret that is missing is asked for by the test of a host and by its history", async ({
  running,
}) => {
  const server = await startWebdav();
  const { config, secret } = await server.newSite();
  try {
    await openSample(running);
    const settings = await newHost(running, "WebDAV");
    await settings.getByLabel("Name", { exact: true }).fill("Our folder");
    await settings.getByLabel("Address", { exact: true }).fill(config.url);
    await settings.getByLabel(/^User name/).fill(config.user);
    await settings.getByRole("button", { name: "Test the connection" }).click();
    await expect(settings.getByText("Please fill this in.")).toBeVisible();
    await settings.getByRole("button", { name: "Save host" }).click();
    await settings.getByRole("button", { name: "History of Our folder" }).click();
    await settings.getByLabel("Password").fill(secret);
    await settings.getByRole("button", { name: "Continue" }).click();
    await expect(settings.getByText("Nothing was published here yet.")).toBeVisible();
  } finally {
    await server.stop();
  }
});

test("a host goes only after a question", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("tab", { name: "Hosts" }).click();
  const remove = page.getByRole("button", { name: "Remove Preview on this computer" });
  const question = page.getByRole("alertdialog");
  await remove.click();
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question).toBeHidden();
  await expect(remove).toBeVisible();
  await remove.click();
  await question.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(remove).toBeHidden();
  await page.getByRole("button", { name: "Close", exact: true }).last().click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Add a host" }).click();
  await expect(page.getByRole("tab", { name: "Hosts" })).toHaveAttribute("aria-selected", "true");
});

test("a secret that a host asks for only when something is sent is asked for then", async ({ running }) => {
  const server = await startWebdav();
  const { config, secret } = await server.newSite();
  try {
    await openSample(running);
    const { page } = running;
    const keep = (args: { host: typeof config; secret: string }) =>
      page.evaluate((given) => window.twinpress.request("hosts.save", given), args);
    const host = { ...config, name: "Our folder" };
    await keep({ host, secret });
    await page.getByRole("button", { name: "Publish to", exact: true }).click();
    await page.getByRole("menuitem", { name: "Our folder" }).click();
    const sheet = page.getByRole("dialog", { name: "Publish" });
    const start = sheet.getByRole("button", { name: /^Publish(?! to)/ });
    await expect(start).toBeEnabled();
    await keep({ host, secret: "no longer right" });
    await start.click();
    await expect(sheet.getByText(/did not let “editor” in/)).toBeVisible();
    await sheet.getByLabel("Password").fill(secret);
    await sheet.getByRole("button", { name: "Continue" }).click();
    await start.click();
    await expect(sheet.getByText("Published", { exact: true })).toBeVisible();
  } finally {
    await server.stop();
  }
});
