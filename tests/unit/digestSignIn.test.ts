import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { DigestSignIn } from "../../electron/hosts/digestSignIn.ts";

/** The example of RFC 7616 §3.9.1. */
const NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
const REST = `realm="http-auth@example.org", qop="auth, auth-int", nonce="${NONCE}", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`;
const CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
const [MD5, SHA256] = [`Digest ${REST}, algorithm=MD5`, `Digest ${REST}, algorithm=SHA-256`];

function responseTo(header: string): string | undefined {
  const signIn = DigestSignIn.from(header, "Mufasa", "Circle of Life");
  return signIn?.authorization("GET", "/dir/index.html", CNONCE).match(/response="(\w+)"/)?.[1];
}

describe("a sign-in by Digest", () => {
  it("answers as the standard's example does, and takes the better of two", () => {
    const better = "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1";
    expect(responseTo(MD5)).toBe("8ca523f5e9506fed4657c9700eebdbec");
    expect(responseTo(SHA256)).toBe(better);
    expect(responseTo(`Basic realm="x, Digest", ${MD5}, ${SHA256}`)).toBe(better);
  });

  it("is not for what asks for something else", () => {
    for (const other of [
      null,
      'Basic realm="a"',
      MD5.replace("auth, auth-int", "auth-int"),
      `${MD5}-sess`,
      'Digest realm="a", algorithm=MD5, qop="auth"',
    ]) {
      expect(DigestSignIn.from(other, "a", "b")).toBeNull();
    }
  });

  it("counts its requests, and writes names in any script as bytes", () => {
    const signIn = DigestSignIn.from(MD5, '编"辑', "密");
    const [one = "", two = ""] = [1, 2].map(() => signIn?.authorization("PUT", "/a", "c"));
    expect(Buffer.from(one, "latin1").toString("utf8")).toContain('username="编\\"辑"');
    expect(one).toContain("nc=00000001");
    expect(two).toContain("nc=00000002");
    const hash = (text: string) => createHash("md5").update(text).digest("hex");
    const who = hash('编"辑:http-auth@example.org:密');
    expect(two).toContain(hash(`${who}:${NONCE}:00000002:c:auth:${hash("PUT:/a")}`));
  });
});
