import { afterEach, beforeEach, expect, test } from "vitest";
import { OwnService } from "../../../electron/machine/ownService.ts";
import type { MachineSettings, MachineText } from "../../../shared/bilingual/machine.ts";
import { KEY, startTranslator, type Translator } from "../../servers/translator.ts";
import { term } from "../../unit/bilingual/terms.ts";

const TEXT: MachineText = { text: "The banks of the river", from: "en", to: "zh-Hans" };

let server: Translator;
let service: OwnService;
beforeEach(async () => {
  server = await startTranslator();
  let settings: MachineSettings | null = null;
  let key: string | null = null;
  service = new OwnService({
    settings: () => settings,
    putSettings: (changed) => {
      settings = changed;
    },
    key: async () => key,
    hasKey: () => key !== null,
    putKey: async (changed) => {
      key = changed;
    },
  });
});
afterEach(() => server.stop());

function chat(address = `${server.address}/v1`): MachineSettings {
  return { kind: "openai", address, model: "small" };
}

test("nothing leaves the computer until a service is saved, nor after it was put off", async () => {
  await expect(service.translate("1", TEXT, [])).rejects.toMatchObject({ code: "machine-off" });
  await service.save(chat(), KEY);
  expect(await service.translate("1", TEXT, [])).toBe("[The banks of the river]");
  expect(await service.save(null, undefined)).toEqual({ settings: null, hasKey: false });
  await expect(service.translate("1", TEXT, [])).rejects.toMatchObject({ code: "machine-off" });
  expect(server.seen).toHaveLength(1);
});

test("the model is told the terms that are in the text, and no others", async () => {
  await service.save(chat(), KEY);
  const glossary = [term("bank", "银行"), term("bank", "河岸"), term("bridge", "桥")];
  await service.translate("1", TEXT, glossary);
  const asked = JSON.stringify(server.seen.at(-1)?.body);
  expect(asked).toContain("银行");
  expect(asked).toContain("河岸");
  expect(asked).not.toContain("桥");
});

test("a service is tried before it is kept, with the key that is kept for its server", async () => {
  expect(await service.test(chat(), KEY)).toBe("[The river rose by two metres.]");
  expect(service.state()).toEqual({ settings: null, hasKey: false });
  await service.save(chat(), KEY);
  expect(await service.test({ ...chat(), model: "large" }, undefined)).toContain("river");
});

test("a kept key never goes to another server", async () => {
  await service.save(chat(), KEY);
  const other = await startTranslator();
  const elsewhere = chat(`${other.address}/v1`);
  await expect(service.test(elsewhere, undefined)).rejects.toMatchObject({ code: "machine-key" });
  expect(other.seen.at(-1)?.authorization).toBeUndefined();
  expect(await service.save(elsewhere, undefined)).toEqual({ settings: elsewhere, hasKey: false });
  await other.stop();
});

test("an address that would send the key in the clear is not kept", async () => {
  await expect(service.save(chat("http://api.example.org"), KEY)).rejects.toMatchObject({
    code: "machine-insecure",
  });
  expect(service.state()).toEqual({ settings: null, hasKey: false });
});

test("one translation is stopped, and another goes on", async () => {
  await service.save(chat(), KEY);
  const held: (() => void)[] = [];
  const arrived = new Promise<void>((done) => {
    server.behaviour = (_, response) => {
      const choices = [{ finish_reason: "stop", message: { content: "河" } }];
      held.push(() => response.end(JSON.stringify({ choices })));
      if (held.length === 2) done();
    };
  });
  const [stopped, kept] = [service.translate("1", TEXT, []), service.translate("2", TEXT, [])];
  await arrived;
  service.cancel("1");
  service.cancel("nothing");
  await expect(stopped).rejects.toMatchObject({ code: "machine-cancelled" });
  for (const finish of held) finish();
  expect(await kept).toBe("河");
});
