import type { PublishProgress } from "../../shared/publish/progress.ts";
import type { CommandContext } from "./command.ts";

/** The same phase is told again at most this often, in milliseconds. */
const INTERVAL = 100;

/** Shows how far a publish or a clone is. */
export function progressShown({ t, show }: CommandContext): (progress: PublishProgress) => void {
  let shown: PublishProgress["phase"] | null = null;
  let shownAt = 0;
  return ({ phase, filesDone: done, filesTotal: total, bytesDone, bytesTotal, secondsLeft }) => {
    const now = performance.now();
    if (phase === shown && now - shownAt < INTERVAL) return;
    shown = phase;
    shownAt = now;
    const parts: string[] = [t(`publish:phase-${phase}`, { done, total })];
    if (phase === "uploading" && bytesTotal > 0) {
      parts.push(`${Math.floor((100 * bytesDone) / bytesTotal)} %`);
      if (secondsLeft !== null) parts.push(t("publish:seconds-left", { count: secondsLeft }));
    }
    show(parts.join("  "));
  };
}
