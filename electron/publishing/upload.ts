import { type ErrorCode, toErrorData, UserError } from "../../shared/errors.ts";
import type { Host } from "../../shared/publish/host.ts";
import { uploadWaves } from "../../shared/publish/plan.ts";
import type { PublishProgress, PublishResult } from "../../shared/publish/progress.ts";
import type { SiteFile } from "../../shared/site/source.ts";
import { Line } from "./line.ts";
import { eachInParallel } from "./pool.ts";
import { isAnswer } from "./steadyHost.ts";
import type { Expected } from "./verify.ts";

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

/** Files one after the other that could not be sent before the host is taken for gone. */
const GIVE_UP = 3;

/** Errors of one file alone: the others can still be sent. */
const OF_ONE_FILE: readonly ErrorCode[] = ["host-name-refused", "host-refused", "media-missing"];

/** Sends files wave by wave. Where one can't be sent, the waves that may link to it are not begun. */
export class Upload {
  /** Files that are on the host now as they should be. */
  readonly sent: UploadFile[] = [];
  readonly failed: PublishResult["failed"] = [];
  /** Files of waves that were not begun. */
  waiting = 0;
  /** Bytes written to the host. */
  bytes = 0;
  private readonly files: readonly UploadFile[];
  private readonly options: UploadOptions;
  private started = 0;
  private readonly line = new Line();
  /** Another file has met what all would meet. */
  private isOver = false;
  private readonly bytesTotal: number;
  private bytesDone = 0;
  /** Files in a row that could not be sent. */
  private failures = 0;

  constructor(files: readonly UploadFile[], options: UploadOptions) {
    this.files = files;
    this.bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0);
    this.options = options;
  }

  /** @throws UserError `publish-cancelled`, or what ended it for all files: the host is gone, full, closed */
  async run(): Promise<void> {
    this.started = performance.now();
    this.report("uploading");
    for (const wave of uploadWaves(this.files)) {
      if (this.failed.length > 0) this.waiting += wave.length;
      else await eachInParallel(wave, this.options.host.width, (upload) => this.send(upload));
    }
  }

  /** What is to be read back of what was sent. */
  expected(): Expected[] {
    return this.sent.map(({ file, sha256, bytes }) => ({ path: file.path, sha256, bytes }));
  }

  /** Tells how far the publish is. */
  report(phase: PublishProgress["phase"]): void {
    this.options.onProgress?.({
      phase,
      filesDone: this.sent.length,
      filesTotal: this.files.length,
      bytesDone: this.bytesDone,
      bytesTotal: this.bytesTotal,
      secondsLeft: phase === "uploading" ? this.secondsLeft() : null,
    });
  }

  private async send(upload: UploadFile): Promise<void> {
    if (this.options.signal?.aborted) throw new UserError("publish-cancelled");
    try {
      const isSent = await this.line.carry(upload.bytes, () => this.put(upload));
      if (!isSent) return;
      this.failures = 0;
      this.sent.push(upload);
      this.bytesDone += upload.bytes;
      this.report("uploading");
    } catch (error) {
      if (this.options.signal?.aborted) throw new UserError("publish-cancelled");
      this.fail(upload, error);
    }
  }

  /** @throws the error, where the next file would meet it too */
  private fail({ file }: UploadFile, error: unknown): void {
    this.failures += 1;
    const isOfFile = error instanceof UserError && OF_ONE_FILE.includes(error.code);
    if (!isOfFile && (isAnswer(error) || this.failures >= GIVE_UP)) {
      this.isOver = true;
      throw error;
    }
    this.failed.push({ path: file.path, error: toErrorData(error) });
  }

  /** False where it is over before this file's turn. */
  private async put({ file, sha256, content, bytes: size }: UploadFile): Promise<boolean> {
    if (this.options.signal?.aborted) throw new UserError("publish-cancelled");
    if (this.isOver) return false;
    const isImmutable = file.stage === "media";
    await this.options.host.put(file.path, await content(), { sha256, type: file.type, isImmutable });
    this.bytes += size;
    return true;
  }

  private secondsLeft(): number | null {
    const seconds = (performance.now() - this.started) / 1000;
    if (seconds < 1 || this.bytesDone === 0) return null;
    return Math.round((seconds * (this.bytesTotal - this.bytesDone)) / this.bytesDone);
  }
}
