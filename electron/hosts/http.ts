import { UserError } from "../../shared/errors.ts";

/** A host for messages, and where it is. */
export interface HttpPlace {
  name: string;
  address: string;
}

/** What is known of a request beforehand. */
export interface HttpOptions {
  /** Bytes that go with it: they take their time. */
  bytes?: number;
  /** The host has answered before, so that it can't be reached is a fault that may pass. */
  wasReached?: boolean;
}

/** A host that gives no byte for so long is not going to, in milliseconds. */
const SILENCE_MS = 30_000;
/** The slowest connection that a site is sent over, in bytes per millisecond. */
const SLOWEST = 16;

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

/** Reasons to refuse a certificate, as "X509 certificate error codes" of node:tls names them. */
const CERTIFICATE = [
  /^(CERT|CRL|ERR_TLS_CERT|UNABLE_TO|PATH_LENGTH)_/,
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH)$/,
];

/**
 * One request of a host that speaks HTTP. Neither the answer nor any part of its body is waited for
 * without end, and redirects are the caller's to decide on.
 *
 * @throws UserError `host-certificate`, `host-unreachable`; other errors are faults that may pass
 */
export async function httpFetch(
  send: (signal: AbortSignal) => Promise<Response>,
  place: HttpPlace,
  { bytes = 0, wasReached = false }: HttpOptions = {},
): Promise<Response> {
  const silence = new AbortController();
  const limit = <T>(work: Promise<T>, ms: number): Promise<T> => {
    const timer = setTimeout(() => silence.abort(new Error(`${place.address}: no answer`)), ms);
    return work.finally(() => clearTimeout(timer));
  };
  try {
    const response = await limit(send(silence.signal), SILENCE_MS + bytes / SLOWEST);
    return watched(response, (work) => limit(work, SILENCE_MS));
  } catch (error) {
    throw asHostError(error, place, wasReached);
  }
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
  if (code === null) return error;
  if (CERTIFICATE.some((codes) => codes.test(code)))
    return new UserError("host-certificate", { name, detail: code }, error);
  if (UNREACHABLE.includes(code) && !wasReached) {
    return new UserError("host-unreachable", { name, detail: code }, error);
  }
  // What fetch() itself says is the same words for every fault.
  return new Error(`${address}: ${code}`, { cause: error });
}

/** The code of what is behind an error of fetch(). */
function causeCode(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return null;
}
