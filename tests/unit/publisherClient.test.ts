import { expect, it } from "vitest";
import { PublisherClient, type PublisherProcess } from "../../electron/publishing/client.ts";
import type { HostTarget, PublisherMessage, PublisherRequest } from "../../electron/publishing/protocol.ts";

/** A process that answers when the test says so. */
class FakeProcess implements PublisherProcess {
  answer: (message: PublisherMessage) => void = () => undefined;
  exit: () => void = () => undefined;
  readonly sent: string[] = [];
  send = ({ kind }: PublisherRequest) => void this.sent.push(kind);
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

it("stops a publish where that does no harm, and settles when it has", async () => {
  const { client, processes } = begin();
  expect(client.isRunning).toBe(false);
  const publish = client.ask("publish", TARGET).catch(() => "stopped");
  expect(client.isRunning).toBe(true);
  let hasStopped = false;
  const stop = client.stop().then(() => {
    hasStopped = true;
  });
  await Promise.resolve();
  expect(hasStopped).toBe(false);
  expect(processes[0]?.sent).toEqual(["publish", "cancel"]);
  processes[0]?.answer({ kind: "failed", error: { code: "publish-cancelled", params: {} } });
  await stop;
  expect(await publish).toBe("stopped");
  expect(client.isRunning).toBe(false);
});

it("has nothing to lose while it only plans", () => {
  const { client } = begin();
  void client.ask("prepare", TARGET).catch(() => undefined);
  expect(client.isRunning).toBe(false);
});
