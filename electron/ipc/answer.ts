import type { WebFrameMain } from "electron";
import { APP_ORIGIN } from "../../shared/channels.ts";
import { toErrorData, UserError } from "../../shared/errors.ts";
import {
  type Answer,
  type RequestArgs,
  type RequestName,
  type RequestResults,
  requestSchemas,
} from "../../shared/ipc.ts";
import type { Answerer } from "./hear.ts";

/** One function a request of the contract. */
export type Handlers = {
  [N in RequestName]: (args: RequestArgs<N>) => RequestResults[N] | Promise<RequestResults[N]>;
};

/** Answers windows' requests: only the app's own page is heard, and only what fits its schema. */
export function answerWith(handlers: Handlers): Answerer {
  return async (frame, name, args) => {
    if (!isOwnPage(frame)) return refuse("sender");
    if (!isRequestName(name)) return refuse("name");
    return answer(handlers, name, args);
  };
}

async function answer<N extends RequestName>(handlers: Handlers, name: N, args: unknown): Promise<Answer<N>> {
  const checked = requestSchemas[name].safeParse(args);
  if (!checked.success) return refuse(`${name}: ${checked.error.issues[0]?.message ?? ""}`);
  try {
    // The schema of `name` has just said so; TypeScript does not follow a lookup by a type parameter.
    const value = await handlers[name](checked.data as RequestArgs<N>);
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof UserError)) console.error(`${name}:`, error);
    return { ok: false, error: toErrorData(error) };
  }
}

function isOwnPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${APP_ORIGIN}/`);
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === "string" && Object.hasOwn(requestSchemas, name);
}

function refuse(detail: string): { ok: false; error: ReturnType<typeof toErrorData> } {
  return { ok: false, error: toErrorData(new UserError("invalid-request", { detail })) };
}
