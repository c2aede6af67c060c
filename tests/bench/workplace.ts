import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../scripts/run.ts";

const MAKE_FIXTURE = join(import.meta.dirname, "makeFixture.ts");

/** A temporary folder for one run of the bench, with newsrooms of asked sizes made once. */
export class Workplace {
  readonly folder: string;
  private readonly newsrooms = new Map<number, string>();
  private taken = 0;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<Workplace> {
    return new Workplace(await mkdtemp(join(tmpdir(), "twinpress-bench-")));
  }

  /** A path in here that nobody else was given; its parent is there, it is not. */
  fresh(name: string): string {
    this.taken += 1;
    return join(this.folder, `${name}-${this.taken}`);
  }

  /** A newsroom's folder that is the caller's own to change. */
  async newsroom({ stories }: { stories: number }): Promise<string> {
    const copy = this.fresh("newsroom");
    await cp(await this.original(stories), copy, { recursive: true });
    return copy;
  }

  /** An empty folder. */
  async emptyFolder(name: string): Promise<string> {
    const folder = this.fresh(name);
    await mkdir(folder);
    return folder;
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async original(stories: number): Promise<string> {
    const known = this.newsrooms.get(stories);
    if (known !== undefined) return known;
    const folder = this.fresh("original");
    // The driver lets go of a database some time after close(); a process that ends does it now.
    await run(process.execPath, [MAKE_FIXTURE, folder, String(stories)], { quiet: true });
    this.newsrooms.set(stories, folder);
    return folder;
  }
}
