/**
 * The editor's keys as Electron writes accelerators; the menu shows them and the window carries them
 * out, so that an input method which composes keeps its own.
 *
 * None of them is a key that a system takes first: no Ctrl+Shift+U (GTK's entry of code points), no
 * Ctrl+Alt with a letter or digit (AltGr of Windows layouts; Linux desktops lock the screen and open
 * terminals with them), no Ctrl+Space, Ctrl+. or Ctrl+Shift+F (input methods), no Cmd+Shift with a
 * digit (screenshots).
 */
const KEYS = {
  "go-across": "CmdOrCtrl+Return",
  "confirm-link": "CmdOrCtrl+Shift+Return",
  "copy-across": "CmdOrCtrl+D",
  "omit-part": "CmdOrCtrl+L",
  "next-untranslated": "CmdOrCtrl+J",
  "next-stale": "CmdOrCtrl+Shift+J",
  "insert-match-1": "CmdOrCtrl+1",
  "insert-match-2": "CmdOrCtrl+2",
  "insert-match-3": "CmdOrCtrl+3",
  "toggle-translation": "CmdOrCtrl+T",
  "toggle-inspector": { mac: "Cmd+Alt+I", other: "F9" },
  "move-up": { mac: "Ctrl+Cmd+Up", other: "Alt+Shift+Up" },
  "move-down": { mac: "Ctrl+Cmd+Down", other: "Alt+Shift+Down" },
  "show-both": { mac: "Cmd+Alt+1", other: "Alt+1" },
  "show-en": { mac: "Cmd+Alt+2", other: "Alt+2" },
  "show-zh": { mac: "Cmd+Alt+3", other: "Alt+3" },
  link: "CmdOrCtrl+K",
} as const satisfies Record<string, string | { mac: string; other: string }>;

/** A command of the editor that has a key. */
export type KeyCommand = keyof typeof KEYS;

/** What of a keyboard event (UI Events) tells which key it is. */
export interface KeyStroke {
  key: string;
  /** The key's place, for layouts that have no Latin letters there. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** A command's key as Electron's menus take it. */
export function acceleratorOf(command: KeyCommand, isMac: boolean): string {
  const known = KEYS[command];
  if (typeof known === "string") return known;
  return isMac ? known.mac : known.other;
}

/** The command of the editor that a key stands for, or undefined. */
export function commandOfKey(stroke: KeyStroke, isMac: boolean): KeyCommand | undefined {
  const pressed = partsOfStroke(stroke);
  return COMMANDS.find((command) => partsOf(acceleratorOf(command, isMac), isMac).join() === pressed.join());
}

/** A command's key as a person reads it: `Ctrl+Enter`, `⇧⌘↩`. */
export function keyLabel(command: KeyCommand, isMac: boolean): string {
  const parts = partsOf(acceleratorOf(command, isMac), isMac);
  if (isMac) return parts.map((part) => MAC_SIGNS[part] ?? part).join("");
  return parts.map((part) => (part === "Return" ? "Enter" : (ARROWS[part] ?? part))).join("+");
}

const COMMANDS = Object.keys(KEYS).filter((name): name is KeyCommand => name in KEYS);

/** Modifiers in the order in which Apple writes them. */
const MODIFIERS = ["Ctrl", "Alt", "Shift", "Cmd"] as const;
const ARROWS: Readonly<Record<string, string>> = { Up: "↑", Down: "↓" };
const MAC_SIGNS: Readonly<Record<string, string>> = {
  ...ARROWS,
  Ctrl: "⌃",
  Alt: "⌥",
  Shift: "⇧",
  Cmd: "⌘",
  Return: "↩",
};

/** An accelerator's modifiers in one order, then its key. */
function partsOf(accelerator: string, isMac: boolean): string[] {
  const parts = accelerator.replace("CmdOrCtrl", isMac ? "Cmd" : "Ctrl").split("+");
  const key = parts.at(-1) ?? "";
  return [...MODIFIERS.filter((modifier) => parts.includes(modifier)), key];
}

function partsOfStroke({ key, code, ctrlKey, altKey, shiftKey, metaKey }: KeyStroke): string[] {
  const held = [ctrlKey, altKey, shiftKey, metaKey];
  return [...MODIFIERS.filter((_, n) => held[n]), nameOf(key, code)];
}

function nameOf(key: string, code: string): string {
  if (key === "Enter") return "Return";
  if (key.startsWith("Arrow")) return key.slice("Arrow".length);
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  // By its place: other scripts have no Latin letter there, and French keyboards have signs for digits.
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? key;
}
