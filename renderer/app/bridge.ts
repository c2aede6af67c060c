import { useEffect, useRef } from "react";
import type { ErrorData } from "../../shared/errors.ts";
import type {
  Bridge,
  EventName,
  Events,
  RequestArgs,
  RequestName,
  RequestResults,
} from "../../shared/ipc.ts";

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly twinpress: Bridge;
  }
}

/** A request that the main process could not carry out; `data` is what a person is told. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly data: ErrorData;

  constructor(data: ErrorData) {
    super(data.code);
    this.data = data;
  }
}

/** Asks the main process. @throws RequestError */
export async function request<N extends RequestName>(
  name: N,
  args: RequestArgs<N>,
): Promise<RequestResults[N]> {
  const answer = await window.twinpress.request(name, args);
  if (answer.ok) return answer.value;
  throw new RequestError(answer.error);
}

/** What a person is told of any thrown value. */
export function errorDataOf(error: unknown): ErrorData {
  if (error instanceof RequestError) return error.data;
  return { code: "unexpected", params: { detail: error instanceof Error ? error.message : String(error) } };
}

/** Hears an event for as long as the component is there; the latest `listener` is the one that is called. */
export function useEvent<E extends EventName>(event: E, listener: (payload: Events[E]) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => window.twinpress.on(event, (payload) => latest.current(payload)), [event]);
}
