import { UserError } from "../../shared/errors.ts";

/** Reasons to refuse a certificate, as "X509 certificate error codes" of node:tls and OpenSSL name them. */
const UNTRUSTED =
  /^(CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_(CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_|ERR_TLS_CERT_)/;

/**
 * What a person is told of a certificate that was refused; null where a code is about something else.
 *
 * @param name the host's name
 * @param code of an error of Node's
 */
export function certificateError(name: string, code: string, cause: unknown): UserError | null {
  if (code === "CERT_HAS_EXPIRED") return new UserError("host-certificate-expired", { name }, cause);
  // Nobody hands out certificates for a day to come.
  if (code === "CERT_NOT_YET_VALID") return new UserError("host-clock", { name }, cause);
  if (!UNTRUSTED.test(code)) return null;
  return new UserError("host-certificate", { name, detail: code }, cause);
}
