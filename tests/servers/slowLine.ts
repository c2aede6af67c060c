import { connect, createServer, type Socket } from "node:net";

/** How bad a line is, in both directions. */
export interface SlowLineOptions {
  /** The port of 127.0.0.1 that it leads to. */
  port: number;
  /** One way, in milliseconds. */
  latencyMs?: number;
  bytesPerSecond?: number | undefined;
  /** The share of pieces that get lost and are sent again, which costs 200 ms (RFC 6298 §2.4 in Linux). */
  loss?: number;
  /** All connections are cut each time that the server has got so many bytes more. */
  cutEvery?: number;
}

/** A line between a client and a server of this computer that is as bad as one asks for. */
export interface SlowLine {
  port: number;
  /** Bytes that came to it on their way to the server. */
  bytes(): number;
  /** Cuts every connection that there is. */
  cut(): void;
  /** Carries all from now on as fast as it comes. */
  hurry(): void;
  stop(): void;
}

/** The largest piece that goes through at once, in bytes: an Ethernet packet's payload. */
const PIECE = 1460;
const RETRANSMISSION = 200;

/** One direction of a line, which all connections share. */
export class Lane {
  freeAt = 0;
  pieces = 0;
  bytes = 0;
  /** Bytes that arrived since the last cut. */
  delivered = 0;
}

/** Starts a proxy that delays, throttles and loses. What is lost is chosen by a fixed sequence. */
export async function startSlowLine(given: SlowLineOptions): Promise<SlowLine> {
  const options = { ...given };
  const open = new Set<Socket>();
  const [up, down] = [new Lane(), new Lane()];
  const cut = () => {
    // What was on its way is gone, and keeps nobody waiting.
    for (const lane of [up, down]) lane.freeAt = 0;
    up.delivered = 0;
    for (const socket of open) socket.destroy();
  };
  const cutInTime = () => {
    if (options.cutEvery !== undefined && up.delivered >= options.cutEvery) cut();
  };
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: options.port, host: "127.0.0.1", noDelay: true });
    for (const [from, to, lane] of [
      [client, upstream, up],
      [upstream, client, down],
    ] as const) {
      open.add(from);
      carry(from, to, options, lane, cutInTime);
      from.on("close", () => {
        open.delete(from);
        // What was sent before an end arrives before it; what ends without one is cut.
        if (!from.readableEnded) to.destroy();
      });
      from.on("error", () => to.destroy());
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    bytes: () => up.bytes,
    cut,
    hurry: () => {
      options.bytesPerSecond = undefined;
    },
    stop: () => {
      cut();
      server.close();
    },
  };
}

/** Carries bytes one way, in order: each piece leaves when the line is free, and arrives a latency later. */
export function carry(
  from: Socket,
  to: Socket,
  options: Omit<SlowLineOptions, "port" | "cutEvery">,
  lane: Lane,
  onDelivered?: () => void,
): void {
  const underway: { piece: Buffer; arrives: number }[] = [];
  let isOver = false;
  const deliver = () => {
    const now = performance.now();
    while (underway[0] && underway[0].arrives <= now) {
      lane.delivered += underway[0].piece.length;
      to.write(underway.shift()?.piece ?? "");
    }
    onDelivered?.();
    if (underway[0]) setTimeout(deliver, underway[0].arrives - now);
    else if (isOver) to.end();
  };
  from.on("end", () => {
    isOver = true;
    if (underway.length === 0) to.end();
  });
  from.on("data", (data: Buffer) => {
    lane.bytes += data.length;
    // Read anew each time: a line may become a fast one.
    const { latencyMs = 0, bytesPerSecond, loss = 0 } = options;
    const wasIdle = underway.length === 0;
    const step = bytesPerSecond === undefined ? data.length : PIECE;
    for (let offset = 0; offset < data.length; offset += step) {
      const piece = data.subarray(offset, offset + step);
      lane.pieces += 1;
      const isLost = loss > 0 && lane.pieces % Math.round(1 / loss) === 0;
      const takes = bytesPerSecond === undefined ? 0 : (piece.length / bytesPerSecond) * 1000;
      lane.freeAt = Math.max(lane.freeAt, performance.now()) + takes + (isLost ? RETRANSMISSION : 0);
      underway.push({ piece, arrives: lane.freeAt + latencyMs });
    }
    if (wasIdle) deliver();
    // Nobody can send faster than the line takes it.
    const backlog = lane.freeAt - performance.now();
    if (bytesPerSecond === undefined || backlog < 500) return;
    from.pause();
    setTimeout(() => from.resume(), backlog - 250);
  });
}
