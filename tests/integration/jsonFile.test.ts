import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { JsonFile } from "../../electron/settings/JsonFile.ts";
import { temporaryFolder } from "./support.ts";

interface Values {
  language: string | null;
  recent: string[];
}

test("what is set is there the next time, in a file that is whole", () => {
  const folder = join(temporaryFolder(), "settings");
  const file = new JsonFile<Values>(join(folder, "settings.json"));
  expect(file.get("language")).toBeUndefined();
  file.set("language", "zh-Hans");
  file.set("recent", ["/press"]);
  file.delete("language");
  const again = new JsonFile<Values>(join(folder, "settings.json"));
  expect(again.get("recent")).toEqual(["/press"]);
  expect(again.get("language")).toBeUndefined();
  expect(readdirSync(folder)).toEqual(["settings.json"]);
});

test.each(["", "{", "[]", "null", "\0\0\0"])(
  "a damaged file (%j) holds nothing, and is put right",
  (damaged) => {
    const path = join(temporaryFolder(), "settings.json");
    writeFileSync(path, damaged);
    const file = new JsonFile<Values>(path);
    expect(file.get("recent")).toBeUndefined();
    file.set("recent", []);
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({ recent: [] });
  },
);

test("a file as Twinpress has always written it is read", () => {
  const path = join(temporaryFolder(), "settings.json");
  writeFileSync(path, '{\n\t"language": "en",\n\t"recent": [\n\t\t"/press"\n\t]\n}');
  expect(new JsonFile<Values>(path).get("recent")).toEqual(["/press"]);
});
