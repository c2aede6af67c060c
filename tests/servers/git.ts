import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { GitHost } from "../../electron/hosts/git.ts";
import { run } from "../../scripts/run.ts";
import { ensureSystem } from "../../scripts/system-packages.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { ended, removeBase } from "./ending.ts";
import { filesBelow, writeBelow } from "./folder.ts";
import { freePort, hasEnded, listening } from "./ports.ts";
import { startSftp } from "./sftp.ts";
import type { TestServer, TestSite } from "./site.ts";

/** Git's own server for HTTP, and what runs it. */
export const NEEDS = [
  { package: "git", files: ["/usr/bin/git"] },
  { package: "nginx-light", files: ["/usr/sbin/nginx"] },
  { package: "fcgiwrap", files: ["/usr/sbin/fcgiwrap"] },
  { package: "apache2-utils", files: ["/usr/bin/htpasswd"] },
];

const USER = "editor";
const TOKEN = "token-密";

/** A branch of a repository on the server. */
export type GitSite = TestSite & {
  config: HostOf<"git">;
  /** The bare repository. */
  repository: string;
  /** Commits on the branch. */
  commits(): Promise<number>;
  /** Lets nobody push until what it gives is called. */
  forbidPushes(): Promise<() => void>;
};

/** A Git server of a test's own. */
export interface GitServer extends TestServer {
  newSite(): Promise<GitSite>;
}

/** nginx, fcgiwrap and git-http-backend on a free port of 127.0.0.1, with one user. */
export async function startGitHttp(): Promise<GitServer> {
  await ensureSystem(NEEDS, () => undefined);
  const base = mkdtempSync(join(tmpdir(), "twinpress-git-"));
  chmodSync(base, 0o777);
  const port = await freePort();
  await run("htpasswd", ["-cbB", join(base, "users"), USER, TOKEN], { quiet: true });
  writeFileSync(join(base, "nginx.conf"), nginxConfig(base, port));
  const socket = join(base, "fcgi.sock");
  const wrap = spawn("/usr/sbin/fcgiwrap", ["-c", "4", "-s", `unix:${socket}`], {
    stdio: "ignore",
    detached: true,
  });
  while (!existsSync(socket)) {
    if (hasEnded(wrap)) throw new Error("fcgiwrap ended before it listened.");
    await pause(20);
  }
  chmodSync(socket, 0o777);
  const nginx = spawn(
    "/usr/sbin/nginx",
    ["-c", join(base, "nginx.conf"), "-p", base, "-e", join(base, "error.log")],
    {
      stdio: "ignore",
    },
  );
  await listening(port, nginx);
  const sites = new Sites(base, (name) => ({
    url: `http://127.0.0.1:${port}/${name}.git`,
    user: USER,
    secret: TOKEN,
  }));
  const stop = async () => {
    await ended(nginx);
    await endedGroup(wrap);
    removeBase(base);
  };
  return { newSite: () => sites.next(), stop };
}

/** Debian's OpenSSH server on a free port of 127.0.0.1, with repositories in its files. */
export async function startGitSsh(): Promise<GitServer> {
  await ensureSystem(NEEDS, () => undefined);
  const server = await startSftp();
  const { username: user } = userInfo();
  const sites = new Sites(server.base, (name) => ({
    url: `ssh://${user}@127.0.0.1:${server.port}${join(server.base, `${name}.git`)}`,
    key: server.key,
    hostKey: server.fingerprint,
    secret: null,
  }));
  return { newSite: () => sites.next(), stop: () => server.stop() };
}

type Access = Partial<HostOf<"git">> & { url: string; secret: string | null };

/** Bare repositories, and the settings to reach each. */
class Sites {
  private readonly base: string;
  private readonly accessTo: (name: string) => Access;
  private count = 0;

  constructor(base: string, accessTo: (name: string) => Access) {
    this.base = base;
    this.accessTo = accessTo;
  }

