import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { servePreview } from "../../electron/publishing/previewServer.ts";
import { temporaryFolder } from "./support.ts";

async function serve() {
  const dir = join(temporaryFolder(), "site");
  mkdirSync(join(dir, "en"), { recursive: true });
  writeFileSync(join(dir, "en", "index.html"), "<p>front</p>");
  writeFileSync(join(dir, "404.html"), "<p>nothing here</p>");
  writeFileSync(join(dir, ".secret"), "secret");
  writeFileSync(join(dir, "..", "outside.txt"), "outside");
  symlinkSync(join(dir, "..", "outside.txt"), join(dir, "link.txt"));
  const server = await servePreview({ dir, port: 0 });
  onTestFinished(() => server.close());
  return server;
}

/** A request with a path exactly as it is given, which fetch would tidy. */
function raw(url: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end();
  });
}

it("serves pages, says when there is none, and saves what has not changed", async () => {
  const { url } = await serve();
  const page = await fetch(`${url}en/`);
  expect([page.status, await page.text()]).toEqual([200, "<p>front</p>"]);
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const again = await fetch(`${url}en/`, { headers: { "if-none-match": page.headers.get("etag") ?? "" } });
  expect(again.status).toBe(304);
  const missing = await fetch(`${url}zh/`);
  expect([missing.status, await missing.text()]).toEqual([404, "<p>nothing here</p>"]);
  expect((await fetch(`${url}en`)).url).toBe(`${url}en/`);
  expect((await fetch(`${url}en/`, { method: "POST" })).status).toBe(405);
});

it("gives nothing from outside the site, nothing hidden, and nothing under another name", async () => {
  const { url } = await serve();
  for (const path of [
    "/../outside.txt",
    "/%2e%2e/outside.txt",
    "/en/..%2f..%2foutside.txt",
    "/link.txt",
    "/.secret",
  ]) {
    expect(await raw(url, path), path).toBe(404);
  }
  expect(await raw(url, "/en/", { host: "evil.example.org" })).toBe(403);
});

it("says that a port is in use, or that there is nothing to serve", async () => {
  const { url } = await serve();
  const port = Number(new URL(url).port);
  await expect(servePreview({ dir: temporaryFolder(), port })).rejects.toMatchObject({ code: "port-in-use" });
  await expect(servePreview({ dir: "/nowhere/at/all" })).rejects.toMatchObject({ code: "source-missing" });
});
