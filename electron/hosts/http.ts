import { UserError } from "../../shared/errors.ts";
import { certificateError } from "./certificates.ts";

/** A host for messages, and where it is. */
export interface HttpPlace {
  name: string;
  address: string;
}

/** What is known of a request beforehand, and how it is watched. */
export interface HttpOptions {
  /** What is sent with it. */
  body?: Uint8Array | undefined;
  /** The host has answered before, so that it can't be reached is a fault that may pass. */
  wasReached?: boolean;
  /** Told how many bytes of a large body have left so far. */
  onSent?: ((bytes: number) => void) | undefined;
  /** Ends it midway. */
  signal?: AbortSignal | undefined;
}

/** What a request is made with, besides what is the caller's: fetch() takes it as it is. */
export interface HttpPart {
  signal: AbortSignal;
  headers: Record<string, string>;
  body?: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  duplex?: "half";
}

/** A host that neither takes nor gives a byte for so long is not going to, in milliseconds. */
const SILENCE_MS = 30_000;
/** Bytes that the system holds on their way: they left this program, and nothing is seen of them. */
const UNSEEN = 1024 * 1024;
/** The slowest connection that a site is sent over, in bytes per millisecond. */
const SLOWEST = 8;
/** A body is sent in parts of so many bytes; a smaller one goes as a whole. */
const PART = 16 * 1024;

/** Nobody is there: the codes of Node's errors in `dns.lookup()` and `connect()`, and of fetch() there. */
const UNREACHABLE: readonly string[] = [
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "UND_ERR_CONNECT_TIMEOUT",
];

/**
 * One request of a host that speaks HTTP. However long it takes as a whole, it is given up when
 * nothing of it moves, on its way there as on its way back. Redirects are the caller's to decide on.
 *
 * @throws UserError `host-certificate`, `host-certificate-expired`, `host-clock`, `host-unreachable`; other errors are faults that may pass
 */
export async function httpFetch(
  send: (part: HttpPart) => Promise<Response>,
  place: HttpPlace,
  { body, wasReached = false, onSent, signal }: HttpOptions = {},
): Promise<Response> {
  const ends = new AbortController();
  const giveUp = () => ends.abort(new Error(`${place.address}: no answer`));
  const limit = <T>(work: Promise<T>): Promise<T> => {
    const silence = setTimeout(giveUp, SILENCE_MS);
    return work.finally(() => clearTimeout(silence));
  };
  const stop = () => ends.abort(signal?.reason);
  const timer = setTimeout(giveUp, SILENCE_MS + Math.min(body?.byteLength ?? 0, UNSEEN) / SLOWEST);
  let isAnswered = false;
  try {
    signal?.throwIfAborted();
    signal?.addEventListener("abort", stop);
    const part = partOf(body, (bytes) => {
      // A server may answer before it has all.
      if (!isAnswered) timer.refresh();
      onSent?.(bytes);
    });
    const response = await send({ ...part, signal: ends.signal });
    return watched(response, limit);
  } catch (error) {
    throw asHostError(error, place, wasReached);
  } finally {
    isAnswered = true;
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

/** A large body as a stream, which tells when each part of it has left. */
function partOf(body: Uint8Array | undefined, onSent: (bytes: number) => void): Omit<HttpPart, "signal"> {
  if (body === undefined) return { headers: {} };
  if (body.byteLength <= PART) return { headers: {}, body: new Uint8Array(body) };
  let sent = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        onSent(sent);
        const next = body.subarray(sent, sent + PART);
        sent += next.byteLength;
        if (next.byteLength > 0) controller.enqueue(next);
        else controller.close();
      },
    },
    // Asked for only when what was given before has been written.
    { highWaterMark: 0 },
  );
  // Told beforehand, since not every server takes a body of unknown length.
  return { headers: { "content-length": String(body.byteLength) }, body: stream, duplex: "half" };
}

/** The same answer, each part of whose body is given only so much time. */
function watched(response: Response, limit: <T>(work: Promise<T>) => Promise<T>): Response {
  if (response.body === null) return response;
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await limit(reader.read());
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}

function asHostError(error: unknown, { name, address }: HttpPlace, wasReached: boolean): unknown {
  const code = error instanceof UserError ? null : causeCode(error);
  if (isBadPort(error)) return new UserError("host-unreachable", { name, detail: "bad port" }, error);
  if (code === null) return error;
  const untrusted = certificateError(name, code, error);
  if (untrusted) return untrusted;
  if (UNREACHABLE.includes(code) && !wasReached) {
    return new UserError("host-unreachable", { name, detail: code }, error);
  }
  // What fetch() itself says is the same words for every fault.
  return new Error(`${address}: ${code}`, { cause: error });
}

/** fetch() goes to no port of another service, such as the one of a display (Fetch Standard, "port blocking"). */
function isBadPort(error: unknown): boolean {
  return error instanceof TypeError && error.cause instanceof Error && error.cause.message === "bad port";
}

/** The code of what is behind an error of fetch(). */
function causeCode(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return null;
}
