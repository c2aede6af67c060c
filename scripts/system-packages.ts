import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { run } from "./run.ts";

/** A program or library that development needs from the system, and Debian's package for it. */
export interface SystemNeed {
  package: string;
  /** Any one of these files shows that it is there. */
  files: readonly string[];
}

const LIB = "/usr/lib/x86_64-linux-gnu";

/** What Electron needs to open a window where there is no display. */
export const WINDOW_NEEDS: readonly SystemNeed[] = [
  { package: "xvfb", files: ["/usr/bin/Xvfb"] },
  { package: "libgtk-3-0", files: [`${LIB}/libgtk-3.so.0`] },
  { package: "libnss3", files: [`${LIB}/libnss3.so`] },
  { package: "libasound2", files: [`${LIB}/libasound.so.2`] },
  { package: "libgbm1", files: [`${LIB}/libgbm.so.1`] },
  { package: "libxss1", files: [`${LIB}/libXss.so.1`] },
  { package: "fonts-noto-cjk", files: ["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"] },
];

/** A browser to read the published site with. */
export const BROWSER_NEEDS: readonly SystemNeed[] = [
  {
    package: "chromium",
    files: ["/usr/bin/chromium", "/usr/bin/google-chrome", "/opt/google/chrome/chrome"],
  },
];

/**
 * Makes sure that the needs are met on Linux: as root on Debian they are installed, otherwise the
 * error holds the command to run. Other systems bring what is needed.
 *
 * @throws Error that holds the exact command.
 */
export async function ensureSystem(needs: readonly SystemNeed[], log: (line: string) => void): Promise<void> {
  if (process.platform !== "linux") return;
  const missing = needs.filter((need) => !need.files.some((file) => existsSync(file)));
  if (missing.length === 0) return;
  const names = missing.map((need) => need.package);
  const command = `apt-get install -y --no-install-recommends ${names.join(" ")}`;
  if (process.getuid?.() !== 0 || !(await isDebian())) {
    throw new Error(`This needs ${names.join(", ")}. Install it with:\n  sudo ${command}`);
  }
  log(`Installing from Debian: ${names.join(", ")} (once)…`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { quiet: true, env });
  await run("apt-get", command.split(" ").slice(1), { quiet: true, env });
}

async function isDebian(): Promise<boolean> {
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
}
