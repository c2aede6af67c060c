import { toErrorData, UserError } from "../../shared/errors.ts";
import type { Host } from "../../shared/publish/host.ts";
import { uploadWaves } from "../../shared/publish/plan.ts";
import type { PublishProgress, PublishResult } from "../../shared/publish/progress.ts";
import type { SiteFile } from "../../shared/site/source.ts";
import { eachInParallel } from "./pool.ts";

/** A file to send, with what it will be. */
export interface UploadFile {
  file: SiteFile;
  sha256: string;
  bytes: number;
  /** True when the manifest has nothing at its path. */
  isNew: boolean;
  content(): Promise<Uint8Array>;
}

/** What an upload needs besides its files. */
export interface UploadOptions {
  host: Host;
  onProgress: ((progress: PublishProgress) => void) | undefined;
  signal: AbortSignal | undefined;
}

/** Files on their way at once. */
const WIDTH = 8;
/** Waits before the second and third try, in milliseconds. */
const BACK_OFF = [250, 1000];

/** Errors that come again however often one tries. */
const FINAL: readonly string[] = ["folder-not-writable", "disk-full", "publish-cancelled", "media-missing"];

/** Sends files wave by wave. Where one can't be sent, the waves that may link to it are not begun. */
export class Upload {
  /** Files that are on the host now as they should be. */
  readonly sent: UploadFile[] = [];
  readonly failed: PublishResult["failed"] = [];
  /** Bytes written to the host. */
  bytes = 0;
  private readonly files: readonly UploadFile[];
  private readonly options: UploadOptions;
  private readonly started = performance.now();
  private readonly bytesTotal: number;
  private bytesDone = 0;

  constructor(files: readonly UploadFile[], options: UploadOptions) {
    this.files = files;
    this.bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0);
    this.options = options;
  }

  /** @throws UserError `publish-cancelled` */
  async run(): Promise<void> {
    this.report("uploading");
    for (const wave of uploadWaves(this.files)) {
      if (this.failed.length > 0) return;
      await eachInParallel(wave, WIDTH, (upload) => this.send(upload));
    }
  }

  /** Tells how far the publish is. */
  report(phase: PublishProgress["phase"]): void {
    this.options.onProgress?.({
      phase,
      filesDone: this.sent.length,
      filesTotal: this.files.length,
      bytesDone: this.bytesDone,
      bytesTotal: this.bytesTotal,
      secondsLeft: this.secondsLeft(),
    });
  }

  private async send(upload: UploadFile): Promise<void> {
    const { path } = upload.file;
    for (let attempt = 0; ; attempt += 1) {
      if (this.options.signal?.aborted) throw new UserError("publish-cancelled");
      try {
        await this.put(upload);
        this.sent.push(upload);
        this.bytesDone += upload.bytes;
        this.report("uploading");
        return;
      } catch (error) {
        const pause = BACK_OFF[attempt];
        const isFinal = error instanceof UserError && FINAL.includes(error.code);
        if (isFinal || pause === undefined) {
          this.failed.push({ path, error: toErrorData(error) });
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  private async put({ file, sha256, content, bytes: size }: UploadFile): Promise<void> {
    await this.options.host.put(file.path, await content(), { sha256, type: file.type });
    this.bytes += size;
  }

  private secondsLeft(): number | null {
    const seconds = (performance.now() - this.started) / 1000;
    if (seconds < 1 || this.bytesDone === 0) return null;
    return Math.round((seconds * (this.bytesTotal - this.bytesDone)) / this.bytesDone);
  }
}
