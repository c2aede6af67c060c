import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { LOCK_FOLDER } from "../../../electron/hosts/fileTree.ts";
import { FtpTree } from "../../../electron/hosts/ftp.ts";
import { UserError } from "../../../shared/errors.ts";
import type { HostOf } from "../../../shared/story/newsroom.ts";
import { CAN_START_FTP, type FtpOptions, type FtpServer, type FtpSite, startFtp } from "../../servers/ftp.ts";
import { makeAuthority } from "../../servers/ftpCertificates.ts";
import { type FtpProxy, startProxy } from "../../servers/ftpProxy.ts";
import { freePort } from "../../servers/ports.ts";
import { temporaryFolder } from "../support.ts";

const bytes = (text: string) => Buffer.from(text);

describe.runIf(CAN_START_FTP)("FTP that is not to be trusted", () => {
  let secure: FtpServer;
  let plain: FtpServer;
  beforeAll(async () => {
    secure = await startFtp();
    plain = await startFtp({ tls: false });
  }, 180_000);
  afterAll(() => Promise.all([secure?.stop(), plain?.stop()]));

  const refusedWith = async (
    site: FtpSite,
    changes: Partial<HostOf<"ftp">>,
    detail: unknown,
    code = "host-certificate",
  ) =>
    expect(connected({ ...site.config, ...changes }, site.secret).open()).rejects.toMatchObject({
      code,
      params: { name: "Live", detail },
    });

  it.each(["explicit", "implicit"] as const)("refuses a wrong certificate (%s TLS)", async (tls) => {
    const site = tls === "explicit" ? await secure.newSite() : await siteOf({ tls });
    await refusedWith(site, { authority: "" }, expect.stringMatching(/SELF_SIGNED|UNABLE_TO/));
    const other = await makeAuthority(temporaryFolder());
    await refusedWith(
      site,
      { authority: other },
      expect.stringMatching(/SELF_SIGNED|UNABLE_TO|CERT_SIGNATURE/),
    );
    const nowhere = connected({ ...site.config, authority: "/nowhere.pem" }, site.secret);
    await expect(nowhere.open()).rejects.toMatchObject({
      code: "source-missing",
      params: { path: "/nowhere.pem" },
    });
    const implicit = tls === "implicit" ? tls : true;
    const expired = await siteOf({ tls: implicit, certificate: "expired" });
    await expect(connected(expired.config, expired.secret).open()).rejects.toMatchObject({
      code: "host-certificate-expired",
    });
    const elsewhere = await siteOf({ tls: implicit, certificate: "elsewhere" });
    await refusedWith(elsewhere, {}, "ERR_TLS_CERT_ALTNAME_INVALID");
    await refusedWith(elsewhere, { address: "localhost" }, "ERR_TLS_CERT_ALTNAME_INVALID");
    await connected({ ...site.config, address: "localhost" }, site.secret).open();
  });

  it("sends no name and no password to a server without TLS, or with a wrong certificate", async () => {
    for (const server of [plain, secure]) {
      const site = await server.newSite();
      const proxy = await startProxy(server);
      const commands: string[] = [];
      proxy.answer = (command) => {
        commands.push(command);
        return null;
      };
      const untrusted = { address: proxy.address, tls: "explicit", authority: "" } as const;
      if (server === plain) await refusedWith(site, untrusted, "AUTH TLS", "host-no-tls");
      else await refusedWith(site, untrusted, expect.stringMatching(/SELF_SIGNED|UNABLE_TO/));
      expect(commands[0]).toBe("AUTH TLS");
      expect(commands.join()).not.toMatch(/USER|PASS/);
    }
  });

  it("says so when the settings and the server are of two minds about TLS", async () => {
    const implicit = { tls: "implicit" } as const;
    await refusedWith(await plain.newSite(), implicit, expect.stringMatching(/^ERR_SSL_/), "host-no-tls");
    const site = await secure.newSite();
    await expect(connected({ ...site.config, tls: "none" }, site.secret).open()).rejects.toMatchObject({
      code: "host-refused",
      params: { detail: "TLS" },
    });
  });

  it("says that a server can't be reached", async () => {
    const { config, secret } = await plain.newSite();
    const unreachable = (changes: Partial<HostOf<"ftp">>, detail: unknown) =>
      expect(connected({ ...config, ...changes }, secret).open()).rejects.toMatchObject({
        code: "host-unreachable",
        params: { name: "Live", detail },
      });
    await unreachable({ port: await freePort() }, "ECONNREFUSED");
    await unreachable({ address: "nowhere.invalid" }, expect.stringMatching(/ENOTFOUND|EAI_AGAIN/));
  });
});

