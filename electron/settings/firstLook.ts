import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Theme } from "../../shared/ipc.ts";

/** A window's place on the screen, in device-independent pixels. */
export interface WindowPlace {
  x?: number;
  y?: number;
  width: number;
  height: number;
  maximized: boolean;
}

/** What a window looks like before it shows anything. */
export interface FirstLook {
  window: WindowPlace;
  theme: Theme;
}

export const PLAIN_LOOK: FirstLook = {
  window: { width: 1280, height: 800, maximized: false },
  theme: "system",
};

/** The settings' file in the app's own folder, without its ending. */
export const SETTINGS_NAME = "settings";

/**
 * What the first window needs of the settings, read straight from their file: loading their store
 * takes longer than all that comes before the window. Whatever can't be read is as it was at first.
 *
 * @param folder the app's own folder, where the store keeps its file
 */
export function firstLook(folder: string): FirstLook {
  const { window, theme } = readSettings(join(folder, `${SETTINGS_NAME}.json`));
  return {
    window: isPlace(window) ? window : PLAIN_LOOK.window,
    theme: isTheme(theme) ? theme : PLAIN_LOOK.theme,
  };
}

export function isTheme(value: unknown): value is Theme {
  return value === "system" || value === "light" || value === "dark";
}

export function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== "object" || value === null) return false;
  const { x, y, width, height, maximized } = value as Partial<Record<keyof WindowPlace, unknown>>;
  const isPixels = (pixels: unknown) => Number.isSafeInteger(pixels);
  const isCorner = (x === undefined && y === undefined) || (isPixels(x) && isPixels(y));
  return isCorner && isPixels(width) && isPixels(height) && typeof maximized === "boolean";
}

function readSettings(file: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof read === "object" && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}
