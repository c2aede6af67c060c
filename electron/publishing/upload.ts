import { type ErrorCode, toErrorData, UserError } from "../../shared/errors.ts";
import type { Host } from "../../shared/publish/host.ts";
import { uploadWaves } from "../../shared/publish/plan.ts";
import type { PublishProgress, PublishResult } from "../../shared/publish/progress.ts";
import type { SiteFile } from "../../shared/site/source.ts";
import { sha256 } from "./digest.ts";
import { Flow } from "./flow.ts";
import type { Expected } from "./lostFiles.ts";
import { Pace } from "./pace.ts";
import { eachInParallel } from "./pool.ts";
import { isAnswer } from "./steadyHost.ts";

/** A file to send, with what it will be. */
export interface UploadFile {
  file: SiteFile;
  sha256: string;
  bytes: number;
  /** True when the manifest has nothing at its path. */
  isNew: boolean;
  /** A publish of ours that was cut off may have sent it. */
  mayBeThere: boolean;
  content(): Promise<Uint8Array>;
}

/** What an upload needs besides its files. */
export interface UploadOptions {
  host: Host;
  onProgress: ((progress: PublishProgress) => void) | undefined;
  signal: AbortSignal | undefined;
  /** The host only gathers the files: all of them leave with the commit. */
  isGathering?: boolean;
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
  private readonly pace = new Pace();
  /** Another file has met what all would meet. */
  private isOver = false;
  private bytesTotal: number;
  private bytesDone = 0;
  /** Of files that are on their way: the bytes that have left. */
  private readonly underway = new Map<UploadFile, number>();
  private told = 0;
  private readonly flow = new Flow();
  /** Files in a row that could not be sent. */
  private failures = 0;

  constructor(files: readonly UploadFile[], options: UploadOptions) {
    this.files = files;
    this.bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0);
    this.options = options;
  }

  /** @throws UserError `publish-cancelled`, or what ended it for all files: the host is gone, full, closed */
  async run(): Promise<void> {
    this.pace.begin(performance.now());
    this.reportFiles();
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
    const underway = [...this.underway.values()].reduce((sum, bytes) => sum + bytes, 0);
    // What is sent again does not take back what was told.
    this.told = Math.max(this.told, this.bytesDone + underway);
    this.options.onProgress?.({
      phase,
      filesDone: this.sent.length,
      filesTotal: this.files.length,
      bytesDone: this.told,
      bytesTotal: this.bytesTotal,
      secondsLeft: phase === "uploading" || phase === "sending" ? this.secondsLeft() : null,
    });
  }

  /** Tells how many bytes have left of all that leave with the commit. */
  reportSending(bytes: number, total: number): void {
    if (this.files.length === 0) return;
    if (this.told === 0) this.pace.begin(performance.now());
    this.bytesDone = bytes;
    this.bytesTotal = Math.max(total, this.told);
    this.report(bytes < total ? "sending" : "finishing");
  }

  private reportFiles(): void {
    this.report(this.options.isGathering ? "gathering" : "uploading");
  }

  private async send(upload: UploadFile): Promise<void> {
    if (this.options.signal?.aborted) throw new UserError("publish-cancelled");
    try {
      if (!(await this.isThere(upload)) && !(await this.put(upload))) return;
      this.failures = 0;
      this.sent.push(upload);
      if (!this.options.isGathering) this.bytesDone += upload.bytes;
      this.underway.delete(upload);
      this.reportFiles();
    } catch (error) {
      this.underway.delete(upload);
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

  /** A cut publish goes on where it was: what it sent is not sent again, once it is seen to be there. */
  private async isThere({ mayBeThere, file, sha256: hash, bytes: size }: UploadFile): Promise<boolean> {
    const { host } = this.options;
    if (!mayBeThere || this.isOver) return false;
    if (file.stage === "media") {
      const found = (await host.present([file.path])).get(file.path);
      // Its name is its content's.
      if (found === undefined || found === size) return found === size;
    }
    const bytes = await host.get(file.path);
    return bytes !== null && sha256(bytes) === hash;
  }

  /** False where it is over before this file's turn. */
  private async put(upload: UploadFile): Promise<boolean> {
    const { file, sha256: hash, bytes } = upload;
    const { host, signal } = this.options;
    await this.flow.enter(bytes);
    let arrived = false;
    try {
      if (signal?.aborted) throw new UserError("publish-cancelled");
      if (this.isOver) return false;
      const onSent = (sent: number) => {
        this.underway.set(upload, sent);
        this.reportFiles();
      };
      const isImmutable = file.stage === "media";
      const info = { sha256: hash, type: file.type, isImmutable, onSent, signal };
      await host.put(file.path, await upload.content(), info);
      arrived = true;
      this.bytes += bytes;
      return true;
    } finally {
      this.flow.leave(bytes, arrived);
    }
  }

  private secondsLeft(): number | null {
    const done = { files: this.sent.length, bytes: this.told };
    const total = { files: this.files.length, bytes: this.bytesTotal };
    return this.pace.secondsLeft(done, total, performance.now());
  }
}
