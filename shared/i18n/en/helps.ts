export const helpsEn = {
  "spelling-menu": "Spelling of {{word}}",
  "spelling-add": "“{{word}}” is right here",
  "spelling-none": "No misspelt word in the English version.",
  "completion-key": "Tab",
  "dictionary-source": "Dictionary: CC-CEDICT, published by MDBG, under CC BY-SA 4.0",
} as const;
