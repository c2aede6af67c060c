import { z } from "zod";
import type { MachineSettings, MachineText } from "../../shared/bilingual/machine.ts";
import { UserError } from "../../shared/errors.ts";
import type { Language } from "../../shared/language.ts";
import { endpoint } from "./address.ts";
import { ask, type Patience } from "./ask.ts";

/** What is read of answers (LibreTranslate's OpenAPI description). */
const languagesSchema = z.array(z.object({ code: z.string() }));
const translationSchema = z.object({ translatedText: z.string() });

/**
 * Has a text translated by LibreTranslate. It takes no glossary.
 *
 * @throws UserError as {@link ask} and {@link endpoint}
 */
export async function translateByLibre(
  { address }: MachineSettings,
  key: string | null,
  { text, from, to }: MachineText,
  patience: Patience,
): Promise<string> {
  const url = endpoint(address, "translate");
  const languages = languagesSchema.safeParse(await ask({ url: endpoint(address, "languages") }, patience));
  const codes = new Set(languages.data?.map(({ code }) => code));
  // Which of its two names Chinese has depends on the server's age.
  const code = (language: Language) => (language === "en" || codes.has(language) ? language : "zh");
  const body = { q: text, source: code(from), target: code(to), format: "text" };
  const answer = await ask({ url, body: key === null ? body : { ...body, api_key: key } }, patience);
  const translation = translationSchema.safeParse(answer);
  if (!translation.success) throw new UserError("machine-answer", { address: url.origin });
  return translation.data.translatedText;
}
