import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { parseJson } from "../../shared/json.ts";

/**
 * A few values that this computer remembers in a JSON file: read once, written as a whole at each
 * change. A file that is not there, or that a crash or a person damaged, holds nothing: it must not
 * keep anyone from their stories.
 */
export class JsonFile<Values extends object> {
  private readonly path: string;
  private values: Partial<Values>;

  constructor(path: string) {
    this.path = path;
    this.values = readValues(path);
  }

  get<K extends keyof Values>(key: K): Values[K] | undefined {
    return this.values[key];
  }

  /** @throws Error of node:fs when the file can't be written; the value holds until the app ends */
  set<K extends keyof Values>(key: K, value: Values[K]): void {
    this.values = { ...this.values, [key]: value };
    this.write();
  }

  delete(key: keyof Values): void {
    const { [key]: _, ...rest } = this.values;
    // What is left after a key is taken out are still some of the values.
    this.values = rest as Partial<Values>;
    this.write();
  }

  /** Under another name first, so that the file is always a whole one. */
  private write(): void {
    const written = `${this.path}.new`;
    mkdirSync(dirname(this.path), { recursive: true });
    const file = openSync(written, "w", 0o600);
    try {
      writeSync(file, `${JSON.stringify(this.values, null, "\t")}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(written, this.path);
  }
}

function readValues<Values extends object>(path: string): Partial<Values> {
  try {
    const value = parseJson(readFileSync(path, "utf8"));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    // The app is the only one to write it.
    return isObject ? (value as Partial<Values>) : {};
  } catch {
    return {};
  }
}
