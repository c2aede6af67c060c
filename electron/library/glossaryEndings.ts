/** The forms that a glossary is exchanged in, by the ending of a file's name. */
export const GLOSSARY_ENDINGS = ["csv", "tbx"] as const;
export type Ending = (typeof GLOSSARY_ENDINGS)[number];
