import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startSftp } from "../servers/sftp.ts";
import { startSlowLine } from "../servers/slowLine.ts";
import { expect, launchApp, openSample, type RunningApp, test } from "./support.ts";

for (const [name, settings] of [
  ["no JSON", '{"language":"en","lastFol'],
  ["not an object", "[1]"],
  [
    "full of what makes no sense",
    '{"language":5,"theme":"pink","window":{"width":"wide"},"recent":{"a":1},"lastFolder":7,"machine":"yes"}',
  ],
] as const) {
  test(`the app starts where its settings are ${name}`, async ({ home }) => {
    await mkdir(join(home, "settings"));
    await writeFile(join(home, "settings", "settings.json"), settings);
    const running = await launchApp({ home });
    await openSample(running);
    await running.app.close();
    const again = await launchApp({ home });
    await expect(again.page.getByRole("option").first()).toBeVisible();
    await again.app.close();
  });
}

test("the app starts where its settings can't be read at all", async ({ home }) => {
  for (const name of ["settings", "secrets"]) {
    await mkdir(join(home, "settings", `${name}.json`), { recursive: true });
  }
  const running = await launchApp({ home });
  await openSample(running);
  await running.app.close();
});

test("a newsroom that is not there at the start is named, and opens once it is back", async ({ home }) => {
  const first = await launchApp({ home });
  await openSample(first);
  const folder = await newsroomFolder(first);
  await first.app.close();
  await rename(folder, `${folder} away`);
  const { app, page } = await launchApp({ home });
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("The newsroom from last time could not be opened");
  await expect(alert).toContainText(folder);
  await rename(`${folder} away`, folder);
  await page.getByRole("button", { name: folder }).click();
  await expect(page.getByRole("option").first()).toBeVisible();
  await app.close();
});

test("a second start shows the window that is there", async ({ running, home }) => {
  await openSample(running);
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await expect(launchApp({ home })).rejects.toThrow();
  await expect
    .poll(() => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false);
  await expect(running.page.getByRole("option").first()).toBeVisible();
});

test("a window whose process died is begun anew", async ({ running }) => {
  await openSample(running);
  const screen = () =>
    running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // A page without a process, or on its way, never answers.
      if (!contents || contents.isCrashed() || contents.isLoadingMainFrame()) return false;
      return contents.executeJavaScript('document.querySelector("[role=option] time") !== null');
    });
  await running.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return new Promise<void>((resolve) => {
      window?.webContents.once("render-process-gone", () => resolve());
      window?.webContents.forcefullyCrashRenderer();
    });
  });
  await expect.poll(screen).toBe(true);
});

test("the window begins its page anew when a button asks for it, and goes nowhere else", async ({
  running,
}) => {
  const { page } = running;
  const address = page.url();
  await page.evaluate(() => {
    document.body.dataset.before = "";
    location.href = "https://www.example.org/";
  });
  // A page that is on its way elsewhere would not come back to this one.
  await page.evaluate(() => void setTimeout(() => location.reload()));
  await expect(page.locator("body[data-before]")).toHaveCount(0);
  await expect(page.locator("[data-screen=welcome]")).toBeVisible();
  expect(page.url()).toBe(address);
});

test("the window is not closed over a running publish without a word", async ({ running, home }) => {
  const server = await startSftp();
  const line = await startSlowLine({ port: server.port, bytesPerSecond: 200_000, latencyMs: 20, loss: 0 });
  const site = await server.newSite();
  try {
    await openSample(running);
    const { app, page } = running;
    const host = { ...site.config, name: "Far away", port: line.port };
    await page.evaluate((args) => window.twinpress.request("hosts.save", args), { host });
    await page.getByRole("button", { name: "Publish to", exact: true }).click();
    await page.getByRole("menuitem", { name: "Far away" }).click();
    const sheet = page.getByRole("dialog", { name: "Publish" });
    await sheet.getByRole("button", { name: /^Publish(?! to)/ }).click();
    await expect(sheet.getByText(/Sending \d+ of \d+/)).toBeVisible();

    const left = await page.evaluate(() => window.twinpress.request("newsroom.close", {}));
    expect(left).toMatchObject({ ok: false, error: { code: "newsroom-publishing" } });

    await answerDialogs(running, 0);
    await closeWindow(running);
    await expect.poll(() => askedBy(running)).toEqual(["Twinpress is still publishing."]);
    await expect(sheet.getByText(/Sending \d+ of \d+/)).toBeVisible();

    await answerDialogs(running, 1);
    const gone = new Promise((resolve) => app.process().once("exit", resolve));
    await closeWindow(running);
    await gone;
    expect((await site.files()).has("twinpress-manifest.json")).toBe(false);

    // Nothing that it left behind keeps the next publish waiting.
    line.stop();
    const again = await launchApp({ home });
    const result = await again.page.evaluate(
      async ([found, port]) => {
        await window.twinpress.request("hosts.save", { host: { ...found, port } });
        return window.twinpress.request("publish.start", { host: found.id });
      },
      [host, server.port] as const,
    );
    expect(result).toMatchObject({ ok: true, value: { result: "published" } });
    await again.app.close();
  } finally {
    line.stop();
    await server.stop();
  }
});

/** Answers questions with a button, and notes what was asked. */
function answerDialogs({ app }: RunningApp, button: number): Promise<void> {
  return app.evaluate(({ dialog }, response) => {
    const asked: string[] = [];
    Object.assign(globalThis, { askedByApp: asked });
    Object.assign(dialog, {
      showMessageBox: async (_window: unknown, { message }: { message: string }) => {
        asked.push(message);
        return { response, checkboxChecked: false };
      },
    });
  }, button);
}

function askedBy({ app }: RunningApp): Promise<unknown> {
  return app.evaluate(() => Reflect.get(globalThis, "askedByApp"));
}

function closeWindow({ app }: RunningApp): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => {
    // Not before this call has been answered.
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
  });
}

async function newsroomFolder({ page }: RunningApp): Promise<string> {
  const state = await page.evaluate(() => window.twinpress.request("app.state", {}));
  return state.ok ? (state.value.newsroom?.folder ?? "") : "";
}
