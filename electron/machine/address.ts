import { BlockList, isIP } from "node:net";
import { UserError } from "../../shared/errors.ts";

/** This computer and its own networks: RFC 1918, 3927, 4193, 4291 and 5735. */
const LOCAL = new BlockList();
for (const [network, prefix] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
] as const) {
  LOCAL.addSubnet(network, prefix, "ipv4");
}
LOCAL.addAddress("::1", "ipv6");
LOCAL.addSubnet("fc00::", 7, "ipv6");
LOCAL.addSubnet("fe80::", 10, "ipv6");

/**
 * Where to send a request to a service.
 *
 * @param address where its interface begins, as a person typed it
 * @param path what is asked of it, without a slash before
 * @throws UserError `machine-address`, `machine-insecure`
 */
export function endpoint(address: string, path: string): URL {
  const base = parsed(address.trim());
  if (!base || !["https:", "http:"].includes(base.protocol) || base.username !== "" || base.password !== "") {
    throw new UserError("machine-address", { address: withoutUser(base, address) });
  }
  if (base.protocol === "http:" && !isLocal(base.hostname)) {
    throw new UserError("machine-insecure", { address });
  }
  const folder = base.pathname.replace(/\/+$/, "");
  // The whole address is in many manuals; typed so, it means the same.
  base.pathname = folder.endsWith(`/${path}`) ? folder : `${folder}/${path}`;
  base.hash = "";
  return base;
}

function parsed(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

function isLocal(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  const version = isIP(name);
  if (version !== 0) return LOCAL.check(name, version === 4 ? "ipv4" : "ipv6");
  // RFC 6761 and 6762.
  return name === "localhost" || name.endsWith(".localhost") || name.endsWith(".local");
}

/** An address for a message: a password that was typed into it is not shown. */
function withoutUser(url: URL | null, address: string): string {
  return url && (url.username !== "" || url.password !== "") ? `${url.protocol}//…@${url.host}` : address;
}
