import { compileTerms } from "../../shared/bilingual/glossary/find.ts";
import {
  isSameServer,
  type MachineSettings,
  type MachineState,
  type MachineText,
} from "../../shared/bilingual/machine.ts";
import type { Term } from "../../shared/bilingual/terms.ts";
import { UserError } from "../../shared/errors.ts";
import { endpoint } from "./address.ts";
import { translateText } from "./translate.ts";

/** Where this computer keeps the service; null where it keeps none. */
export interface ServiceStore {
  settings(): MachineSettings | null;
  putSettings(settings: MachineSettings | null): void;
  key(): Promise<string | null>;
  hasKey(): boolean;
  putKey(key: string | null): Promise<void>;
}

/** What a service is tried with. */
const SAMPLE: MachineText = { text: "The river rose by two metres.", from: "en", to: "zh-Hans" };

/** The translation service of the user's own, off until one is saved, and what it is translating. */
export class OwnService {
  private readonly store: ServiceStore;
  private readonly running = new Map<string, AbortController>();

  constructor(store: ServiceStore) {
    this.store = store;
  }

  state(): MachineState {
    return { settings: this.store.settings(), hasKey: this.store.hasKey() };
  }

  /**
   * Keeps a service, or none, which forgets the key too.
   *
   * @param key undefined for the one that is kept, empty for none
   * @throws UserError `machine-address`, `machine-insecure`
   */
  async save(settings: MachineSettings | null, key: string | undefined): Promise<MachineState> {
    if (settings) endpoint(settings.address, "");
    const kept = settings && (await this.keyFor(settings, key));
    // In this order no server is ever asked with another's key.
    await this.store.putKey(null);
    this.store.putSettings(settings);
    if (kept !== null) await this.store.putKey(kept);
    return this.state();
  }

  /** Has a sentence translated by a service that may not be kept yet. @throws UserError as {@link translateText} */
  async test(settings: MachineSettings, key: string | undefined): Promise<string> {
    return translateText({ settings, key: await this.keyFor(settings, key) }, SAMPLE, []);
  }

  /**
   * Has a text translated, with those of a glossary's terms that are in it.
   *
   * @param id names it for {@link cancel}
   * @throws UserError `machine-off`, and as {@link translateText}
   */
  async translate(id: string, text: MachineText, glossary: readonly Term[]): Promise<string> {
    const settings = this.store.settings();
    if (!settings) throw new UserError("machine-off");
    const controller = new AbortController();
    this.running.set(id, controller);
    try {
      const service = { settings, key: await this.store.key() };
      return await translateText(service, text, termsIn(text, glossary), { signal: controller.signal });
    } finally {
      this.running.delete(id);
    }
  }

  /** Stops a translation; one that has ended is no error. */
  cancel(id: string): void {
    this.running.get(id)?.abort();
  }

  /** The key for a service as it is typed: a kept one only for the server that it was given for. */
  private async keyFor({ address }: MachineSettings, typed: string | undefined): Promise<string | null> {
    if (typed !== undefined) return typed === "" ? null : typed;
    const kept = this.store.settings();
    return kept && isSameServer(kept.address, address) ? this.store.key() : null;
  }
}

function termsIn({ text, from }: MachineText, glossary: readonly Term[]): Term[] {
  const hits = compileTerms(glossary).find(text, from);
  return [...new Set(hits.flatMap(({ term, homonyms }) => [term, ...homonyms]))];
}
