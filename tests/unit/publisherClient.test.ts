import { expect, it } from "vitest";
import { PublisherClient, type PublisherProcess } from "../../electron/publishing/client.ts";
import type { HostTarget, PublisherMessage } from "../../electron/publishing/protocol.ts";

/** A process that answers when the test says so. */
class FakeProcess implements PublisherProcess {
  answer: (message: PublisherMessage) => void = () => undefined;
  exit: () => void = () => undefined;
  send = () => undefined;
  kill = () => undefined;

  onMessage(take: (message: PublisherMessage) => void): void {
    this.answer = take;
  }

  onExit(take: () => void): void {
    this.exit = take;
  }
}

const TARGET: HostTarget = {
  folder: "/newsroom",
  host: { kind: "folder", id: "live", name: "Live", path: "/site" },
  secret: null,
};

function begin() {
  const processes: FakeProcess[] = [];
  const arrived: string[][] = [];
  const fork = () => {
    const made = new FakeProcess();
    processes.push(made);
    return made;
  };
  const events = { onProgress: () => undefined, onArrival: (ids: string[]) => void arrived.push(ids) };
  return { client: new PublisherClient(fork, events), processes, arrived };
}

it("tells of a process that ended before its work, and starts another for the next", async () => {
  const { client, processes } = begin();
  const work = client.ask("history", TARGET);
  processes[0]?.exit();
  await expect(work).rejects.toMatchObject({ code: "publish-interrupted" });
  const next = client.ask("history", TARGET);
  processes[1]?.answer({ kind: "done", value: [] });
  expect(await next).toEqual([]);
});

it("is not troubled by the late end of a process that was closed", async () => {
  const { client, processes, arrived } = begin();
  const first = client.ask("history", TARGET);
  processes[0]?.answer({ kind: "done", value: [] });
  await first;
  client.close();
  const next = client.ask("history", TARGET);
  processes[0]?.answer({ kind: "arrived", stories: ["of another newsroom"] });
  processes[0]?.exit();
  processes[1]?.answer({ kind: "arrived", stories: ["story"] });
  processes[1]?.answer({ kind: "done", value: [] });
  expect(await next).toEqual([]);
  expect(arrived).toEqual([["story"]]);
});
