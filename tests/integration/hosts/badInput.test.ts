import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import type { ErrorCode } from "../../../shared/errors.ts";
import type { HostConfig } from "../../../shared/story/newsroom.ts";
import { startFolder } from "../../servers/folder.ts";
import { CAN_START_FTP, type FtpSite, startFtp } from "../../servers/ftp.ts";
import { type GitSite, startGitHttp, startGitSsh } from "../../servers/git.ts";
import { type NetlifyServer, type NetlifySite, startNetlify } from "../../servers/netlify.ts";
import { type S3Server, startS3 } from "../../servers/s3.ts";
import { startSftp } from "../../servers/sftp.ts";
import type { TestSite } from "../../servers/site.ts";
import { CAN_MOUNT, onSmallDisk } from "../../servers/smallDisk.ts";
import { startTlsFront } from "../../servers/tlsFront.ts";
import { startWebdav, type WebdavSite } from "../../servers/webdav.ts";
import { badInputSuite, type Trouble, unreachable } from "./badInput.ts";

type SftpSite = Awaited<ReturnType<Awaited<ReturnType<typeof startSftp>>["newSite"]>>;
type S3Site = Awaited<ReturnType<S3Server["newSite"]>>;

/** Other settings, or another secret, than the right ones. */
function said<S extends TestSite>(
  what: string,
  code: ErrorCode,
  change: (site: S) => Partial<HostConfig>,
  secret?: string,
): Trouble<S> {
  const begin = (site: S) => ({ config: change(site), ...(secret === undefined ? {} : { secret }) });
  return { what, code, begin };
}

/** A disk without room for the story, and one that must not be written to. */
function disk<S extends TestSite>(
  folderOf: (site: S) => string,
  codes: { full: ErrorCode; readOnly: ErrorCode } = { full: "host-full", readOnly: "host-read-only" },
): Trouble<S>[] {
  if (!CAN_MOUNT) return [];
  const trouble = (what: string, code: ErrorCode, left: number | null): Trouble<S> => ({
    what,
    code,
    begin: async (site) => {
      const small = await onSmallDisk(folderOf(site));
      await (left === null ? small.protect() : small.fill(left));
      return { end: small.relieve };
    },
  });
  return [
    trouble("a full disk", codes.full, 0),
    trouble("a disk with too little room", codes.full, 64 * 1024),
    trouble("a disk that is read only", codes.readOnly, null),
  ];
}

/** HTTPS with a certificate whose time is over, or of another name. */
function certificates<S extends TestSite>(setting: string, addressOf: (site: S) => string): Trouble<S>[] {
  const kinds = [
    ["expired", "host-certificate-expired"],
    ["elsewhere", "host-certificate"],
  ] as const;
  return kinds.map(([kind, code]) => ({
    what: `a certificate that is ${kind}`,
    code,
    begin: async (site) => {
      const address = new URL(addressOf(site));
      const port = await startTlsFront(Number(address.port), kind);
      return { config: { [setting]: `https://127.0.0.1:${port}${address.pathname}` } as Partial<HostConfig> };
    },
  }));
}

const PATH = "/no/such/folder";

const folderOf = (site: TestSite) => (site.config.kind === "folder" ? site.config.path : "");
badInputSuite<TestSite>("a folder", startFolder, [
  said("a folder whose parent is missing", "host-folder-missing", () => ({ path: PATH })),
  ...disk(folderOf, { full: "disk-full", readOnly: "folder-not-writable" }),
]);

badInputSuite<SftpSite>("SFTP", startSftp, [
  said("a wrong password", "host-sign-in", () => ({ signIn: "password" }), "wrong"),
  said("a folder that is not there", "host-path-missing", () => ({ path: PATH })),
  said("a key that was never seen", "host-key-unknown", () => ({ hostKey: "" })),
  said("a key that is another", "host-key-changed", () => ({ hostKey: "SHA256:AAAA" })),
  ...(await unreachable((address, port) => ({ address, port }))),
  ...disk<SftpSite>(({ root }) => root),
]);

if (CAN_START_FTP)
  badInputSuite<FtpSite>("FTP", startFtp, [
    said("a wrong password", "host-sign-in", () => ({}), "wrong"),
    said("a folder that is not there", "host-path-missing", () => ({ path: PATH })),
    ...(await unreachable((address, port) => ({ address, port }))),
    ...(["expired", "elsewhere"] as const).map(
      (certificate): Trouble<FtpSite> => ({
        what: `a certificate that is ${certificate}`,
        code: certificate === "expired" ? "host-certificate-expired" : "host-certificate",
        begin: async () => {
          const other = await startFtp({ certificate });
          onTestFinished(() => other.stop());
          const { authority, port } = (await other.newSite()).config;
          return { config: { authority, port } };
        },
      }),
    ),
    ...disk<FtpSite>(({ root }) => root),
  ]);

