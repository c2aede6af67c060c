import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../scripts/run.ts";

const NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

/** A certificate for this computer, one whose time is over, or one for another name. */
export type CertificateKind = "valid" | "expired" | "elsewhere";

/** The PEM file of an authority of one test's own. */
export async function makeAuthority(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "authority.pem");
  const subject = ["-subj", "/CN=Twinpress test authority", "-addext", "keyUsage=critical,keyCertSign"];
  const out = ["-days", "2", "-keyout", join(folder, "authority.key"), "-out", file];
  await run("openssl", ["req", "-x509", ...NEW_KEY, ...subject, ...out], { quiet: true });
  return file;
}

/** A PEM file with a key and a certificate for it by the authority of the same folder. */
export async function makeCertificate(folder: string, kind: CertificateKind): Promise<string> {
  const key = join(folder, "server.key");
  const request = join(folder, "server.csr");
  const certificate = join(folder, "server.crt");
  await run("openssl", ["req", ...NEW_KEY, "-subj", "/CN=test", "-keyout", key, "-out", request], {
    quiet: true,
  });
  const names = join(folder, "names");
  const here = "IP:127.0.0.1,IP:127.0.0.2,DNS:localhost";
  writeFileSync(names, `subjectAltName=${kind === "elsewhere" ? "DNS:elsewhere.example" : here}\n`);
  const authority = ["-CA", join(folder, "authority.pem"), "-CAkey", join(folder, "authority.key")];
  const days = ["-CAcreateserial", "-days", kind === "expired" ? "-1" : "2"];
  const files = ["-in", request, "-extfile", names, "-out", certificate];
  await run("openssl", ["x509", "-req", ...authority, ...days, ...files], { quiet: true });
  const pem = join(folder, "server.pem");
  writeFileSync(pem, readFileSync(certificate, "utf8") + readFileSync(key, "utf8"), { mode: 0o600 });
  return pem;
}
