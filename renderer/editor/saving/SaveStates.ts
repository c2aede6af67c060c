import { useSyncExternalStore } from "react";
import type { SaveState } from "./StorySaver.ts";

/** Where a story stands towards the disk, for those who show it. */
export class SaveStates {
  current: SaveState = "saved";
  private readonly listeners = new Set<() => void>();

  put(state: SaveState): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }

  /** Calls `listener` after each change until the function it gives back is called. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

/** The state as it is now; only the component that asks is drawn again when it changes. */
export function useSaveState(states: SaveStates) {
  return useSyncExternalStore(states.subscribe, () => states.current);
}

/** True where a save has just ended, one way or the other: what follows the text is read then, not at every key. */
export function isSettled(state: SaveState): boolean {
  return state === "saved" || state === "failed";
}
