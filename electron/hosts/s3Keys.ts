/** An endpoint that begins with the bucket's name, the only one that some services take, such as Aliyun's and Tencent's. */
export function ownAddress(endpoint: string, bucket: string): string | null {
  return new URL(endpoint).hostname.startsWith(`${bucket}.`) ? endpoint.replace(/\/+$/, "") : null;
}

/** A bucket's address below its service's, which most servers know. */
export function addressByPath(endpoint: string, bucket: string): string {
  return `${endpoint.replace(/\/+$/, "")}/${encoded(bucket)}`;
}

/** A key as it stands in an address: every character that has a meaning there is percent-encoded. */
export function encoded(key: string): string {
  return key.split("/").map(encodedPart).join("/");
}

/** As "Authenticating Requests (AWS Signature Version 4)" has it: all but the unreserved ones of RFC 3986. */
function encodedPart(text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, hex);
}

/** A query as it is signed and sent. */
export function queryText(query: Record<string, string>): string {
  return Object.entries(query)
    .map((pair) => pair.map(encodedPart).join("="))
    .join("&");
}

/** A key of a list; what a stranger named in bytes that are no text stays as it is. */
export function urlDecoded(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch {
    return key;
  }
}

/** The folder that all of these paths are in, with its slash, or "". */
export function commonFolder(paths: readonly string[]): string {
  let [common = ""] = paths;
  for (const path of paths) {
    while (!path.startsWith(common)) common = common.slice(0, -1);
  }
  return common.slice(0, common.lastIndexOf("/") + 1);
}
