import { safeStorage } from "electron";
import { openStore } from "./openStore.ts";

/**
 * The hosts' passwords, keys and tokens: encrypted by the system's keyring, or, where there is none,
 * kept only until the app ends and asked for again. They are in no newsroom and on no host.
 */
export class Secrets {
  private readonly store = openStore<Record<string, string>>("secrets");
  private readonly held = new Map<string, string>();

  /** The system has a keyring. Its encryption with a built-in password is none (Electron's safeStorage). */
  get isLasting(): boolean {
    if (!safeStorage.isEncryptionAvailable()) return false;
    return process.platform !== "linux" || safeStorage.getSelectedStorageBackend() !== "basic_text";
  }

  has(host: string): boolean {
    return this.get(host) !== null;
  }

  /** A host's secret, or null where this computer has none that can be read. */
  get(host: string): string | null {
    const held = this.held.get(host);
    if (held !== undefined) return held;
    const kept = this.store?.get(host);
    if (typeof kept !== "string" || !this.isLasting) return null;
    try {
      return safeStorage.decryptString(Buffer.from(kept, "base64"));
    } catch {
      // Another keyring than the one it was kept with: it has to be typed again.
      return null;
    }
  }

  put(host: string, secret: string): void {
    this.held.set(host, secret);
    if (this.isLasting) this.store?.set(host, safeStorage.encryptString(secret).toString("base64"));
  }

  remove(host: string): void {
    this.held.delete(host);
    this.store?.delete(host);
  }
}
