import type { ReactElement } from "react";
import type { PublishProgress } from "../../shared/publish/progress.ts";
import { useApp } from "../app/AppContext.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { formatBytes } from "./formatBytes.ts";
import styles from "./PublishSheet.module.css";

/** How far a running publish is: the phase in words, the share of bytes sent, the time left. */
export function ProgressView({
  progress,
  isStopping,
}: {
  progress: PublishProgress | null;
  isStopping: boolean;
}): ReactElement {
  const t = useTexts();
  const share = progress && progress.bytesTotal > 0 ? progress.bytesDone / progress.bytesTotal : 0;
  const percent = Math.round(share * 100);
  return (
    <div className={styles.progress}>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={t("publish:progress")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className={styles.fill} style={{ width: `${percent}%` }} />
      </div>
      <div className={styles.progressLine} role="status">
        <span>{isStopping ? t("publish:stopping") : <Phase progress={progress} />}</span>
        <span className={styles.soft}>{isStopping ? null : <Rest progress={progress} />}</span>
      </div>
    </div>
  );
}

/** What a publish does now, in words. */
export function Phase({ progress }: { progress: PublishProgress | null }): ReactElement {
  const t = useTexts();
  if (!progress) return <>{t("publish:phase-waiting")}</>;
  const { phase, filesDone: done, filesTotal: total } = progress;
  return <>{t(`publish:phase-${phase}`, { done, total })}</>;
}

/** Bytes and time left, while files are sent. */
function Rest({ progress }: { progress: PublishProgress | null }): ReactElement | null {
  const t = useTexts();
  const { state } = useApp();
  const language = state.language ?? state.systemLanguage;
  const isSending = progress?.phase === "uploading" || progress?.phase === "sending";
  if (!isSending || progress.bytesTotal === 0) return null;
  const { bytesDone, bytesTotal, secondsLeft } = progress;
  const size = (bytes: number) => formatBytes(bytes, language);
  const sent = t("publish:bytes", { done: size(bytesDone), total: size(bytesTotal) });
  if (secondsLeft === null) return <>{sent}</>;
  const left =
    secondsLeft < 90
      ? t("publish:seconds-left", { count: secondsLeft })
      : t("publish:minutes-left", { count: Math.round(secondsLeft / 60) });
  return <>{`${sent} · ${left}`}</>;
}
