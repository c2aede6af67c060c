import { safeStorage } from "electron";

/** Encrypts with a key that the system keeps for this user. */
export interface Keyring {
  /** False where the system has no keyring: what is encrypted is not safe then, and is not to be kept. */
  readonly isLasting: boolean;
  encrypt(text: string): Promise<Buffer>;
  /** @throws Error for what another keyring encrypted */
  decrypt(encrypted: Buffer): Promise<string>;
}

/** Electron's calls that answer at once are gone from its version 46 on, and those that are waited for not in 33 yet. */
const isWaitedFor = Reflect.has(safeStorage, "encryptStringAsync");

/** The system's keyring. Electron must be ready. */
export async function systemKeyring(): Promise<Keyring> {
  const isAvailable = isWaitedFor
    ? await safeStorage.isAsyncEncryptionAvailable()
    : safeStorage.isEncryptionAvailable();
  // Encryption with a password that is built in is none (electronjs.org/docs/latest/api/safe-storage).
  const hasOwnKey = process.platform !== "linux" || safeStorage.getSelectedStorageBackend() !== "basic_text";
  return {
    isLasting: isAvailable && hasOwnKey,
    encrypt: async (text) =>
      isWaitedFor ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text),
    decrypt: async (encrypted) =>
      isWaitedFor
        ? (await safeStorage.decryptStringAsync(encrypted)).result
        : safeStorage.decryptString(encrypted),
  };
}
