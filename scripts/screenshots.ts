import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "./build.ts";
import { openDisplay } from "./display.ts";
import { launchApp } from "./launch.ts";
import { fail } from "./log.ts";
import { visitConflicts } from "./screenshots/conflicts.ts";
import { visitDesk } from "./screenshots/desk.ts";
import { visitEditor } from "./screenshots/editor.ts";
import { visitPublish, visitSignIn } from "./screenshots/publish.ts";
import { type Look, Shoot } from "./screenshots/Shoot.ts";
import { visitSettings, visitXliffReport } from "./screenshots/settings.ts";
import { photographSite } from "./screenshots/site.ts";
import { visitTranslation } from "./screenshots/translation.ts";
import { visitWelcome } from "./screenshots/welcome.ts";

const SIZES = [
  [1280, 800],
  [1000, 640],
] as const;

const LOOKS: readonly Look[] = (["en", "zh-Hans"] as const).flatMap((language) =>
  (["light", "dark"] as const).flatMap((theme) =>
    SIZES.map(([width, height]) => ({ language, theme, width, height })),
  ),
);

/**
 * `npm run screenshots -- FOLDER [PART]`: every screen in both languages, light and dark, in two
 * sizes, and the published site. PART narrows it to the looks whose name holds it, such as
 * `en-light-1280` or `dark`, or to the `site`.
 */
async function screenshots(folder: string, part: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ("site".includes(part)) await photographSite(folder);
  const looks = LOOKS.filter(({ language, theme, width }) => `${language}-${theme}-${width}`.includes(part));
  if (looks.length === 0) return;
  await buildApp();
  const display = await openDisplay();
  for (const look of looks) await takeAll(folder, look, display.env);
  display.close();
}

async function takeAll(folder: string, look: Look, env: NodeJS.ProcessEnv): Promise<void> {
  const { language, theme, width, height } = look;
  const home = await mkdtemp(join(tmpdir(), "twinpress-screens-"));
  const running = await launchApp({ home, size: { width, height }, env });
  const shoot = new Shoot(running, look, home, folder);
  await shoot.request("app.setTheme", { theme });
  await shoot.request("app.setLanguage", { language });
  await shoot.page.reload();
  await shoot.page.locator(`html[data-theme=${theme}][lang=${language}]`).waitFor();
  await shoot.page.locator("[data-screen=welcome]").waitFor();
  await visitWelcome(shoot);
  await visitDesk(shoot);
  await visitTranslation(shoot);
  await visitEditor(shoot);
  await visitPublish(shoot);
  await visitSettings(shoot);
  await visitXliffReport(shoot);
  await visitConflicts(shoot);
  await visitSignIn(shoot);
  await running.app.close();
  await rm(home, { recursive: true, force: true });
}

const [folder = "screenshots", part = ""] = process.argv.slice(2);
screenshots(folder, part).then(() => process.exit(0), fail);
