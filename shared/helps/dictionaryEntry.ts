/** A word of the Chinese–English dictionary in one of its readings. */
export interface DictionaryEntry {
  simplified: string;
  traditional: string;
  /** With tone marks, a space between syllables: `Běi jīng`. */
  pinyin: string;
  /** In English, the main one first. */
  senses: string[];
}
