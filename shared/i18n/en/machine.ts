export const machineEn = {
  lead: "Twinpress can ask a translation service of your own for a first draft. It is off until you set one up here.",
  "sent-openai":
    "When somebody presses “Ask for a draft”, the paragraph, the one before it, the story's title and the glossary's terms in the paragraph leave this computer and go to the address below. Nothing else is sent, and nothing unasked.",
  "sent-libretranslate":
    "When somebody presses “Ask for a draft”, the paragraph leaves this computer and goes to the address below. Nothing else is sent, and nothing unasked.",
  draft: "What comes back is a draft by a machine: read it before it is published.",
  kind: "Service",
  "kind-off": "None (off)",
  "kind-openai": "Language model (OpenAI-compatible)",
  "kind-libretranslate": "LibreTranslate",
  address: "Address",
  "address-hint-openai":
    "Where its interface begins, such as https://api.example.org/v1 or http://localhost:11434/v1",
  "address-hint-libretranslate": "Such as https://translate.example.org or http://localhost:5000",
  model: "Model",
  key: "Key",
  "key-hint": "Leave it empty where the service needs none.",
  "key-kept": "A key is kept for this address. Leave this empty to go on using it.",
  "key-hints": "{{use}} {{keeping}}",
  "key-lasting": "The system's keyring keeps it, on this computer only.",
  "key-held": "This system has no keyring: it is kept until the app ends.",
  test: "Try it",
  testing: "Asking the service…",
  works: "It works. A trial sentence came back as “{{translation}}”.",
  save: "Save",
  saved: "Saved.",
} as const;
