import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureSystem } from "../../scripts/system-packages.ts";

/** A message bus, and what keeps secrets on it. */
export const NEEDS = [
  { package: "dbus", files: ["/usr/bin/dbus-daemon"] },
  { package: "gnome-keyring", files: ["/usr/bin/gnome-keyring-daemon"] },
];

/** A system's keyring, as GNOME has it. */
export interface SystemKeyring {
  /** What an app must find around it to use the keyring. */
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** GNOME's keyring, unlocked, on a message bus of its own. */
export async function startKeyring(): Promise<SystemKeyring> {
  await ensureSystem(NEEDS, () => undefined);
  const base = mkdtempSync(join(tmpdir(), "twinpress-keyring-"));
  chmodSync(base, 0o700);
  const bus = spawn("/usr/bin/dbus-daemon", ["--session", "--nofork", "--print-address"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const address = (await firstLine(bus.stdout)).trim();
  const env = { DBUS_SESSION_BUS_ADDRESS: address, XDG_CURRENT_DESKTOP: "GNOME", XDG_DATA_HOME: base };
  const daemon = spawn(
    "/usr/bin/gnome-keyring-daemon",
    ["--foreground", "--unlock", "--components=secrets", `--control-directory=${base}`],
    { env: { ...process.env, ...env }, stdio: ["pipe", "pipe", "ignore"] },
  );
  daemon.stdin.end("the login password");
  // It prints where it listens once it does.
  await firstLine(daemon.stdout);
  const stop = async () => {
    for (const process of [daemon, bus]) {
      const ended = once(process, "exit");
      process.kill();
      await ended;
    }
    rmSync(base, { recursive: true, force: true });
  };
  return { env, stop };
}

async function firstLine(out: NodeJS.ReadableStream): Promise<string> {
  const [chunk] = await once(out, "data");
  return String(chunk);
}