  async next(): Promise<GitSite> {
    this.count += 1;
    const name = `site-${this.count}`;
    const repository = join(this.base, `${name}.git`);
    await run("git", ["init", "--quiet", "--bare", "-b", "main", repository], { quiet: true });
    await run("git", ["-C", repository, "config", "http.receivepack", "true"], { quiet: true });
    // It would tidy up by itself some time after a push.
    await run("git", ["-C", repository, "config", "receive.autogc", "false"], { quiet: true });
    const { secret, ...access } = this.accessTo(name);
    const config: HostOf<"git"> = {
      kind: "git",
      id: "live",
      name: "Live",
      branch: "main",
      folder: "",
      user: "",
      key: "",
      hostKey: "",
      ...access,
    };
    let computers = 0;
    const forbidPushes = async () =>
      access.key
        ? replaced(join(this.base, "authorized_keys"), readOnlyKeys(this.base))
        : replaced(join(repository, "config"), withoutPushes);
    const work = (step: string) => join(this.base, `${name}-${step}`);
    return {
      config,
      secret,
      repository,
      forbidPushes,
      open: () => {
        computers += 1;
        return new GitHost(config, { newsroomFolder: work(`computer-${computers}`), secret });
      },
      files: async () => {
        const tree = work("tree");
        rmSync(tree, { recursive: true, force: true });
        mkdirSync(tree);
        if (!hasBranch(repository)) return new Map();
        await run(
          "git",
          ["--git-dir", repository, "--work-tree", tree, "checkout", "-f", "main", "--", "."],
          {
            quiet: true,
          },
        );
        const files = filesBelow(tree);
        files.delete(".nojekyll");
        return files;
      },
      write: (path, text) => pushAsStranger(repository, work("stranger"), path, text),
      commits: async () =>
        hasBranch(repository)
          ? Number(await run("git", ["-C", repository, "rev-list", "--count", "main"], { quiet: true }))
          : 0,
    };
  }
}

/** Changes a file's text, and gives the way back. */
function replaced(file: string, change: (text: string) => string): () => void {
  const text = readFileSync(file, "utf8");
  writeFileSync(file, change(text));
  return () => writeFileSync(file, text);
}

const withoutPushes = (config: string) => config.replace("receivepack = true", "receivepack = false");

/** As a service does it with a key that it gave for reading. */
function readOnlyKeys(base: string): (keys: string) => string {
  const script = join(base, "read-only");
  const refusal = "ERROR: The key you are authenticating with has been marked as read only.";
  const upload = `git-upload-pack*) eval "$SSH_ORIGINAL_COMMAND";;`;
  const other = `*) echo "${refusal}" >&2; exit 1;;`;
  writeFileSync(script, `#!/bin/sh\ncase "$SSH_ORIGINAL_COMMAND" in ${upload}\n${other}\nesac\n`, {
    mode: 0o755,
  });
  return (keys) => `command="${script}" ${keys}`;
}

/** Somebody else commits a file and pushes it. */
async function pushAsStranger(repository: string, clone: string, path: string, text: string): Promise<void> {
  rmSync(clone, { recursive: true, force: true });
  const git = (...words: string[]) => run("git", ["-C", clone, ...words], { quiet: true });
  // A copy of the folder, file by file, fails over another push's files that come and go.
  await run("git", ["clone", "--quiet", "--no-local", repository, clone], { quiet: true });
  await git("checkout", "--quiet", "-B", "main");
  writeBelow(clone, path, text);
  await git("add", "-A");
  await git("-c", "user.name=Stranger", "-c", "user.email=s@example.org", "commit", "--quiet", "-m", "Mine");
  await git("push", "--quiet", "origin", "main");
}

function hasBranch(repository: string): boolean {
  return spawnSync("git", ["-C", repository, "rev-parse", "--verify", "-q", "main"]).status === 0;
}

/** fcgiwrap's workers are processes of its group, and do not end with it. */
async function endedGroup(wrap: ChildProcess): Promise<void> {
  if (wrap.pid === undefined || hasEnded(wrap)) return;
  const over = once(wrap, "exit");
  process.kill(-wrap.pid);
  await over;
}

function nginxConfig(base: string, port: number): string {
  return `daemon off; worker_processes 1; pid ${base}/nginx.pid; ${process.getuid?.() === 0 ? "user root;" : ""}
events {}
http {
  access_log off; client_max_body_size 0; client_body_temp_path ${base}/body; fastcgi_temp_path ${base}/fcgi;
  proxy_temp_path ${base}/proxy; uwsgi_temp_path ${base}/uwsgi; scgi_temp_path ${base}/scgi;
  server {
    listen 127.0.0.1:${port};
    auth_basic "git"; auth_basic_user_file ${base}/users;
    location / {
      fastcgi_pass unix:${base}/fcgi.sock;
      fastcgi_param SCRIPT_FILENAME /usr/lib/git-core/git-http-backend;
      fastcgi_param GIT_HTTP_EXPORT_ALL ""; fastcgi_param GIT_PROJECT_ROOT ${base};
      fastcgi_param PATH_INFO $uri; fastcgi_param REMOTE_USER $remote_user;
      fastcgi_param QUERY_STRING $query_string; fastcgi_param REQUEST_METHOD $request_method;
      fastcgi_param CONTENT_TYPE $content_type; fastcgi_param CONTENT_LENGTH $content_length;
      fastcgi_param HTTP_CONTENT_ENCODING $http_content_encoding; fastcgi_param GIT_PROTOCOL $http_git_protocol;
      fastcgi_param HOME ${base}; fastcgi_param GIT_CONFIG_COUNT 1;
      fastcgi_param GIT_CONFIG_KEY_0 safe.directory; fastcgi_param GIT_CONFIG_VALUE_0 "*";
    }
  }
}
`;
}