describe.runIf(CAN_START_FTP)("FTP with faults", () => {
  let secure: FtpServer;
  let plain: FtpServer;
  beforeAll(async () => {
    secure = await startFtp();
    plain = await startFtp({ tls: false });
  }, 180_000);
  afterAll(() => Promise.all([secure?.stop(), plain?.stop()]));

  /** An open site behind a proxy, with a lock folder and a file x in it. */
  const begin = async (server: FtpServer): Promise<[FtpTree, FtpSite, FtpProxy]> => {
    const site = await server.newSite();
    const proxy = await startProxy(server);
    const tree = connected({ ...site.config, address: proxy.address }, site.secret);
    await tree.open();
    await tree.makeFolder(LOCK_FOLDER);
    await tree.write("x", bytes("old"));
    return [tree, site, proxy];
  };
  const text = async (site: FtpSite) => (await site.files()).get("x");

  it.each(["TLS", "no TLS"])("leaves no half file when an upload is cut (%s)", async (tls) => {
    const [tree, site, proxy] = await begin(tls === "TLS" ? secure : plain);
    for (const size of [0, 100_000, 900_000]) {
      proxy.cutAfter = size;
      const failure = await tree.write("x", randomBytes(1_000_000)).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      expect(failure).not.toBeInstanceOf(UserError);
      expect(await text(site)).toBe("old");
      expect(proxy.cutAfter).toBeNull();
    }
    const whole = randomBytes(1_000_000);
    await tree.write("x", whole);
    expect(Buffer.from((await tree.read("x")) ?? "").equals(whole)).toBe(true);
  });

  it.each([
    ["STOR", (tree: FtpTree) => tree.write("x", bytes("new"))],
    ["SIZE", (tree: FtpTree) => tree.write("x", bytes("new"))],
    ["RNTO", (tree: FtpTree) => tree.write("x", bytes("new"))],
    ["RETR", (tree: FtpTree) => tree.read("x")],
    ["LIST", (tree: FtpTree) => tree.list("")],
    ["MKD", (tree: FtpTree) => tree.makeFolder("folder")],
    ["DELE", (tree: FtpTree) => tree.remove("x")],
  ])("connects again after a connection broke at %s", async (command, work) => {
    const [tree, , proxy] = await begin(plain);
    proxy.cutAt = new RegExp(`^${command}`);
    const failure = await work(tree).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(UserError);
    await work(tree);
    for (const passing of ["421 Timeout.", "425 No data connection.", "450 Busy."]) {
      proxy.answer = (line) => (line.startsWith(command) ? passing : null);
      const again = await work(tree).catch((error: unknown) => error);
      expect(again, passing).toBeInstanceOf(Error);
      expect(again, passing).not.toBeInstanceOf(UserError);
      proxy.answer = () => null;
      await work(tree);
    }
  });

  it("never takes a short file for whole", async () => {
    const [tree, site, proxy] = await begin(plain);
    proxy.answer = (command) => (command.startsWith("SIZE") ? "213 2" : null);
    await expect(tree.write("x", bytes("new"))).rejects.toThrow("2 bytes");
    expect(await text(site)).toBe("old");
  });

  it("replaces a file on a server that does not rename over one", async () => {
    const [tree, site, proxy] = await begin(plain);
    proxy.answer = (command) => {
      const target =
        command.startsWith("RNTO ") && join(site.root, command.slice(`RNTO ${site.config.path}`.length));
      return target && existsSync(target) ? "550 Cannot rename: file exists" : null;
    };
    await tree.write("x", bytes("new"));
    expect(await text(site)).toBe("new");
    expect(await tree.list(LOCK_FOLDER)).toEqual([]);
  });

  it.each([
    ["STOR", "552 Exceeded storage allocation.", "host-full"],
    ["STOR", "452 Insufficient storage space.", "host-full"],
    ["STOR", "550 Quota exceeded.", "host-full"],
    ["STOR", "553 Permission denied.", "host-read-only"],
    ["STOR", "550 Read-only file system.", "host-read-only"],
    ["STOR", "502 Not implemented.", "host-refused"],
    ["RNTO", "553 File name not allowed.", "host-name-refused"],
    ["RNTO", "550 Permission denied.", "host-read-only"],
    ["RNTO", "550 File exists.", "host-read-only"],
    ["RNTO", "500 Unknown command.", "host-refused"],
  ])("keeps the old file when %s is answered with %s", async (command, answer, code) => {
    const [tree, site, proxy] = await begin(plain);
    proxy.answer = (line) => (line.startsWith(command) ? answer : null);
    const params = { name: "Live", path: `${site.config.path}/x` };
    await expect(tree.write("x", bytes("new"))).rejects.toMatchObject({ code, params });
    expect(await text(site)).toBe("old");
  });

  it("goes on with fewer connections where a server allows fewer", async () => {
    const site = await siteOf({ connections: 2 });
    const tree = connected(site.config, site.secret);
    await tree.open();
    await tree.makeFolder(LOCK_FOLDER);
    const names = Array.from({ length: 30 }, (_, index) => `${index}.txt`);
    await Promise.all(names.map((name) => tree.write(name, bytes(name))));
    expect([...(await site.files()).keys()].sort()).toEqual([...names].sort());
    const other = connected(site.config, site.secret);
    const failure = await other.open().catch((error: unknown) => error);
    expect(failure).not.toBeInstanceOf(UserError);
    expect(`${failure}`).toMatch("421");
    await tree.close();
    // The server takes its time to notice.
    await expect.poll(() => other.open().then(() => "open", String), { timeout: 90_000 }).toBe("open");
  });

  it("says that a server is gone once it is", async () => {
    const server = await startFtp({ tls: false });
    const { config, secret } = await server.newSite();
    const tree = connected(config, secret);
    await tree.open();
    await server.stop();
    await tree.list("").catch(() => undefined);
    await expect(tree.list("")).rejects.toMatchObject({ code: "host-unreachable" });
  });
});

/** A site on a server that ends with the test. */
async function siteOf(options: FtpOptions): Promise<FtpSite> {
  const server = await startFtp(options);
  onTestFinished(() => server.stop());
  return server.newSite();
}

/** A tree that is closed when the test is over. */
function connected(config: HostOf<"ftp">, secret: string): FtpTree {
  const tree = new FtpTree(config, secret);
  onTestFinished(() => tree.close());
  return tree;
}
