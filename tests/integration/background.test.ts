import { fork, type ChildProcess as NodeProcess } from "node:child_process";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { Background } from "../../electron/background/background.ts";
import type { BackgroundMessage, BackgroundRequest } from "../../electron/background/protocol.ts";
import type { ChildProcess } from "../../electron/childProcess.ts";
import { Library } from "../../electron/library/library.ts";
import type { Story } from "../../shared/story/model.ts";
import { paragraph, temporaryNewsroom, withVersion } from "./support.ts";

const SCRIPT = join(import.meta.dirname, "../../electron/backgroundProcess.ts");
const running: NodeProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  vi.useRealTimers();
});

/** A background process as the app has it, but of plain Node; `ready` when it has opened the newsroom. */
function start(library: Library): { background: Background; child: NodeProcess; ready: Promise<void> } {
  const child = fork(SCRIPT);
  running.push(child);
  const ready = new Promise<void>((resolve) => {
    child.once("message", () => resolve());
  });
  const held: ChildProcess<BackgroundRequest, BackgroundMessage> = {
    send: (request) => void child.send(request),
    onMessage: (take) => child.on("message", (message) => take(message as BackgroundMessage)),
    onExit: (take) => child.once("exit", take),
    kill: () => child.kill(),
  };
  const background = new Background(() => held);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  background.use(library);
  vi.runAllTimers();
  vi.useRealTimers();
  return { background, child, ready };
}

function written(story: Story, text: string): Story {
  return withVersion(story, "en", { title: "The river", body: [paragraph("a", text)] });
}

test("a save is done by the process, and on the disk when it is answered", async () => {
  const library = temporaryNewsroom();
  const { story, edition } = library.create();
  const { background, child, ready } = start(library);
  await ready;
  const saved = await background.ask("save", { story: written(story, "Upstream."), edition });
  expect(saved.versions.en.slug).toBe("the-river");
  child.kill("SIGKILL");
  const reopened = Library.open(library.folder);
  expect(reopened.get(story.id).story.versions.en.body).toEqual([paragraph("a", "Upstream.")]);
  reopened.close();
  // The connection that was there before sees it, too.
  expect(library.get(story.id).story.versions.en.title).toBe("The river");
});

test("what a process that breaks down was asked is done all the same, and everything after it", async () => {
  const library = temporaryNewsroom();
  const { story, edition } = library.create();
  const { background, child, ready } = start(library);
  await ready;
  child.kill("SIGSTOP");
  // It may have saved before it ended.
  const stuck = background.ask("save", { story: written(story, "Upstream."), edition, base: story });
  child.kill("SIGKILL");
  const saved = await stuck;
  await background.ask("save", { story: written(story, "Downstream."), edition: saved.edition });
  expect(library.get(story.id).story.versions.en.body).toEqual([paragraph("a", "Downstream.")]);
});

test("nothing waits for a process that is not ready", async () => {
  const library = temporaryNewsroom();
  const { story, edition } = library.create();
  const { background, child } = start(library);
  child.kill("SIGSTOP");
  await background.ask("save", { story: written(story, "Upstream."), edition });
  expect(library.get(story.id).story.versions.en.body).toEqual([paragraph("a", "Upstream.")]);
});

test("a refusal is told as the library tells it", async () => {
  const library = temporaryNewsroom();
  const { background, ready } = start(library);
  await ready;
  await expect(background.ask("check", { id: "nothere0" })).rejects.toMatchObject({ code: "story-missing" });
});

test("work that was asked for before another newsroom was opened is still done", async () => {
  const library = temporaryNewsroom();
  const { story, edition } = library.create();
  const { background, child, ready } = start(library);
  await ready;
  // It may have saved, and ended before it could say so.
  const last = background.ask("save", { story: written(story, "Upstream."), edition, base: story });
  const over = new Promise((resolve) => child.once("exit", resolve));
  background.use(null);
  await last;
  await over;
  expect(library.get(story.id).story.versions.en.body).toEqual([paragraph("a", "Upstream.")]);
  await expect(background.ask("search", { text: "river" })).rejects.toMatchObject({
    code: "newsroom-missing",
  });
});
