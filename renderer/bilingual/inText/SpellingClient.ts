import type { Misspelling } from "../../../shared/helps/spelling.ts";
import { request } from "../../app/bridge.ts";
import type { SpellingAnswer, SpellingQuestion } from "./spelling.worker.ts";

type Waiting = (answer: SpellingAnswer) => void;

/** English spelling, in a worker: unpacking the dictionaries takes half a second that nobody waits for. */
export class SpellingClient {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  private constructor(worker: Worker) {
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<SpellingAnswer>) => {
      this.waiting.get(data.id)?.(data);
      this.waiting.delete(data.id);
    };
  }

  /** Starts it, and gives it when the dictionaries are unpacked. @throws UserError `help-file-unreadable` */
  static async start(): Promise<SpellingClient> {
    const sources = await request("helps.spelling", {});
    const worker = new Worker(new URL("./spelling.worker.ts", import.meta.url), { type: "module" });
    try {
      await new Promise<void>((resolve, reject) => {
        worker.onmessage = () => resolve();
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage({ kind: "load", sources } satisfies SpellingQuestion);
      });
    } catch (error) {
      worker.terminate();
      throw error;
    }
    return new SpellingClient(worker);
  }

  /** The words of a text that no dictionary has, nor `own`. */
  async check(text: string, own: readonly string[]): Promise<Misspelling[]> {
    const answer = await this.ask((id) => ({ kind: "check", id, text, own }));
    return "misspelled" in answer ? answer.misspelled : [];
  }

  /** What a word may have been meant to be, likeliest first. */
  async suggest(word: string): Promise<string[]> {
    const answer = await this.ask((id) => ({ kind: "suggest", id, word }));
    return "suggestions" in answer ? answer.suggestions : [];
  }

  stop(): void {
    this.worker.terminate();
  }

  private ask(question: (id: number) => SpellingQuestion): Promise<SpellingAnswer> {
    this.count += 1;
    const id = this.count;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.send(question(id));
    });
  }

  private send(question: SpellingQuestion): void {
    this.worker.postMessage(question);
  }
}
