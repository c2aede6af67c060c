import { once } from "node:events";
import { createServer } from "node:http";
import { z } from "zod";
import { NetlifyHost } from "../../electron/hosts/netlify.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { NetlifyService, type ServiceSite, TOKEN } from "./netlifyService.ts";
import type { TestServer, TestSite } from "./site.ts";

/** A place on the server, and the server's side of it. */
export type NetlifySite = TestSite & { config: HostOf<"netlify">; secret: string; state: ServiceSite };

/** A server that behaves as "Get started with the Netlify API" (docs.netlify.com) says. */
export type NetlifyServer = NetlifyService &
  Omit<TestServer, "newSite"> & { newSite(): Promise<NetlifySite> };

/** Starts one on a free port of 127.0.0.1, in this process. */
export async function startNetlify(): Promise<NetlifyServer> {
  const service = new NetlifyService();
  const server = createServer((request, response) => void service.receive(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`;
  service.address = address;
  return Object.assign(service, {
    newSite: async () => {
      const state = service.addSite();
      const api = `${address}/api/v1`;
      const config: HostOf<"netlify"> = { kind: "netlify", id: "live", name: "Live", site: state.id, api };
      return {
        config,
        secret: TOKEN,
        state,
        open: () => new NetlifyHost(config, TOKEN),
        files: async () => service.textsOf(state),
        write: async (path: string, text: string) => service.replaceOne(state, path, text),
      };
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}
