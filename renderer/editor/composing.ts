import type { KeyboardEvent as ReactKeyboardEvent } from "react";

/** True for a key that belongs to an input method which is composing (UI Events §5.7.2; 229 on older engines). */
export function isComposing(event: ReactKeyboardEvent | KeyboardEvent): boolean {
  const native = "nativeEvent" in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}
