import { createHash, randomBytes } from "node:crypto";

/** How a server wants to be signed in to by Digest (RFC 7616 §3.3). */
interface Challenge {
  realm: string;
  nonce: string;
  opaque: string | undefined;
  algorithm: "MD5" | "SHA-256";
}

/** `Digest` and the parameters after it; several challenges may stand in one header (RFC 9110 §11.6.1). */
const CHALLENGE = /\bDigest\s+((?:[\w-]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s,"]+)[\s,]*)+)/gi;
const PARAMETER = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g;

/**
 * Signs requests in by Digest (RFC 7616) with the quality "auth", so that the password itself never leaves.
 * Texts are taken for bytes as HTTP carries them: what a server said as it said it, all else in UTF-8.
 */
export class DigestSignIn {
  private readonly challenge: Challenge;
  private readonly user: string;
  private readonly password: string;
  private count = 0;

  private constructor(challenge: Challenge, user: string, password: string) {
    this.challenge = challenge;
    this.user = asBytes(user);
    this.password = asBytes(password);
  }

  /** By a server's `WWW-Authenticate`, or null where that asks for something else. */
  static from(header: string | null, user: string, password: string): DigestSignIn | null {
    const challenges = [...(header ?? "").matchAll(CHALLENGE)].flatMap(([, words = ""]) => read(words));
    const best = challenges.find(({ algorithm }) => algorithm === "SHA-256") ?? challenges[0];
    return best ? new DigestSignIn(best, user, password) : null;
  }

  /**
   * The `Authorization` of one request.
   *
   * @param uri as it stands in the request's first line
   */
  authorization(method: string, uri: string, cnonce = randomBytes(12).toString("hex")): string {
    const { realm, nonce, opaque, algorithm } = this.challenge;
    this.count += 1;
    const nc = this.count.toString(16).padStart(8, "0");
    const hash = (...parts: string[]) =>
      createHash(algorithm.replace("-", "")).update(parts.join(":"), "latin1").digest("hex");
    const who = hash(this.user, realm, this.password);
    const response = hash(who, nonce, nc, cnonce, "auth", hash(method, uri));
    const quoted = {
      username: this.user,
      realm,
      nonce,
      uri,
      cnonce,
      response,
      ...(opaque ? { opaque } : {}),
    };
    const words = Object.entries(quoted).map(([key, value]) => `${key}="${value.replace(/["\\]/g, "\\$&")}"`);
    return `Digest ${[...words, `algorithm=${algorithm}`, "qop=auth", `nc=${nc}`].join(", ")}`;
  }
}

/** One challenge, or none where it asks for what is not known here. */
function read(words: string): Challenge[] {
  const said = new Map(
    [...words.matchAll(PARAMETER)].map(([, key = "", quoted, plain]) => [
      key.toLowerCase(),
      quoted?.replace(/\\(.)/g, "$1") ?? plain ?? "",
    ]),
  );
  const algorithm = (said.get("algorithm") ?? "MD5").toUpperCase();
  const [realm, nonce] = [said.get("realm"), said.get("nonce")];
  const isKnown = algorithm === "MD5" || algorithm === "SHA-256";
  if (!isKnown || realm === undefined || !nonce || !/\bauth\b(?!-)/i.test(said.get("qop") ?? "")) return [];
  return [{ realm, nonce, opaque: said.get("opaque"), algorithm }];
}

function asBytes(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}
