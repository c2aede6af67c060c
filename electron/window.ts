import { join } from "node:path";
import { BrowserWindow, nativeTheme, screen, session, shell } from "electron";
import { APP_ORIGIN, EVENT_CHANNEL } from "../shared/channels.ts";
import type { EventName, Events } from "../shared/ipc.ts";
import type { WindowPlace } from "./settings/firstLook.ts";

const MINIMUM = { width: 720, height: 480 };

/** The app's window, hidden until its first screen is drawn. */
export function openWindow(wanted: WindowPlace): BrowserWindow {
  const place = visiblePlace(wanted);
  const window = new BrowserWindow({
    ...place,
    minWidth: MINIMUM.width,
    minHeight: MINIMUM.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? "#17181a" : "#fbfaf7",
    webPreferences: {
      preload: join(import.meta.dirname, "../preload/preload.cjs"),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      // The second start has the scripts' code already, not only the third.
      v8CacheOptions: "bypassHeatCheck",
    },
  });
  if (place.maximized) window.maximize();
  window.once("ready-to-show", () => revealWindow(window));
  keepInside(window);
  recover(window);
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}

/** A window whose process dies again sooner than this, in milliseconds, is left as it is. */
const STEADY = 10_000;

/** A window whose process died, for want of memory perhaps, is begun anew: what was typed is saved. */
function recover(window: BrowserWindow): void {
  let lastAt = Number.NEGATIVE_INFINITY;
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    console.error(`The window's process ended: ${reason}.`);
    const isSteady = performance.now() - lastAt > STEADY;
    lastAt = performance.now();
    if (isSteady && reason !== "clean-exit") window.webContents.reload();
  });
}

/** Shows a window that was opened hidden; it has drawn its first screen. */
export function revealWindow(window: BrowserWindow): void {
  if (!window.isDestroyed() && !window.isVisible()) window.show();
}

/** Sends an event of the contract to a window. */
export function sendEvent<E extends EventName>(window: BrowserWindow, event: E, payload: Events[E]): void {
  if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event, payload);
}

/** Opens an address in the system's browser or mail program, if it is https, http or mailto. */
export async function openExternal(address: string): Promise<void> {
  const { protocol } = new URL(address);
  if (["https:", "http:", "mailto:"].includes(protocol)) await shell.openExternal(address);
}

/** No window asks for the camera, the microphone, notifications or anything else of the kind. */
export function refusePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === "clipboard-sanitized-write"),
  );
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === "clipboard-sanitized-write",
  );
}

/** A window shows the app and nothing else: links go to the browser, drops don't navigate. */
function keepInside(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.setWindowOpenHandler(({ url }) => {
    void openExternal(url);
    return { action: "deny" };
  });
  // A window that failed begins its own page anew.
  webContents.on("will-navigate", (event) => {
    if (event.url !== webContents.getURL()) event.preventDefault();
  });
  webContents.on("will-attach-webview", (event) => event.preventDefault());
}

/** Says where a window is whenever that changed, and as it closes. */
export function watchPlace(window: BrowserWindow, note: (place: WindowPlace) => void): void {
  const remember = () => {
    if (window.isDestroyed() || window.isMinimized()) return;
    note({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  window.on("resized", remember);
  window.on("moved", remember);
  window.on("close", remember);
}

/** A place on a screen that is still there; a screen may have gone since the window was last open. */
function visiblePlace(place: WindowPlace): WindowPlace {
  const { x, y, width, height, maximized } = place;
  if (x === undefined || y === undefined) return place;
  const area = screen.getDisplayMatching({ x, y, width, height }).workArea;
  const isVisible =
    x < area.x + area.width - MINIMUM.width / 4 &&
    x + width > area.x + MINIMUM.width / 4 &&
    y >= area.y &&
    y < area.y + area.height - MINIMUM.height / 4;
  return isVisible ? place : { width, height, maximized };
}
