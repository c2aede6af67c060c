import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "vitest";
import { z } from "zod";
import { temporaryFolder } from "./support.ts";

const ROOT = join(import.meta.dirname, "../..");
export const NODE = join(ROOT, "node_modules/.bin/node");
export const MAIN = join(ROOT, "electron/cli/start.ts");
export const SAMPLE = join(ROOT, "assets/sample");
export const ENV = { PATH: process.env.PATH, LANG: "en_US.UTF-8" };

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** What a call of the command line gets besides its words. */
interface Surroundings {
  env?: NodeJS.ProcessEnv;
  /** Standard input, whole; it is closed without a byte unless given. */
  input?: string;
}

/** Runs the command line as a process of its own. */
export async function cli(
  words: readonly string[],
  { env = ENV, input = "" }: Surroundings = {},
): Promise<Ended> {
  const running = promisify(execFile)(NODE, [MAIN, ...words], { env });
  running.child.stdin?.end(input);
  try {
    const { stdout, stderr } = await running;
    return { code: 0, stdout, stderr };
  } catch (error) {
    return z.object({ code: z.number(), stdout: z.string(), stderr: z.string() }).parse(error);
  }
}

/** The same with `--json`: the one object on standard output, which is all there is. */
export async function json(...words: string[]) {
  return jsonIn({}, ...words);
}

/** {@link json} with an environment or standard input of its own. */
export async function jsonIn(surroundings: Surroundings, ...words: string[]) {
  const { code, stdout, stderr } = await cli([...words, "--json"], surroundings);
  expect(stderr).toBe("");
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  return { code, data: z.record(z.string(), z.unknown()).parse(JSON.parse(stdout)) };
}

/** A newsroom with the sample's stories. */
export async function sampleNewsroom(): Promise<string> {
  const newsroom = join(temporaryFolder(), "newsroom");
  await json("new", "--newsroom", newsroom, "--name", "Test", "--name-zh", "测试");
  expect(await json("import", "--newsroom", newsroom, SAMPLE)).toMatchObject({ code: 0, data: { ok: true } });
  return newsroom;
}