badInputSuite<WebdavSite>("WebDAV", startWebdav, [
  said("a wrong password", "host-sign-in", () => ({}), "wrong"),
  said("a folder that is not there", "host-path-missing", ({ config }) => ({
    url: `${config.url}no/such/`,
  })),
  ...(await unreachable((host, port) => ({ url: `http://${host}:${port}/` }))),
  ...certificates<WebdavSite>("url", ({ config }) => config.url),
  ...disk<WebdavSite>(({ root }) => root),
]);

let s3: S3Server;
badInputSuite<S3Site>("S3 (Ceph)", async () => {
  s3 = await startS3();
  return s3;
}, [
  said("a wrong secret", "host-sign-in", () => ({}), "wrong"),
  said("a bucket that is not there", "host-path-missing", () => ({ bucket: "no-such-bucket" })),
  ...(await unreachable((host, port) => ({ endpoint: `http://${host}:${port}` }))),
  ...certificates<S3Site>("endpoint", ({ config }) => config.endpoint),
  {
    what: "a clock that is a day behind",
    code: "host-clock",
    begin: () => {
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 86_400_000 });
      return { end: () => void vi.useRealTimers() };
    },
  },
  {
    what: "a quota that is used up",
    code: "host-full",
    begin: async () => {
      const quota = ["--quota-scope=user"];
      await s3.admin("quota", "set", ...quota, "--max-objects=1");
      await s3.admin("quota", "enable", ...quota);
      return { end: () => s3.admin("quota", "disable", ...quota) };
    },
  },
  {
    what: "a key that may only read",
    code: "host-read-only",
    begin: async () => {
      await s3.admin("user", "modify", "--op-mask=read");
      return { end: () => s3.admin("user", "modify", "--op-mask=read,write,delete") };
    },
  },
]);

const READS_ONLY: Trouble<GitSite> = {
  what: "a key or token that may only read",
  code: "host-read-only",
  begin: async (site) => ({ end: await site.forbidPushes() }),
};
const gitDisk = disk<GitSite>(({ repository }) => join(repository, "objects"));
badInputSuite<GitSite>("Git over HTTP", startGitHttp, [
  said("a wrong token", "host-sign-in", () => ({}), "wrong"),
  said("a repository that is not there", "host-path-missing", ({ config }) => ({
    url: config.url.replace("site-", "nothing-"),
  })),
  ...(await unreachable((host, port) => ({ url: `http://${host}:${port}/a.git` }))),
  ...certificates<GitSite>("url", ({ config }) => config.url),
  READS_ONLY,
  ...gitDisk,
]);

badInputSuite<GitSite>("Git over SSH", startGitSsh, [
  said("a key that is not let in", "host-sign-in", ({ config }) => ({
    key: config.key.replace("client", "stranger"),
  })),
  said("a repository that is not there", "host-path-missing", ({ config }) => ({
    url: config.url.replace("site-", "nothing-"),
  })),
  said("a key that was never seen", "host-key-unknown", () => ({ hostKey: "" })),
  said("a server's key that is another", "host-key-changed", () => ({ hostKey: "SHA256:AAAA" })),
  ...(await unreachable((host, port) => ({ url: `ssh://root@${host}:${port}/a.git` }))),
  READS_ONLY,
  ...gitDisk,
]);

let netlify: NetlifyServer;
const refusing = (what: string, code: ErrorCode, status: number): Trouble<NetlifySite> => ({
  what,
  code,
  begin: () => {
    netlify.fault = (method) => (method === "POST" ? status : null);
    return {
      end: () => {
        netlify.fault = null;
      },
    };
  },
});
badInputSuite<NetlifySite>("Netlify, by its documentation", async () => {
  netlify = await startNetlify();
  return netlify;
}, [
  said("a wrong token", "host-sign-in", () => ({}), "wrong"),
  said("a site that is not there", "host-path-missing", () => ({ site: "nothing" })),
  ...(await unreachable((host, port) => ({ api: `http://${host}:${port}/api/v1` }))),
  ...certificates<NetlifySite>("api", ({ config }) => config.api),
  refusing("a token that may only read", "host-read-only", 403),
  refusing("an account that is used up", "host-refused", 422),
]);
