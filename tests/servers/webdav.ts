import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TreeHost } from "../../electron/hosts/treeHost.ts";
import { WebdavTree } from "../../electron/hosts/webdav.ts";
import { run } from "../../scripts/run.ts";
import { ensureSystem } from "../../scripts/system-packages.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { ended, removeBase } from "./ending.ts";
import { filesBelow, writeBelow } from "./folder.ts";
import { freePort, listening } from "./ports.ts";
import type { TestServer, TestSite } from "./site.ts";

/** The server that the tests publish to. */
export const NEEDS = [{ package: "apache2", files: ["/usr/sbin/apache2"] }];

const MODULES = "/usr/lib/apache2/modules";
const USER = "editor";
const PASSWORD = "pass word 密";
const REALM = "site";

/** A place on the server, and where that is on the disk. */
export type WebdavSite = TestSite & { config: HostOf<"webdav">; secret: string; root: string };

/** A WebDAV server of a test's own. */
export interface WebdavServer extends TestServer {
  newSite(): Promise<WebdavSite>;
  port: number;
}

/** How a server is to be. */
export interface WebdavOptions {
  /** Asks for Digest in place of Basic, with a nonce that is good for so many seconds. */
  digestSeconds?: number;
}

/** Starts Debian's Apache with mod_dav on a free port of 127.0.0.1, with one user. */
export async function startWebdav(options: WebdavOptions = {}): Promise<WebdavServer> {
  await ensureSystem(NEEDS, () => undefined);
  const base = mkdtempSync(join(tmpdir(), "twinpress-webdav-"));
  chmodSync(base, 0o755);
  const files = join(base, "files");
  for (const folder of [files, join(base, "lock")]) {
    mkdirSync(folder);
    chmodSync(folder, 0o777);
  }
  const port = await freePort();
  await run("htpasswd", ["-cbB", join(base, "users"), USER, PASSWORD], { quiet: true });
  const secret = createHash("md5").update(`${USER}:${REALM}:${PASSWORD}`).digest("hex");
  writeFileSync(join(base, "digests"), `${USER}:${REALM}:${secret}\n`);
  writeFileSync(join(base, "apache.conf"), serverConfig(base, port, options));
  const server = spawn("/usr/sbin/apache2", ["-X", "-f", join(base, "apache.conf")], { stdio: "ignore" });
  await listening(port, server);
  let count = 0;
  return {
    port,
    newSite: async () => {
      count += 1;
      const root = join(files, `site-${count}`);
      const url = `http://127.0.0.1:${port}/site-${count}/`;
      const config: HostOf<"webdav"> = { kind: "webdav", id: "live", name: "Live", url, user: USER };
      mkdirSync(root);
      chmodSync(root, 0o777);
      return {
        config,
        secret: PASSWORD,
        root,
        open: () => new TreeHost(config.name, new WebdavTree(config, PASSWORD)),
        files: async () => filesBelow(root),
        write: async (path, text) => {
          writeBelow(root, path, text);
          await run("chmod", ["-R", "a+rwX", root], { quiet: true });
        },
      };
    },
    stop: async () => {
      await ended(server);
      removeBase(base);
    },
  };
}

function serverConfig(base: string, port: number, { digestSeconds }: WebdavOptions): string {
  const modules = {
    mpm_event_module: "mod_mpm_event",
    authn_core_module: "mod_authn_core",
    authn_file_module: "mod_authn_file",
    authz_core_module: "mod_authz_core",
    authz_user_module: "mod_authz_user",
    auth_basic_module: "mod_auth_basic",
    auth_digest_module: "mod_auth_digest",
    dav_module: "mod_dav",
    dav_fs_module: "mod_dav_fs",
  };
  return [
    ...Object.entries(modules).map(([name, file]) => `LoadModule ${name} ${MODULES}/${file}.so`),
    `ServerRoot ${base}`,
    `PidFile ${base}/apache.pid`,
    `ErrorLog ${base}/error.log`,
    "ServerName 127.0.0.1",
    `Listen 127.0.0.1:${port}`,
    ...(process.getuid?.() === 0 ? ["User www-data", "Group www-data"] : []),
    `DocumentRoot ${base}/files`,
    `DavLockDB ${base}/lock/db`,
    `<Directory ${base}/files>`,
    "Dav On",
    ...(digestSeconds === undefined
      ? ["AuthType Basic", `AuthUserFile ${base}/users`]
      : ["AuthType Digest", `AuthUserFile ${base}/digests`, `AuthDigestNonceLifetime ${digestSeconds}`]),
    `AuthName "${REALM}"`,
    "Require valid-user",
    "</Directory>",
    "",
  ].join("\n");
}
