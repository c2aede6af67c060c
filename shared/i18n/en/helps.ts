export const helpsEn = {
  "spelling-menu": "Spelling of {{word}}",
  "spelling-add": "“{{word}}” is right here",
  "completion-key": "Tab",
  "dictionary-source": "Dictionary: CC-CEDICT, published by MDBG, under CC BY-SA 4.0",
} as const;
