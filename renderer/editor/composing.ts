import type { KeyboardEvent } from "react";

/** True for a key that belongs to an input method which is composing (UI Events §5.7.2; 229 on older engines). */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
