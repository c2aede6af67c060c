import { z } from "zod";
import { LANGUAGES } from "../language.ts";

/** The kinds of translation services: any with OpenAI's chat completions, and LibreTranslate. */
export const MACHINE_KINDS = ["openai", "libretranslate"] as const;

export const machineSettingsSchema = z.object({
  kind: z.enum(MACHINE_KINDS),
  /** Where its interface begins, such as `https://api.example.org/v1`. */
  address: z.string().trim().min(1).max(2000),
  /** For chat completions: the model to ask. */
  model: z.string().trim().max(200),
});
/** A translation service that this computer may send text to. Its key is kept apart. */
export type MachineSettings = z.infer<typeof machineSettingsSchema>;

/** What a window shows of the service. */
export interface MachineState {
  /** Null while it is off. */
  settings: MachineSettings | null;
  hasKey: boolean;
}

const text = z.string().max(20_000);

export const machineTextSchema = z.object({
  text: text.min(1),
  from: z.enum(LANGUAGES),
  to: z.enum(LANGUAGES),
  /** What stands before it and above it, in the same language; not translated. */
  context: z.object({ previous: text, title: text }).optional(),
});
/** A text to translate. */
export type MachineText = z.infer<typeof machineTextSchema>;

/** True where two addresses are of the same server, so that a key for one is one for the other. */
export function isSameServer(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}
