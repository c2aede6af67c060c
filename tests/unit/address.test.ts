import { describe, expect, it } from "vitest";
import { holdsSignIn, isInTheClear } from "../../shared/publish/address.ts";
import { hostConfigSchema } from "../../shared/story/newsroom.ts";

describe("an address", () => {
  it.each([
    ["https://me:token@github.com/me/site.git", true],
    ["https://token@github.com/me/site.git", true],
    ["HTTP://me@dav.example", true],
    ["ssh://git:word@host/site.git", true],
    ["ssh://git@host:22/site.git", false],
    ["git@github.com:me/site.git", false],
    ["https://dav.example/@me/a:b@c", false],
    ["https://dav.example?x=a@b", false],
  ])("%s has a sign-in in it: %s", (address, holds) => {
    expect(holdsSignIn(address)).toBe(holds);
    const git = { kind: "git", id: "x", name: "x", url: address };
    expect(hostConfigSchema.safeParse(git).success).toBe(!holds);
  });

  it.each([
    ["http://nas.example/site/", true],
    ["http://127.example/", true],
    ["http://localhost.example/", true],
    ["http://localhost:8080/", false],
    ["http://127.0.0.1:9000", false],
    ["http://[::1]/", false],
    ["https://nas.example/", false],
    ["/srv/www", false],
  ])("%s can be read on the way: %s", (address, isClear) => {
    expect(isInTheClear(address)).toBe(isClear);
  });
});
