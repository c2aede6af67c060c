import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256Hex } from "../../shared/hash.ts";

test("the machine's own hash is the same as the one in JavaScript, whatever the text", async () => {
  const texts = fc.sample(fc.string({ unit: "binary", maxLength: 300 }), 300);
  const inputs = ["", "\ud800 alone", "河流", ...texts, new Uint8Array(0), new Uint8Array([0, 255, 128])];
  const inJavaScript = inputs.map(sha256Hex);
  await import("../../electron/library/nativeHash.ts");
  expect(inputs.map(sha256Hex)).toEqual(inJavaScript);
});
