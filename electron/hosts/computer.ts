import { createHash } from "node:crypto";
import { hostname, networkInterfaces } from "node:os";

let known: string | null = null;

/** Tells this computer from others of the same name; it says nothing else of it. */
export function thisComputer(): string {
  if (known === null) {
    const cards = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ mac }) => mac));
    const words = [hostname(), ...new Set(cards)].sort();
    known = createHash("sha256").update(words.join("\n")).digest("hex").slice(0, 16);
  }
  return known;
}

/** True where a process of this computer has surely ended. Of another computer's nothing is known. */
export function isGone({ computer, pid }: { computer: string; pid: number }): boolean {
  if (computer !== thisComputer() || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
