import type { Host } from "../../shared/publish/host.ts";
import type { HostConfig } from "../../shared/story/newsroom.ts";

/** An empty place on a test's server that a site can be published to. */
export interface TestSite {
  config: HostConfig;
  secret: string | null;
  /** Opens it anew: another connection, as another computer would. */
  open(): Host;
  /** Every file of the site on the server, by path, read behind the host's back. */
  files(): Promise<Map<string, string>>;
  /** Puts a file there as a stranger would. */
  write(path: string, text: string): Promise<void>;
}

/** A real server on 127.0.0.1 that a test started. */
export interface TestServer {
  newSite(): Promise<TestSite>;
  /** Ends it and removes what it kept. */
  stop(): Promise<void>;
}
