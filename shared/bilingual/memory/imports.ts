/** A file whose pairs are in the memory. */
export interface ImportedFile {
  id: number;
  /** Its name, without its folder. */
  name: string;
  /** When it came in (ISO 8601). */
  at: string;
  pairs: number;
}

/** What is in the memory. */
export interface MemoryState {
  /** Pairs that the newsroom's own stories taught. */
  learnt: number;
  /** Newest first. */
  files: ImportedFile[];
  /** How far the file has come that is on its way in, or null. */
  importing: MemoryProgress | null;
}

/** How much of a file has been read, in bytes. */
export interface MemoryProgress {
  done: number;
  total: number;
}

/** What an import came to, in units of the file. */
export interface MemoryImport {
  total: number;
  added: number;
  /** All that were not added: the three below. */
  skipped: number;
  /** Pairs that the memory has already. */
  duplicates: number;
  /** With English and traditional Chinese only. */
  traditional: number;
  /** Without a text in one of the languages. */
  incomplete: number;
}
