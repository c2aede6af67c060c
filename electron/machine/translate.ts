import type { MachineSettings, MachineText } from "../../shared/bilingual/machine.ts";
import type { Term } from "../../shared/bilingual/terms.ts";
import { UserError } from "../../shared/errors.ts";
import { endpoint } from "./address.ts";
import type { Patience } from "./ask.ts";
import { translateByLibre } from "./libreTranslate.ts";
import { translateByChat } from "./openai.ts";

/** A service with its key, or null where it wants none. */
export interface MachineService {
  settings: MachineSettings;
  key: string | null;
}

/**
 * Has a text translated by a service: a draft, as plain text, for a person to look at.
 *
 * @param terms the glossary's terms that are in the text
 * @throws UserError `machine-address`, `machine-insecure`, `machine-unreachable`, `machine-key`,
 * `machine-limit`, `machine-refused`, `machine-answer`, `machine-redirect`, `machine-timeout`, `machine-cancelled`
 */
export async function translateText(
  { settings, key }: MachineService,
  text: MachineText,
  terms: readonly Term[],
  patience: Patience = {},
): Promise<string> {
  const address = endpoint(settings.address, "").origin;
  // Anything else can't stand in a header (RFC 9110, section 5.5), and is no key that was copied well.
  if (key !== null && !/^[\x21-\x7e]+$/.test(key)) throw new UserError("machine-key", { address });
  const answer =
    settings.kind === "openai"
      ? await translateByChat(settings, key, text, terms, patience)
      : await translateByLibre(settings, key, text, patience);
  const translation = plainText(answer);
  if (translation === "") throw new UserError("machine-answer", { address });
  return translation;
}

/** Text without control characters, as a paragraph can hold it. */
function plainText(answer: string): string {
  return answer
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\t\n])\p{Cc}/gu, "")
    .trim();
}
