export const machineEn = {
  lead: "Twinpress can ask a translation service of your own for a first draft. It is off until you set one up here.",
  warning:
    "When somebody asks for a draft, the paragraph, the one before it and the title leave this computer and go to the address below. What comes back is a draft by a machine: read it before it is published.",
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
  "key-lasting": "The system's keyring keeps it, on this computer only.",
  "key-held": "This system has no keyring: it is kept until the app ends.",
  test: "Try it",
  testing: "Asking the service…",
  works: "It works. A trial sentence came back as “{{translation}}”.",
  save: "Save",
  saved: "Saved.",
} as const;
