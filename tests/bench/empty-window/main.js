import { app, BrowserWindow } from "electron";

/** The least that Electron can do: one window with one page. What the app's start is compared with. */
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 });
  void window.loadURL("data:text/html,<title>Empty</title><p>Empty</p>");
});
