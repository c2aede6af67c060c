import type { Keyring } from "./keyring.ts";
import { openStore } from "./openStore.ts";

/**
 * The hosts' passwords, keys and tokens: encrypted by the system's keyring, or, where there is none,
 * kept only until the app ends and asked for again. They are in no newsroom and on no host.
 */
export class Secrets {
  private readonly keyring: Keyring;
  private readonly store = openStore<Record<string, string>>("secrets");
  private readonly held = new Map<string, string>();

  constructor(keyring: Keyring) {
    this.keyring = keyring;
  }

  /** What is put is kept beyond the app's end. */
  get isLasting(): boolean {
    return this.store !== null && this.keyring.isLasting;
  }

  /** True for a host whose secret was kept; whether it can still be read is seen by {@link get}. */
  has(host: string): boolean {
    return this.held.has(host) || this.kept(host) !== null;
  }

  /** A host's secret, or null where this computer has none that can be read. */
  async get(host: string): Promise<string | null> {
    const kept = this.kept(host);
    if (this.held.has(host) || kept === null) return this.held.get(host) ?? null;
    // Another keyring than the one it was kept with: it has to be typed again.
    return this.keyring.decrypt(Buffer.from(kept, "base64")).catch(() => null);
  }

  async put(host: string, secret: string): Promise<void> {
    this.held.set(host, secret);
    if (this.isLasting) this.store?.set(host, (await this.keyring.encrypt(secret)).toString("base64"));
  }

  remove(host: string): void {
    this.held.delete(host);
    this.store?.delete(host);
  }

  private kept(host: string): string | null {
    const kept = this.store?.get(host);
    return this.isLasting && typeof kept === "string" ? kept : null;
  }
}
