/** Raised by {@link XmlDecoder} for bytes that are not what they are said to be. */
export class XmlEncodingError extends Error {
  override readonly name = "XmlEncodingError";
  /** What the file says that it is in. */
  readonly encoding: string;

  constructor(encoding: string, options?: ErrorOptions) {
    super(encoding, options);
    this.encoding = encoding;
  }
}

/** An encoding's name in an XML declaration (XML 1.0 §4.3.3). */
const DECLARED = /^<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/;
/** Bytes in which a declaration must have ended. */
const DECLARATION = 1024;

/**
 * Turns the bytes of an XML file into text, piece by piece: by its byte order mark or declaration, UTF-8
 * unless it says otherwise (XML 1.0 appendix F). UTF-16 may lack its mark where it declares itself.
 */
export class XmlDecoder {
  private decoder: TextDecoder | null = null;
  private encoding = "UTF-8";
  /** The first bytes, until there are enough of them. */
  private head: Uint8Array = new Uint8Array();

  /** @throws XmlEncodingError */
  write(bytes: Uint8Array): string {
    if (this.decoder) return this.decode(this.decoder, bytes, true);
    this.head = joined(this.head, bytes);
    return this.head.length < DECLARATION ? "" : this.begin(true);
  }

  /** The rest, when there are no more bytes. @throws XmlEncodingError */
  end(): string {
    return this.decoder ? this.decode(this.decoder, new Uint8Array(), false) : this.begin(false);
  }

  private begin(isMore: boolean): string {
    this.encoding = encodingOf(this.head);
    try {
      this.decoder = new TextDecoder(this.encoding, { fatal: true });
    } catch (error) {
      throw new XmlEncodingError(this.encoding, { cause: error });
    }
    const { head } = this;
    this.head = new Uint8Array();
    return this.decode(this.decoder, head, isMore);
  }

  private decode(decoder: TextDecoder, bytes: Uint8Array, isMore: boolean): string {
    try {
      return decoder.decode(bytes, { stream: isMore });
    } catch (error) {
      throw new XmlEncodingError(this.encoding, { cause: error });
    }
  }
}

/** The text of a whole XML file. @throws XmlEncodingError */
export function decodeXml(bytes: Uint8Array): string {
  const decoder = new XmlDecoder();
  return decoder.write(bytes) + decoder.end();
}

function encodingOf(head: Uint8Array): string {
  const [first, second, third] = head;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xef && second === 0xbb && third === 0xbf) return "UTF-8";
  const start = new TextDecoder("latin1").decode(head.subarray(0, DECLARATION));
  const declared = DECLARED.exec(start.replaceAll("\0", ""))?.[1] ?? "UTF-8";
  // Without its mark, UTF-16 has a zero beside the first “<”.
  const isWide = first === 0 || second === 0;
  if (isWide !== /^utf-?16/i.test(declared)) throw new XmlEncodingError(declared);
  if (!isWide) return declared;
  return first === 0 ? "utf-16be" : "utf-16le";
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
