import { randomBytes } from "node:crypto";
import { z } from "zod";
import { parseJson } from "../../shared/json.ts";
import { thisComputer } from "./computer.ts";

const schema = z.object({
  owner: z.string(),
  /** Tells this holding from every other. */
  secret: z.string(),
  computer: z.string(),
  pid: z.number(),
  /** Counts the signs of life. */
  beat: z.number(),
});

/** Who has a host's lock, as it stands there. */
export type Holder = z.infer<typeof schema>;

/** A holding that begins. @param owner the computer, for people */
export function newHolder(owner: string): Holder {
  const secret = randomBytes(8).toString("hex");
  return { owner, secret, computer: thisComputer(), pid: process.pid, beat: 0 };
}

/** What is written into a lock. */
export function holderBytes(holder: Holder): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(holder));
}

/** The holder that a lock's text names, or null where it names none. */
export function readHolderText(text: string): Holder | null {
  const parsed = schema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}
