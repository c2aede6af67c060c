import { app, dialog, Menu, nativeTheme } from "electron";
import type { TwinpressApp } from "./app.ts";
import { registerAppScheme, serveApp } from "./appProtocol.ts";
import { commandLineArguments } from "./commandLine.ts";
import { hearRequests } from "./ipc/hear.ts";
import { firstLook } from "./settings/firstLook.ts";
import { systemKeyring } from "./settings/keyring.ts";
import { systemLanguage } from "./systemLanguage.ts";
import { openWindow, refusePermissions } from "./window.ts";

registerAppScheme();
// For windows: code that was compiled as a whole is kept as a whole for the next start, where otherwise
// each function is parsed again when it is first called; and a start's objects fit into the young heap.
app.commandLine.appendSwitch("js-flags", "--no-lazy --min-semi-space-size=16");
// Otherwise Electron makes a menu of its own before it is ready.
Menu.setApplicationMenu(null);

const words = commandLineArguments(process.argv);

if (words) {
  // `await` at the top level before `ready` would wait for itself.
  import("./cli/main.ts")
    .then(({ runCli }) => runCli(words))
    .then(
      (code) => app.exit(code),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        app.exit(1);
      },
    );
} else if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start).catch(fail);
} else {
  app.quit();
}

/** Says what kept the app from starting, and ends it. */
async function fail(error: unknown): Promise<void> {
  console.error(error);
  const [{ createI18n, errorText }, { toErrorData }] = await Promise.all([
    import("../shared/i18n/translator.ts"),
    import("../shared/errors.ts"),
  ]);
  const { t } = createI18n(systemLanguage());
  dialog.showErrorBox("Twinpress", errorText(t, toErrorData(error)));
  app.exit(1);
}

/**
 * Opens the window, and gives it its files; while it reads them in its own process, what will answer
 * it is loaded in this one.
 */
async function start(): Promise<void> {
  const look = firstLook(app.getPath("userData"));
  nativeTheme.themeSource = look.theme;
  refusePermissions();
  const { promise: running, resolve } = Promise.withResolvers<TwinpressApp>();
  const begun = serveApp(async (id, width) => (await running).picture(id, width));
  hearRequests(running.then(({ answer }) => answer));
  const window = openWindow(look.window);
  await begun;
  const [{ TwinpressApp }, keyring] = await Promise.all([import("./app.ts"), systemKeyring()]);
  const twinpress = new TwinpressApp(keyring);
  twinpress.start(window);
  resolve(twinpress);
}
