import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { AwsClient } from "aws4fetch";
import { S3Host } from "../../electron/hosts/s3.ts";
import { xmlValues } from "../../electron/hosts/s3Answer.ts";
import { eachInParallel } from "../../electron/publishing/pool.ts";
import { ensureSystem, type SystemNeed } from "../../scripts/system-packages.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { ended, removeBase } from "./ending.ts";
import { freePort, hasEnded } from "./ports.ts";
import type { TestServer, TestSite } from "./site.ts";

/** Ceph's object gateway, with the monitor and the store behind it. */
export const NEEDS: readonly SystemNeed[] = [
  { package: "radosgw", files: ["/usr/bin/radosgw"] },
  { package: "ceph-mon", files: ["/usr/bin/ceph-mon"] },
  { package: "ceph-osd", files: ["/usr/bin/ceph-osd"] },
  { package: "ceph-mgr", files: ["/usr/bin/ceph-mgr"] },
  { package: "ceph-common", files: ["/usr/bin/ceph"] },
];

const READY_MS = 120_000;
const PREFIX = "press/site";

interface Cluster {
  folder: string;
  config: string;
  daemons: ChildProcess[];
}

/** A cluster, and its administrator's command. */
export interface S3Server extends TestServer {
  newSite(): Promise<TestSite & { config: HostOf<"s3">; secret: string }>;
  /** Runs `radosgw-admin` on the one user that there is. */
  admin(...words: string[]): Promise<void>;
}

