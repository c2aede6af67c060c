const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

/** A random id of lower-case letters and digits; 36^20 of them make a collision unthinkable. */
function randomId(length: number): string {
  let id = "";
  while (id.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      // 252 is the largest multiple of 36 in a byte: what lies above would favour some letters.
      if (byte < 252 && id.length < length) id += ALPHABET[byte % 36];
    }
  }
  return id;
}

/** An id for a new story. */
export function newStoryId(): string {
  return randomId(20);
}

/** An id for a new block, unique within its version. */
export function newBlockId(): string {
  return randomId(12);
}

/** An id for a new link between blocks. */
export function newLinkId(): string {
  return randomId(12);
}

/** An id for a new term of the glossary. */
export function newTermId(): string {
  return randomId(12);
}

/** An id for a new host. */
export function newHostId(): string {
  return randomId(12);
}
