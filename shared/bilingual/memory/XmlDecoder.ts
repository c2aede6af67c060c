/** Raised by {@link XmlDecoder} for bytes that are in no encoding it reads. */
export class XmlEncodingError extends Error {
  override readonly name = "XmlEncodingError";
}

/** An encoding's name in an XML declaration (XML 1.0 §4.3.3). */
const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;
/** Bytes in which a declaration must have ended. */
const DECLARATION = 1024;

/**
 * Turns the bytes of an XML file into text, piece by piece: UTF-8, or UTF-16 with a byte order mark.
 * Which one it is is told by its first bytes (XML 1.0 appendix F).
 */
export class XmlDecoder {
  private decoder: TextDecoder | null = null;
  private isUtf8 = true;
  /** The first bytes, until there are enough of them. */
  private head: Uint8Array = new Uint8Array();
  private isChecked = false;

  /** @throws XmlEncodingError */
  write(bytes: Uint8Array): string {
    if (this.decoder && this.isChecked) return this.decode(bytes, true);
    this.head = joined(this.head, bytes);
    return this.head.length < DECLARATION ? "" : this.begin(true);
  }

  /** The rest, when there are no more bytes. @throws XmlEncodingError */
  end(): string {
    return this.isChecked ? this.decode(new Uint8Array(), false) : this.begin(false);
  }

  private begin(isMore: boolean): string {
    const [first, second] = this.head;
    const isLittle = first === 0xff && second === 0xfe;
    const isBig = first === 0xfe && second === 0xff;
    // Without its mark, UTF-16 has a zero beside the first “<”.
    if (first === 0 || second === 0) throw new XmlEncodingError("UTF-16 without a byte order mark");
    this.isUtf8 = !isLittle && !isBig;
    this.decoder = new TextDecoder(isLittle ? "utf-16le" : isBig ? "utf-16be" : "utf-8", { fatal: true });
    const text = this.decode(this.head, isMore);
    this.refuseOthers(DECLARED.exec(text)?.[1]);
    this.isChecked = true;
    this.head = new Uint8Array();
    return text;
  }

  private refuseOthers(declared: string | undefined): void {
    if (declared === undefined || !this.isUtf8) return;
    if (!/^(?:utf-?8|us-ascii)$/i.test(declared)) throw new XmlEncodingError(declared);
  }

  private decode(bytes: Uint8Array, isMore: boolean): string {
    try {
      return this.decoder?.decode(bytes, { stream: isMore }) ?? "";
    } catch (error) {
      throw new XmlEncodingError("invalid bytes", { cause: error });
    }
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
