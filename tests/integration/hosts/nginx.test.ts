import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { ensureSystem } from "../../../scripts/system-packages.ts";
import { ended } from "../../servers/ending.ts";
import { startFolder } from "../../servers/folder.ts";
import { NEEDS } from "../../servers/git.ts";
import { freePort, listening } from "../../servers/ports.ts";
import { publishTo } from "../publishing.ts";
import { addReadyStory, temporaryFolder, temporaryNewsroom } from "../support.ts";

const CONFIG = join(import.meta.dirname, "../../../docs/nginx-site.conf");

it("a folder behind nginx is served with the headers that the documentation promises", async () => {
  await ensureSystem(NEEDS, () => undefined);
  const server = await startFolder();
  onTestFinished(() => server.stop());
  const site = await server.newSite();
  const library = temporaryNewsroom();
  addReadyStory(library, "First");
  await publishTo(library, site.open());
  const root = site.config.kind === "folder" ? site.config.path : "";
  const address = await startNginx(root);
  const files = [...(await site.files()).keys()];
  const find = (start: string) => files.find((path) => path.startsWith(start)) ?? start;
  const promised: [string, number, string | null][] = [
    [find("assets/"), 200, "public, max-age=31536000, immutable"],
    [find("twinpress/stories/"), 200, "public, max-age=31536000, immutable"],
    ["twinpress-manifest.json", 200, "no-store"],
    ["en/brief-news/2011/first/", 200, "public, max-age=0, must-revalidate"],
    ["en/feed.xml", 200, "public, max-age=0, must-revalidate"],
    [".twinpress-lock/holder.json", 404, null],
    ["en/no/such/page/", 404, null],
  ];
  for (const [path, status, caching] of promised) {
    const answer = await fetch(`${address}/${path}`);
    expect([path, answer.status]).toEqual([path, status]);
    if (caching) expect([path, answer.headers.get("cache-control")]).toEqual([path, caching]);
    await answer.body?.cancel();
  }
});

/** nginx on a free port of 127.0.0.1, for this test. */
async function startNginx(root: string): Promise<string> {
  const base = temporaryFolder();
  const port = await freePort();
  const paths = ["client_body", "fastcgi", "proxy", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${base}/${name};`,
  );
  const user = process.getuid?.() === 0 ? "user root;" : "";
  writeFileSync(
    join(base, "nginx.conf"),
    `daemon off; ${user} pid ${base}/pid; events {}
    http { access_log off; ${paths.join(" ")}
      server { listen 127.0.0.1:${port}; root ${root}; include ${CONFIG}; } }`,
  );
  const words = ["-c", join(base, "nginx.conf"), "-p", base, "-e", join(base, "error.log")];
  const nginx = spawn("/usr/sbin/nginx", words, { stdio: "ignore" });
  onTestFinished(() => ended(nginx));
  await listening(port, nginx);
  return `http://127.0.0.1:${port}`;
}
