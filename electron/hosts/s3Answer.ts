import { UserError } from "../../shared/errors.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";

/** An answer that is not the success that was asked for. */
export interface S3Refusal {
  status: number;
  /** The error document, where there is one. */
  body: string;
  method: "GET" | "PUT" | "DELETE";
  /** The object, relative to the site's root; null is the bucket. */
  path: string | null;
}

/*
 * "Error Responses" of the Amazon S3 API Reference, with what Ceph, MinIO and Swift call the same.
 */
const SIGN_IN = ["SignatureDoesNotMatch", "InvalidAccessKeyId", "ExpiredToken", "InvalidToken"];
const FULL = ["QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded"];
const NAME = ["KeyTooLongError", "KeyTooLong", "InvalidObjectName", "XMinioInvalidObjectName", "InvalidURI"];
/** A request is good for some minutes by the server's clock. */
const CLOCK = ["RequestTimeTooSkewed", "RequestExpired"];
/** Faults that have the status of a refusal. */
const PASSING = [
  "RequestTimeout",
  "OperationAborted",
  "ConditionalRequestConflict",
  "SlowDown",
  // Not as it was sent.
  "XAmzContentSHA256Mismatch",
  "BadDigest",
  "IncompleteBody",
];

/** What a refusal means: a UserError where it is the server's last word, otherwise an error that may pass. */
export function refusalError(refusal: S3Refusal, config: HostOf<"s3">): Error {
  const { status, method, path } = refusal;
  const { name, bucket, accessKey } = config;
  const code = errorCode(refusal);
  const place = { name, path: path ?? bucket };
  const isDenied = code === "AccessDenied" || (status === 403 && code === "403");
  if (FULL.includes(code) || status === 507) return new UserError("host-full", place);
  if (SIGN_IN.includes(code) || status === 401 || (isDenied && path === null)) {
    return new UserError("host-sign-in", { name, user: accessKey });
  }
  if (CLOCK.includes(code)) return new UserError("host-clock", { name });
  if (isDenied && method !== "GET") return new UserError("host-read-only", place);
  if (code === "NoSuchBucket" || (status === 404 && path === null)) {
    return new UserError("host-path-missing", { name, path: bucket });
  }
  if (NAME.includes(code) || status === 414) return new UserError("host-name-refused", place);
  const isFault = (status >= 500 && status !== 501) || status === 429 || status === 408;
  if (isFault || PASSING.includes(code)) return new Error(`${method} ${place.path}: ${status} ${code}`);
  // A bucket of another region says which one.
  const [region] = xmlValues(refusal.body, "Region");
  return new UserError("host-refused", { ...place, detail: region ? `${code}: ${region}` : code });
}

/** The error's code, or its status where it has none. */
export function errorCode({ status, body }: Pick<S3Refusal, "status" | "body">): string {
  return xmlValues(body, "Code")[0] ?? String(status);
}

/** The texts of all elements of a name. In S3's answers they have neither attributes nor CDATA. */
export function xmlValues(xml: string, element: string): string[] {
  const found = xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, "g"));
  return [...found].map(([, text = ""]) => decodeEntities(text));
}

const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES.get(name) ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
