import { app } from "electron";
import { startApp } from "./app.ts";
import { registerAppScheme } from "./appProtocol.ts";
import { commandLineArguments } from "./commandLine.ts";

registerAppScheme();

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
  void app.whenReady().then(startApp);
} else {
  app.quit();
}
