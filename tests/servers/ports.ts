import { connect, createServer } from "node:net";

/** A port of 127.0.0.1 that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Waits until something listens on a port of 127.0.0.1. @throws Error after 30 seconds */
export async function listening(port: number): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await answers(port))) {
    if (performance.now() > end) throw new Error(`Nothing listens on port ${port}.`);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const settle = (value: boolean) => {
      socket.destroy();
      // One look follows the other, but not without letting the server have its turn.
      setTimeout(() => resolve(value), value ? 0 : 20);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
  });
}
