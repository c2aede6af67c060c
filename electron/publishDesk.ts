import { join } from "node:path";
import { shell, utilityProcess } from "electron";
import { UserError } from "../shared/errors.ts";
import type { PublishPreview } from "../shared/ipc.ts";
import type { PublishProgress, PublishResult } from "../shared/publish/progress.ts";
import type { HostConfig } from "../shared/story/newsroom.ts";
import type { Library } from "./library/library.ts";
import { PublisherClient, type PublisherProcess } from "./publishing/client.ts";
import { type PreviewServer, servePreview } from "./publishing/previewServer.ts";

/** Publishing for the open newsroom, and the server that shows its site on this computer. */
export class PublishDesk {
  private readonly client: PublisherClient;
  private library: Library | null = null;
  /** Servers by the folder they serve. */
  private readonly servers = new Map<string, PreviewServer>();

  constructor(onProgress: (progress: PublishProgress) => void) {
    this.client = new PublisherClient(forkPublisher, onProgress);
  }

  /** Publishes for this newsroom from now on; what ran for another one is ended. */
  use(library: Library | null): void {
    this.client.close();
    for (const server of this.servers.values()) void server.close();
    this.servers.clear();
    this.library = library;
  }

  async prepare(hostId: string): Promise<PublishPreview> {
    const { folder, host } = this.find(hostId);
    return { host, ...(await this.client.prepare(folder, host.id)) };
  }

  publish(hostId: string): Promise<PublishResult> {
    const { folder, host } = this.find(hostId);
    return this.client.publish(folder, host.id);
  }

  cancel(): void {
    this.client.cancel();
  }

  /** Serves a folder host's site and opens it in the browser. */
  async openSite(hostId: string, path = ""): Promise<{ url: string }> {
    const { host } = this.find(hostId);
    const server = this.servers.get(host.path) ?? (await servePreview({ dir: host.path }));
    this.servers.set(host.path, server);
    const url = new URL(path.replace(/^\/+/, ""), server.url).href;
    await shell.openExternal(url);
    return { url };
  }

  private find(id: string): { folder: string; host: HostConfig } {
    if (!this.library) throw new UserError("newsroom-missing", { path: "" });
    const host = this.library.hosts().find((candidate) => candidate.id === id);
    if (!host) throw new UserError("host-missing", { name: id });
    return { folder: this.library.folder, host };
  }
}

function forkPublisher(): PublisherProcess {
  const child = utilityProcess.fork(join(import.meta.dirname, "publisher.js"), [], {
    serviceName: "Twinpress Publisher",
  });
  return {
    send: (request) => child.postMessage(request),
    onMessage: (take) => child.on("message", take),
    onExit: (take) => child.once("exit", take),
    kill: () => child.kill(),
  };
}
