import { shell } from "electron";
import { UserError } from "../shared/errors.ts";
import type { PastPublish, PublishPreview, UndoReport } from "../shared/ipc.ts";
import { secretOf, secretVariable } from "../shared/publish/hostKinds.ts";
import type { HostReport } from "../shared/publish/hostReport.ts";
import type { PublishResult } from "../shared/publish/progress.ts";
import type { HostConfig } from "../shared/story/newsroom.ts";
import type { HostWork } from "./closeGuard.ts";
import { forkProcess } from "./forkProcess.ts";
import type { Library } from "./library/library.ts";
import { PublisherClient, type PublisherEvents } from "./publishing/client.ts";
import type { PreviewServer } from "./publishing/previewServer.ts";
import type { HostTarget } from "./publishing/protocol.ts";
import type { Secrets } from "./settings/secrets.ts";

/** Publishing for the open newsroom, and the server that shows its site on this computer. */
export class PublishDesk implements HostWork {
  private readonly client: PublisherClient;
  private readonly secrets: Secrets;
  private library: Library | null = null;
  /** Servers by the folder they serve. */
  private readonly servers = new Map<string, PreviewServer>();

  constructor(secrets: Secrets, events: PublisherEvents) {
    this.secrets = secrets;
    this.client = new PublisherClient(() => forkProcess("publisher.js", "Twinpress Publisher"), events);
  }

  /** Publishes for this newsroom from now on; what ran for another one is ended. */
  use(library: Library | null): void {
    this.client.close();
    for (const server of this.servers.values()) void server.close();
    this.servers.clear();
    this.library = library;
  }

  async prepare(hostId: string): Promise<PublishPreview> {
    return this.client.ask("prepare", await this.target(hostId));
  }

  async publish(hostId: string): Promise<PublishResult> {
    return this.client.ask("publish", await this.target(hostId));
  }

  async history(hostId: string): Promise<PastPublish[]> {
    return this.client.ask("history", await this.target(hostId));
  }

  async undo(hostId: string, generation: number): Promise<UndoReport> {
    return this.client.undo(await this.target(hostId), generation);
  }

  /** Tries a host that may not be kept yet. */
  async test(host: HostConfig, secret?: string): Promise<HostReport> {
    return this.client.ask("test", await this.targetOf(host, this.requireLibrary().folder, secret));
  }

  /** Makes a newsroom in a folder from a host. */
  clone(folder: string, host: HostConfig, secret: string | null): Promise<{ stories: number }> {
    return this.client.ask("clone", { folder, host, secret });
  }

  cancel(): void {
    this.client.cancel();
  }

  /** Something is being done on a host that is better not cut off. */
  get isRunning(): boolean {
    return this.client.isRunning;
  }

  stop(): Promise<void> {
    return this.client.stop();
  }

  /** Opens the site in the browser: where it is on the web, or a folder's served on this computer. */
  async openSite(hostId: string, path = ""): Promise<{ url: string }> {
    const host = this.find(hostId);
    const root = host.kind === "folder" ? await this.serve(host.path) : this.webAddress();
    const url = new URL(path.replace(/^\/+/, ""), root).href;
    await shell.openExternal(url);
    return { url };
  }

  private async serve(folder: string): Promise<string> {
    const { servePreview } = await import("./publishing/previewServer.ts");
    const server = this.servers.get(folder) ?? (await servePreview({ dir: folder }));
    this.servers.set(folder, server);
    return server.url;
  }

  private webAddress(): string {
    const { baseUrl } = this.requireLibrary().newsroom();
    if (baseUrl === "") throw new UserError("site-address-missing");
    return `${baseUrl}/`;
  }

  private target(hostId: string): Promise<HostTarget> {
    return this.targetOf(this.find(hostId), this.requireLibrary().folder);
  }

  /** @throws UserError `host-secret-missing` */
  private async targetOf(host: HostConfig, folder: string, given?: string): Promise<HostTarget> {
    const secret = given ?? (await this.secrets.get(host.id));
    const wanted = secretOf(host);
    if (wanted && !wanted.isOptional && secret === null) {
      throw new UserError("host-secret-missing", { name: host.name, variable: secretVariable(host) });
    }
    return { folder, host, secret: wanted ? secret : null };
  }

  private requireLibrary(): Library {
    if (!this.library) throw new UserError("newsroom-missing", { path: "" });
    return this.library;
  }

  private find(id: string): HostConfig {
    const host = this.requireLibrary()
      .hosts()
      .find((candidate) => candidate.id === id);
    if (!host) throw new UserError("host-missing", { name: id });
    return host;
  }
}
