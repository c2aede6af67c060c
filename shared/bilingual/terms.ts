import { z } from "zod";

const forms = z.object({
  /** The form to use; it is what is suggested. */
  preferred: z.string().min(1),
  /** Others that are right too. */
  allowed: z.array(z.string().min(1)),
  /** Forms that must not be used. */
  forbidden: z.array(z.string().min(1)),
});

/** A word or name with its forms in both languages: an entry of the newsroom's glossary. */
export const termSchema = z.object({
  id: z.string().min(1),
  en: forms,
  "zh-Hans": forms,
  note: z.string(),
});
export type Term = z.infer<typeof termSchema>;
/** What a glossary says of one language of a term. */
export type TermForms = z.infer<typeof forms>;
