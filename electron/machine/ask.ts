import { UserError } from "../../shared/errors.ts";
import { parseJson } from "../../shared/json.ts";

/**
 * How long a translation may take unless said otherwise, in seconds: a model that runs on an old
 * computer takes its time, and who doesn't want to wait stops it.
 */
const SECONDS = 90;
/** No translation of a paragraph is longer, in bytes. */
const MAX_ANSWER = 2 ** 20;

/** A request to a service. */
export interface Question {
  url: URL;
  /** Sent as JSON; a request without one is a GET. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** How long an answer is waited for. */
export interface Patience {
  /** Ends the waiting. */
  signal?: AbortSignal | undefined;
  seconds?: number | undefined;
}

/**
 * Sends one request to a service and gives its answer, which is JSON. Redirects are never followed:
 * neither the key nor the text goes to a place that nobody chose.
 *
 * @throws UserError `machine-unreachable`, `machine-key`, `machine-limit`, `machine-refused`,
 * `machine-answer`, `machine-redirect`, `machine-timeout`, `machine-cancelled`
 */
export async function ask(question: Question, { signal, seconds = SECONDS }: Patience): Promise<unknown> {
  const address = question.url.origin;
  const timeout = AbortSignal.timeout(seconds * 1000);
  try {
    const response = await send(question, signal ? AbortSignal.any([signal, timeout]) : timeout);
    const refusal = refusalOf(response, address);
    if (refusal) {
      await response.body?.cancel();
      throw refusal;
    }
    const answer = parseJson(await limitedText(response, address));
    if (answer === undefined) throw new UserError("machine-answer", { address });
    return answer;
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (signal?.aborted) throw new UserError("machine-cancelled", {}, error);
    if (timeout.aborted) throw new UserError("machine-timeout", { address, seconds }, error);
    throw new UserError("machine-unreachable", { address, detail: causeOf(error) }, error);
  }
}

function send({ url, body, headers = {} }: Question, signal: AbortSignal): Promise<Response> {
  const shared = { redirect: "manual", signal } as const;
  if (body === undefined) return fetch(url, { ...shared, headers });
  return fetch(url, {
    ...shared,
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

function refusalOf({ status, ok }: Response, address: string): UserError | null {
  if (ok) return null;
  if (status >= 300 && status < 400) return new UserError("machine-redirect", { address });
  if (status === 401 || status === 403) return new UserError("machine-key", { address });
  if (status === 429) return new UserError("machine-limit", { address });
  return new UserError("machine-refused", { address, status });
}

/** @throws UserError `machine-answer` for one that is longer than any translation, or is not UTF-8 */
async function limitedText(response: Response, address: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop cancels the rest.
    if (length > MAX_ANSWER) throw new UserError("machine-answer", { address });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The code of what is behind an error of fetch(), which says the same words for every fault. */
function causeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return error instanceof Error ? error.message : String(error);
}
