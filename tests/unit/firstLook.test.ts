import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { firstLook, PLAIN_LOOK } from "../../electron/settings/firstLook.ts";
import { temporaryFolder } from "../integration/support.ts";

function lookAt(settings: string): unknown {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "settings.json"), settings);
  return firstLook(folder);
}

it("reads the window's place and the theme from the settings' file", () => {
  const look = { window: { x: 10, y: -20, width: 900, height: 700, maximized: true }, theme: "dark" };
  expect(lookAt(JSON.stringify({ ...look, lastFolder: "/newsroom" }))).toEqual(look);
  const { x: _x, y: _y, ...unplaced } = look.window;
  expect(lookAt(JSON.stringify({ window: unplaced }))).toEqual({ window: unplaced, theme: "system" });
});

it.each([
  "",
  "{",
  "null",
  "[]",
  '{"window":null,"theme":"pink"}',
  '{"window":{"width":"wide","height":700,"maximized":false}}',
  '{"window":{"x":1e400,"y":0,"width":900,"height":700,"maximized":false}}',
  '{"window":{"x":5,"width":900,"height":700,"maximized":false}}',
])("shows a plain window where the file holds %j", (settings) => {
  expect(lookAt(settings)).toEqual(PLAIN_LOOK);
});

it("shows a plain window where there is no file", () => {
  expect(firstLook("/nowhere/at/all")).toEqual(PLAIN_LOOK);
});
