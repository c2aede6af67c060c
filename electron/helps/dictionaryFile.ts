/**
 * The dictionary's file. A header names the sections; numbers are unsigned, 32 bits, little-endian.
 * Nothing of it is unpacked when it is opened: words are found in it by halving.
 */

/** The first bytes, with the version of the layout. */
export const MAGIC = Buffer.from("TWPDICT1");

export const SECTIONS = [
  /** Lines of UTF-8: simplified, traditional, pinyin and senses between tabs. */
  "entries",
  /** Where each entry begins, and where the last one ends. */
  "entryStarts",
  /** Chinese forms in byte order: the entry's number twice, plus one for its traditional form. */
  "forms",
  /** English words in byte order, one after the other. */
  "words",
  /** Where each English word begins, and where the last one ends. */
  "wordStarts",
  /** Where each English word's entries begin among the postings, and where the last one's end. */
  "postingStarts",
  /** Numbers of entries, the best for the word first. */
  "postings",
] as const;
export type SectionName = (typeof SECTIONS)[number];
export type Sections = Readonly<Record<SectionName, Buffer>>;

/** Bytes before the first section: the magic and the length of each section. */
export const HEADER_LENGTH = MAGIC.length + SECTIONS.length * 4;

/** The file's name in the dictionary's folder; the licence lies beside it. */
export const DICTIONARY_FILE = "cedict.bin";
export const NOTICE_FILE = "NOTICE.txt";

/** Numbers as a section holds them. */
export function packNumbers(numbers: readonly number[]): Buffer {
  const packed = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, index) => {
    packed.writeUInt32LE(number, index * 4);
  });
  return packed;
}

/** A file of these sections. */
export function joinSections(sections: Sections): Buffer {
  const parts = SECTIONS.map((name) => sections[name]);
  return Buffer.concat([MAGIC, packNumbers(parts.map(({ length }) => length)), ...parts]);
}

/** The sections of a file, not copied; null when it is none, or not whole. */
export function splitSections(file: Buffer): Sections | null {
  if (file.length < HEADER_LENGTH || !file.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  let start = HEADER_LENGTH;
  const cut = SECTIONS.map((name, index) => {
    const end = start + file.readUInt32LE(MAGIC.length + index * 4);
    const section = file.subarray(start, end);
    start = end;
    return [name, section] as const;
  });
  return start === file.length ? (Object.fromEntries(cut) as Sections) : null;
}
