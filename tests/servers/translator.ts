import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text as textOf } from "node:stream/consumers";
import { z } from "zod";
import { parseJson } from "../../shared/json.ts";

/** The one key that is let in. */
export const KEY = "sk-test-key";

/** What a request was. */
export interface Seen {
  method: string;
  path: string;
  authorization: string | undefined;
  body: unknown;
}

/** How the server may behave in place of translating. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** A translation service on 127.0.0.1 that speaks both protocols. */
export interface Translator {
  address: string;
  /** Every request so far. */
  seen: Seen[];
  /** Null: it translates. */
  behaviour: Behaviour | null;
  /** What it calls Chinese (LibreTranslate). */
  chinese: "zh" | "zh-Hans";
  /** What it answers to a text. */
  translate: (text: string) => string;
  stop(): Promise<void>;
}

const libreSchema = z.object({
  q: z.string(),
  source: z.string(),
  target: z.string(),
  format: z.literal("text"),
  api_key: z.string().optional(),
});
const chatSchema = z.object({
  model: z.string().min(1),
  messages: z.array(z.object({ role: z.enum(["system", "user"]), content: z.string() })).min(2),
  stream: z.literal(false),
});

/** Starts one on a free port, in this process. */
export async function startTranslator(): Promise<Translator> {
  const server = createServer((request, response) => {
    void receive(translator, request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const translator: Translator = {
    address: `http://127.0.0.1:${port}`,
    seen: [],
    behaviour: null,
    chinese: "zh",
    translate: (text) => `[${text}]`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return translator;
}

async function receive(
  translator: Translator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "", url = "" } = request;
  const body = parseJson(await textOf(request));
  translator.seen.push({ method, path: url, authorization: request.headers.authorization, body });
  if (translator.behaviour) translator.behaviour(request, response);
  else if (method === "GET" && url === "/languages") answer(response, 200, languages(translator));
  else if (method === "POST" && url === "/translate") libre(translator, body, response);
  else if (method === "POST" && url === "/v1/chat/completions") chat(translator, request, body, response);
  else answer(response, 404, { error: "not found" });
}

function languages({ chinese }: Translator): unknown {
  return [
    { code: "en", name: "English", targets: ["en", chinese] },
    { code: chinese, name: "Chinese", targets: ["en", chinese] },
  ];
}

function libre({ chinese, translate }: Translator, body: unknown, response: ServerResponse): void {
  const asked = libreSchema.safeParse(body);
  const codes = ["en", chinese];
  if (!asked.success) answer(response, 400, { error: "Invalid request" });
  else if (asked.data.api_key !== KEY) answer(response, 403, { error: "Invalid API key" });
  else if (!codes.includes(asked.data.source) || !codes.includes(asked.data.target)) {
    answer(response, 400, { error: `${asked.data.target} is not supported` });
  } else answer(response, 200, { translatedText: translate(asked.data.q) });
}

function chat(
  { translate }: Translator,
  request: IncomingMessage,
  body: unknown,
  response: ServerResponse,
): void {
  const asked = chatSchema.safeParse(body);
  if (!asked.success) {
    answer(response, 400, { error: { message: "bad request" } });
  } else if (request.headers.authorization !== `Bearer ${KEY}`) {
    answer(response, 401, { error: { message: "bad key" } });
  } else {
    const material = asked.data.messages.at(-1)?.content ?? "";
    const [, , source = ""] = /<source-(\w+)>\n([\s\S]*)\n<\/source-\1>/.exec(material) ?? [];
    const message = { role: "assistant", content: translate(source) };
    answer(response, 200, { choices: [{ index: 0, finish_reason: "stop", message }] });
  }
}

/** Answers with JSON. */
export function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
