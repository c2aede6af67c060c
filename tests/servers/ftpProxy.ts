import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import type { FtpServer } from "./ftp.ts";
import { carry, Lane } from "./slowLine.ts";

/** Another address of this computer, so that every port of the server's is free on it. */
const ADDRESS = "127.0.0.2";

/** What stands between a client and a server, and what it does to them. */
export interface FtpProxy {
  address: string;
  /** Breaks the next data connection after so many bytes to the server. */
  cutAfter: number | null;
  /** Breaks the control connection at this command of the client's; only where there is no TLS. */
  cutAt: RegExp | null;
  /** The answer to a command in the server's place, or null to pass it on; only where there is no TLS. */
  answer: (command: string) => string | null;
  /** How slow data connections to the server are; null for as fast as they come. */
  bytesPerSecond: number | null;
  /** What data connections share. */
  lane: Lane;
  /** How many control connections there are. */
  connections: number;
}

/** Puts a proxy before a server, for one test. */
export async function startProxy(server: FtpServer): Promise<FtpProxy> {
  const proxy: FtpProxy = {
    address: ADDRESS,
    cutAfter: null,
    cutAt: null,
    answer: () => null,
    bytesPerSecond: null,
    lane: new Lane(),
    connections: 0,
  };
  const sockets = new Set<Socket>();
  const listen = async (port: number, pass: (client: Socket, server: Socket) => void): Promise<Server> => {
    const listener = createServer((client) => {
      const behind = connect(port, "127.0.0.1");
      for (const [socket, other] of [
        [client, behind],
        [behind, client],
      ] as const) {
        sockets.add(socket);
        socket.on("error", () => other.destroy());
        socket.on("close", () => sockets.delete(socket));
      }
      behind.pipe(client);
      pass(client, behind);
    });
    listener.listen(port, ADDRESS);
    await once(listener, "listening");
    return listener;
  };
  const listeners = [
    await listen(server.port, (client, behind) => passCommands(proxy, client, behind)),
    ...(await Promise.all(
      server.dataPorts.map((port) => listen(port, (client, behind) => passData(proxy, client, behind))),
    )),
  ];
  onTestFinished(() => {
    for (const listener of listeners) listener.close();
    for (const socket of sockets) socket.destroy();
  });
  return proxy;
}

function passCommands(proxy: FtpProxy, client: Socket, server: Socket): void {
  proxy.connections += 1;
  client.on("close", () => {
    proxy.connections -= 1;
  });
  client.on("end", () => server.end());
  client.on("data", (bytes: Buffer) => {
    const command = bytes.toString();
    if (proxy.cutAt?.test(command)) {
      proxy.cutAt = null;
      client.resetAndDestroy();
      server.destroy();
      return;
    }
    const answer = proxy.answer(command.trim());
    if (answer === null) server.write(bytes);
    else client.write(`${answer}\r\n`);
  });
}

function passData(proxy: FtpProxy, client: Socket, server: Socket): void {
  if (proxy.bytesPerSecond !== null) {
    carry(client, server, { bytesPerSecond: proxy.bytesPerSecond }, proxy.lane);
    return;
  }
  let passed = 0;
  client.on("end", () => server.end());
  client.on("data", (bytes: Buffer) => {
    passed += bytes.byteLength;
    server.write(bytes);
    if (proxy.cutAfter === null || passed <= proxy.cutAfter) return;
    proxy.cutAfter = null;
    client.resetAndDestroy();
    server.destroy();
  });
}