/** Starts a whole Ceph cluster of one monitor, one store in memory and one gateway; it takes some 15 s. */
export async function startS3(): Promise<S3Server> {
  await ensureSystem(NEEDS, () => undefined);
  const folder = mkdtempSync(join(tmpdir(), "twinpress-ceph-"));
  const cluster: Cluster = { folder, config: join(folder, "ceph.conf"), daemons: [] };
  const killAll = () => {
    for (const daemon of cluster.daemons) daemon.kill("SIGKILL");
  };
  process.once("exit", killAll);
  const stop = async () => {
    process.off("exit", killAll);
    // The store is in memory: there is nothing for it to put in order.
    await Promise.all(cluster.daemons.map((daemon) => ended(daemon, "SIGKILL")));
    removeBase(folder);
  };
  try {
    const endpoint = await startCluster(cluster);
    const keys = { accessKey: randomBytes(10).toString("hex"), secret: randomBytes(20).toString("hex") };
    const user = ["--uid=press", "--display-name=Press", `--access-key=${keys.accessKey}`];
    await call(cluster, "radosgw-admin", ["user", "create", ...user, `--secret-key=${keys.secret}`]);
    const admin = (...words: string[]) => call(cluster, "radosgw-admin", [...words, "--uid=press"]);
    // With its first object the gateway makes room for all: longer than a publisher under test may be silent.
    await (await newSite(endpoint, keys)).write("first", "");
    return { newSite: () => newSite(endpoint, keys), admin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startCluster(cluster: Cluster): Promise<string> {
  const { folder } = cluster;
  const [monitorPort, gatewayPort] = [await freePort(), await freePort()];
  const [id, store] = [randomUUID(), randomUUID()];
  const monitor = `v2:127.0.0.1:${monitorPort}`;
  writeFileSync(cluster.config, configText(folder, id, monitor, gatewayPort));
  writeFileSync(join(folder, "keyring"), keyringText(), { mode: 0o600 });
  for (const name of ["mon", "osd", "run"]) mkdirSync(join(folder, name));

  const map = join(folder, "monmap");
  await call(cluster, "monmaptool", ["--create", "--fsid", id, "--addv", "a", `[${monitor}]`, map]);
  const keyring = ["--keyring", join(folder, "keyring")];
  await call(cluster, "ceph-mon", ["--mkfs", "-i", "a", "--monmap", map, ...keyring]);
  start(cluster, "ceph-mon", ["-f", "-i", "a"]);
  await untilListening(cluster, monitorPort);

  await call(cluster, "ceph", ["--connect-timeout", "60", "osd", "new", store, "0"]);
  await call(cluster, "ceph-osd", ["--mkfs", "-i", "0", "--osd-uuid", store]);
  start(cluster, "ceph-osd", ["-f", "-i", "0"]);
  start(cluster, "radosgw", ["-f", "-n", "client.rgw"]);
  await untilListening(cluster, gatewayPort);
  return `http://127.0.0.1:${gatewayPort}`;
}

/** One copy of everything, nothing outside the folder, and no complaint where a disk has little room. */
function configText(folder: string, id: string, monitor: string, gatewayPort: number): string {
  return `[global]
fsid = ${id}
mon host = [${monitor}]
public addr = 127.0.0.1
keyring = ${folder}/keyring
run dir = ${folder}/run
admin socket = ${folder}/run/$name.asok
log file = ${folder}/$name.log
crash dir = ${folder}/run
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon data avail crit = 1
[mon]
mon data = ${folder}/mon
[osd]
osd data = ${folder}/osd
osd objectstore = memstore
memstore device bytes = 2147483648
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:${gatewayPort}
rgw data = ${folder}/run
`;
}

function keyringText(): string {
  const all = ["mon", "osd", "mgr", "mds"].map((kind) => `\tcaps ${kind} = "allow *"\n`).join("");
  const names = ["mon.", "client.admin", "client.rgw", "osd.0"];
  return names.map((name) => `[${name}]\n\tkey = ${newKey()}\n${all}`).join("");
}

/** A key as Ceph writes it: its kind (AES), the time it was made, its length, 16 random bytes. */
function newKey(): string {
  const head = Buffer.alloc(12);
  head.writeUInt16LE(1, 0);
  head.writeUInt32LE(Math.floor(Date.now() / 1000), 2);
  head.writeUInt16LE(16, 10);
  return Buffer.concat([head, randomBytes(16)]).toString("base64");
}

async function newSite(
  endpoint: string,
  keys: { accessKey: string; secret: string },
): ReturnType<S3Server["newSite"]> {
  const { accessKey, secret } = keys;
  const bucket = `site-${randomBytes(6).toString("hex")}`;
  const region = "us-east-1";
  const config: HostOf<"s3"> = {
    ...{ kind: "s3", id: bucket, name: "Bucket", endpoint, region, bucket, prefix: PREFIX, accessKey },
  };
  const client = new AwsClient({ accessKeyId: accessKey, secretAccessKey: secret, service: "s3", region });
  const request = async (path: string, init: RequestInit = {}): Promise<string> => {
    const response = await client.fetch(`${endpoint}/${bucket}${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text;
  };
  const addressOf = (path: string) => `/${PREFIX}/${path}`.split("/").map(encodeURIComponent).join("/");
  await request("", { method: "PUT" });
  return {
    config,
    secret,
    open: () => new S3Host(config, secret),
    async files() {
      const files = new Map<string, string>();
      for (let marker = "", isMore = true; isMore; ) {
        const xml = await request(
          `?prefix=${encodeURIComponent(PREFIX)}%2F&marker=${encodeURIComponent(marker)}`,
        );
        const keys = xmlValues(xml, "Key");
        await eachInParallel(keys, 16, async (key) => {
          const path = key.slice(PREFIX.length + 1);
          files.set(path, await request(addressOf(path)));
        });
        marker = keys.at(-1) ?? "";
        isMore = xmlValues(xml, "IsTruncated")[0] === "true";
      }
      return files;
    },
    async write(path, text) {
      await request(addressOf(path), { method: "PUT", body: text });
    },
  };
}

async function call({ config, folder }: Cluster, program: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, CEPH_CONF: config };
  await promisify(execFile)(program, args, { env, cwd: folder, timeout: READY_MS, killSignal: "SIGKILL" });
}

function start({ config, folder, daemons }: Cluster, program: string, args: readonly string[]): void {
  const output = openSync(join(folder, `${program}.out`), "a");
  const options = { cwd: folder, env: { ...process.env, CEPH_CONF: config } };
  daemons.push(spawn(program, args, { ...options, stdio: ["ignore", output, output] }));
  closeSync(output);
}

async function untilListening({ daemons, folder }: Cluster, port: number): Promise<void> {
  const deadline = performance.now() + READY_MS;
  while (!(await isListening(port))) {
    const gone = daemons.find(hasEnded);
    if (!gone && performance.now() < deadline) {
      await pause(100);
      continue;
    }
    const program = gone?.spawnfile ?? "radosgw";
    throw new Error(`${program} did not start:\n${readFileSync(join(folder, `${program}.out`), "utf8")}`);
  }
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
