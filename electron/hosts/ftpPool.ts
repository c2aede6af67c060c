import { FTPError } from "basic-ftp";
import { UserError } from "../../shared/errors.ts";
import { type PatientClient, TooManyConnections } from "./ftpConnection.ts";

/**
 * Connections to one server, as one does one task at a time. They are made when they are needed; one
 * that a task failed on is closed, and the next task gets another.
 */
export class FtpPool {
  private readonly most: number;
  private readonly connect: () => Promise<PatientClient>;
  private readonly open = new Set<PatientClient>();
  private readonly idle: PatientClient[] = [];
  private readonly waiting: (() => void)[] = [];
  private connecting = 0;
  /** Goes down where the server allows fewer. */
  private limit: number;

  /** @param most how many connections at once */
  constructor(most: number, connect: () => Promise<PatientClient>) {
    this.most = most;
    this.limit = most;
    this.connect = connect;
  }

  /**
   * Does a task on a connection of its own.
   *
   * @throws what `connect` and `task` throw; TooManyConnections only where there is not even one.
   */
  async run<T>(task: (client: PatientClient) => Promise<T>): Promise<T> {
    const client = await this.take();
    try {
      const result = await task(client);
      if (client.closed) this.drop(client);
      else this.idle.push(client);
      return result;
    } catch (error) {
      this.drop(client);
      // What broke this connection has most likely broken those that nobody looked at for longer.
      if (!(error instanceof FTPError || error instanceof UserError)) this.idle.splice(0).forEach(this.drop);
      throw error;
    } finally {
      this.waiting.shift()?.();
    }
  }

  close(): void {
    this.idle.length = 0;
    for (const client of this.open) this.drop(client);
    this.limit = this.most;
  }

  private readonly drop = (client: PatientClient): void => {
    this.open.delete(client);
    client.close();
  };

  private async take(): Promise<PatientClient> {
    for (;;) {
      const client = this.idle.pop() ?? (await this.another());
      if (client && !client.closed) return client;
      if (client) this.drop(client);
      else await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** Null where the next one to become free is to be waited for. */
  private async another(): Promise<PatientClient | null> {
    if (this.open.size + this.connecting >= this.limit) return null;
    this.connecting += 1;
    try {
      const client = await this.connect();
      this.open.add(client);
      return client;
    } catch (error) {
      const others = this.open.size + this.connecting - 1;
      if (!(error instanceof TooManyConnections) || others === 0) {
        this.waiting.shift()?.();
        throw error;
      }
      this.limit = others;
      return null;
    } finally {
      this.connecting -= 1;
    }
  }
}
