/** UTF-8's own errors are the sign of another encoding. */
const strict = { fatal: true } as const;

/**
 * The text of a file that says its encoding by a byte order mark, or is UTF-8, or else GB18030
 * (GB 18030-2022), as older Chinese programs write; null where it is none of these.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const encodings = [markedEncoding(bytes) ?? ["utf-8", "gb18030"]].flat();
  for (const encoding of encodings) {
    const text = decoded(bytes, encoding);
    // No text has NUL in it; UTF-16 without its mark and programs' own files do.
    if (text !== null && !text.includes("\0")) return text;
  }
  return null;
}

/** The encoding that a byte order mark names (Encoding Standard, "BOM sniff"), or null. */
function markedEncoding([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, strict).decode(bytes);
  } catch {
    return null;
  }
}
