/**
 * What can go wrong in a way that a person can do something about. Each code has a text under
 * `errors.<code>` in every interface language that says what happened, to what, and what to do.
 */
export type ErrorCode =
  | "unexpected"
  | "newsroom-missing"
  | "newsroom-exists"
  | "newsroom-damaged"
  | "newsroom-newer"
  | "newsroom-publishing"
  | "newsroom-locked"
  | "folder-not-writable"
  | "disk-full"
  | "story-missing"
  | "story-changed"
  | "story-clash"
  | "revision-missing"
  | "story-invalid"
  | "section-missing"
  | "section-in-use"
  | "media-missing"
  | "media-unreadable"
  | "media-too-large"
  | "host-missing"
  | "host-exists"
  | "host-unreachable"
  | "host-sign-in"
  | "host-secret-missing"
  | "host-key-file"
  | "host-key-locked"
  | "host-passphrase"
  | "host-key-unknown"
  | "host-key-changed"
  | "host-certificate"
  | "host-no-tls"
  | "host-certificate-expired"
  | "host-clock"
  | "host-path-missing"
  | "host-read-only"
  | "host-full"
  | "host-name-refused"
  | "host-refused"
  | "host-program-missing"
  | "host-folder-missing"
  | "host-overlaps-newsroom"
  | "host-file-foreign"
  | "host-verify-failed"
  | "manifest-damaged"
  | "manifest-foreign"
  | "manifest-newer"
  | "manifest-none"
  | "manifest-lost"
  | "source-damaged"
  | "publish-conflict"
  | "publish-busy"
  | "publish-lost-lease"
  | "publish-undecided"
  | "undo-impossible"
  | "undo-too-old"
  | "undo-nothing"
  | "conflict-missing"
  | "site-address-missing"
  | "publish-cancelled"
  | "publish-unanswered"
  | "publish-unverified"
  | "publish-interrupted"
  | "checks-failed"
  | "port-in-use"
  | "help-file-unreadable"
  | "source-missing"
  | "file-not-readable"
  | "file-not-writable"
  | "target-not-empty"
  | "errand-interrupted"
  | "xml-oversized"
  | "xliff-damaged"
  | "xliff-foreign"
  | "xliff-version"
  | "xliff-doctype"
  | "xliff-encoding"
  | "xliff-too-large"
  | "xliff-nothing"
  | "xliff-too-many"
  | "term-incomplete"
  | "glossary-file-kind"
  | "glossary-too-large"
  | "glossary-too-many"
  | "glossary-encoding"
  | "glossary-columns"
  | "glossary-xml"
  | "glossary-not-tbx"
  | "glossary-entities"
  | "machine-off"
  | "machine-address"
  | "machine-insecure"
  | "machine-unreachable"
  | "machine-key"
  | "machine-limit"
  | "machine-refused"
  | "machine-answer"
  | "machine-redirect"
  | "machine-timeout"
  | "machine-cancelled"
  | "tmx-damaged"
  | "tmx-none"
  | "tmx-entities"
  | "tmx-encoding"
  | "memory-busy"
  | "usage"
  | "invalid-request";

/** Values that an error's text names: a path, a title, a number. */
export type ErrorParams = Record<string, string | number>;

/** An error that is shown to a person, in the interface's language, by its code. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, { cause });
    this.code = code;
    this.params = params;
  }
}

/** A {@link UserError} as plain data, to cross a process boundary. */
export interface ErrorData {
  code: ErrorCode;
  params: ErrorParams;
}

/** Any thrown value as {@link ErrorData}; what is not a UserError becomes `unexpected` with its message. */
export function toErrorData(error: unknown): ErrorData {
  if (error instanceof UserError) return { code: error.code, params: error.params };
  return { code: "unexpected", params: { detail: error instanceof Error ? error.message : String(error) } };
}
