import type { TwinpressApp } from "../app.ts";
import { OwnService } from "../machine/ownService.ts";
import type { Handlers } from "./answer.ts";

type Names = Extract<keyof Handlers, `machine.${string}`>;

/** Where the service's key is among the secrets. */
const KEY_ID = "machine-translation";

/** Requests about the translation service of the user's own. */
export function machineHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  const { settings, secrets } = app;
  const service = new OwnService({
    settings: () => settings.get("machine"),
    putSettings: (changed) => settings.set("machine", changed),
    key: () => secrets.get(KEY_ID),
    hasKey: () => secrets.has(KEY_ID),
    putKey: async (key) => (key === null ? secrets.remove(KEY_ID) : secrets.put(KEY_ID, key)),
  });
  return {
    "machine.settings": () => service.state(),
    "machine.save": async ({ settings: changed, key }) => {
      const state = await service.save(changed, key);
      app.tellState();
      return state;
    },
    "machine.test": ({ settings: tried, key }) => service.test(tried, key),
    "machine.translate": ({ id, ...text }) => service.translate(id, text, app.library?.glossary.list() ?? []),
    "machine.cancel": ({ id }) => {
      service.cancel(id);
      return null;
    },
  };
}
