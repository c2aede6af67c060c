import { connect, createServer, type Socket } from "node:net";

/** A line on which bytes to a server come to a stand, as a sleeping computer's do, and go on later. */
export interface HeldLine {
  port: number;
  /** Holds what comes after so many more bytes, on all connections; the first time that it is said. */
  holdAfter(bytes: number): void;
  /** True once something has come to a stand. */
  isHolding(): boolean;
  letGo(): void;
  stop(): void;
}

/** @param port the server's, on 127.0.0.1 */
export async function startHeldLine(port: number): Promise<HeldLine> {
  const open = new Set<Socket>();
  /** How many bytes still pass; null before and after. */
  let left: number | null = null;
  let wasHeld = false;
  const held: (() => void)[] = [];
  const pass = (data: Buffer, to: Socket) => {
    if (left === null) to.write(data);
    else {
      const now = data.subarray(0, left);
      const later = data.subarray(now.length);
      left -= now.length;
      if (now.length > 0) to.write(now);
      if (later.length > 0) held.push(() => to.write(later));
    }
  };
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port, host: "127.0.0.1", noDelay: true });
    upstream.pipe(client);
    client.on("data", (data: Buffer) => pass(data, upstream));
    client.on("end", () => (left === null ? upstream.end() : held.push(() => upstream.end())));
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => open.delete(socket));
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: Object(server.address()).port,
    holdAfter: (bytes) => {
      if (!wasHeld) left = bytes;
      wasHeld = true;
    },
    isHolding: () => held.length > 0,
    letGo: () => {
      left = null;
      for (const go of held.splice(0)) go();
    },
    stop: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
