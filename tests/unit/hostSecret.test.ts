import { expect, it } from "vitest";
import { secretOf } from "../../shared/publish/hostKinds.ts";

it("a Git host wants a token over HTTP, over SSH the passphrase of the key that is set, and otherwise nothing", () => {
  const wanted = (url: string, key: string) => secretOf({ kind: "git", url, key });
  expect(wanted("https://example.org/a.git", "")).toEqual({ word: "token", isOptional: true });
  expect(wanted("git@example.org:a.git", "/home/me/key")).toEqual({ word: "passphrase", isOptional: true });
  expect(wanted("ssh://git@example.org/a.git", "")).toBeNull();
});
