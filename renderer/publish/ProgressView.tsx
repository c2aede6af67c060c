import type { ReactElement } from "react";
import type { PublishProgress } from "../../shared/publish/progress.ts";
import { useTexts } from "../i18n/useTexts.ts";
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
        <span className={styles.soft}>
          <TimeLeft seconds={progress?.secondsLeft ?? null} />
        </span>
      </div>
    </div>
  );
}

function Phase({ progress }: { progress: PublishProgress | null }): ReactElement {
  const t = useTexts();
  if (!progress) return <>{t("publish:phase-waiting")}</>;
  if (progress.phase !== "uploading") return <>{t(`publish:phase-${progress.phase}`)}</>;
  return <>{t("publish:phase-uploading", { done: progress.filesDone, total: progress.filesTotal })}</>;
}

function TimeLeft({ seconds }: { seconds: number | null }): ReactElement | null {
  const t = useTexts();
  if (seconds === null) return null;
  if (seconds < 90) return <>{t("publish:seconds-left", { count: seconds })}</>;
  return <>{t("publish:minutes-left", { count: Math.round(seconds / 60) })}</>;
}
