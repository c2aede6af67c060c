import { z } from "zod";
import type { MachineSettings, MachineText } from "../../shared/bilingual/machine.ts";
import type { Term } from "../../shared/bilingual/terms.ts";
import { UserError } from "../../shared/errors.ts";
import { endpoint } from "./address.ts";
import { ask, type Patience } from "./ask.ts";
import { translationPrompt } from "./prompt.ts";

/** What is read of an answer (OpenAI API reference, "The chat completion object"). */
const completionSchema = z.object({
  choices: z
    .array(z.object({ finish_reason: z.string().nullish(), message: z.object({ content: z.string() }) }))
    .min(1),
});

/**
 * Has a text translated by a language model behind OpenAI's chat completions.
 *
 * @throws UserError as {@link ask} and {@link endpoint}
 */
export async function translateByChat(
  { address, model }: MachineSettings,
  key: string | null,
  text: MachineText,
  terms: readonly Term[],
  patience: Patience,
): Promise<string> {
  const url = endpoint(address, "chat/completions");
  const answer = await ask(
    {
      url,
      body: { model, messages: translationPrompt(text, terms), stream: false },
      headers: key === null ? {} : { authorization: `Bearer ${key}` },
    },
    patience,
  );
  const [choice] = completionSchema.safeParse(answer).data?.choices ?? [];
  // Half a translation would pass for a whole one.
  if (!choice || choice.finish_reason === "length") {
    throw new UserError("machine-answer", { address: url.origin });
  }
  // Models that show how they think do so before the answer.
  return choice.message.content.replace(/^\s*<think>[\s\S]*?<\/think>/, "");
}
