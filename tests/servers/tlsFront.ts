import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, connect, type Socket } from "node:net";
import { join } from "node:path";
import { createServer, getCACertificates, setDefaultCACertificates } from "node:tls";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../integration/support.ts";
import { type CertificateKind, makeAuthority, makeCertificate } from "./ftpCertificates.ts";

/**
 * Puts HTTPS before a server of 127.0.0.1 for one test, by an authority that this process trusts until
 * then. Gives its port.
 */
export async function startTlsFront(port: number, kind: CertificateKind): Promise<number> {
  const folder = join(temporaryFolder(), "tls");
  const authority = readFileSync(await makeAuthority(folder), "utf8");
  const pem = readFileSync(await makeCertificate(folder, kind));
  const trusted = getCACertificates("default");
  setDefaultCACertificates([...trusted, authority]);
  const sockets = new Set<Socket>();
  const server = createServer({ key: pem, cert: pem }, (client) => {
    const behind = connect(port, "127.0.0.1");
    for (const socket of [client, behind]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
    }
    client.pipe(behind).pipe(client);
  });
  server.on("tlsClientError", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    setDefaultCACertificates(trusted);
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
