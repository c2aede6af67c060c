import { describe, expect, it } from "vitest";
import { commandOfKey, type KeyStroke, keyLabel } from "../../shared/keys.ts";

function stroke(key: string, code: string, held: Partial<KeyStroke> = {}): KeyStroke {
  return { key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

describe("the editor's keys", () => {
  it("are those that the menu shows, on either system", () => {
    expect(commandOfKey(stroke("Enter", "Enter", { ctrlKey: true }), false)).toBe("go-across");
    expect(commandOfKey(stroke("Enter", "Enter", { metaKey: true }), true)).toBe("go-across");
    expect(commandOfKey(stroke("J", "KeyJ", { ctrlKey: true, shiftKey: true }), false)).toBe("next-stale");
    expect(commandOfKey(stroke("ArrowUp", "ArrowUp", { altKey: true, shiftKey: true }), false)).toBe(
      "move-up",
    );
    expect(commandOfKey(stroke("F9", "F9"), false)).toBe("toggle-inspector");
    expect([keyLabel("confirm-link", false), keyLabel("confirm-link", true)]).toEqual([
      "Ctrl+Shift+Enter",
      "⇧⌘↩",
    ]);
  });

  it("leave a Mac's Ctrl keys to the text, and other keys alone", () => {
    expect(commandOfKey(stroke("d", "KeyD", { ctrlKey: true }), true)).toBeUndefined();
    expect(commandOfKey(stroke("d", "KeyD", { metaKey: true }), false)).toBeUndefined();
    expect(commandOfKey(stroke("d", "KeyD"), false)).toBeUndefined();
    expect(commandOfKey(stroke("U", "KeyU", { ctrlKey: true, shiftKey: true }), false)).toBeUndefined();
  });

  it("are found by their letter, and by their place where a layout has no Latin letters or digits", () => {
    expect(commandOfKey(stroke("j", "KeyC", { ctrlKey: true }), false)).toBe("next-untranslated");
    expect(commandOfKey(stroke("о", "KeyJ", { ctrlKey: true }), false)).toBe("next-untranslated");
    expect(commandOfKey(stroke("&", "Digit1", { ctrlKey: true }), false)).toBe("insert-match-1");
  });
});
