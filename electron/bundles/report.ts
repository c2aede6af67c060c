/** What can be wrong with a file of an import; each has a text under `cli:problem-<code>`. */
export type ProblemCode =
  | "front-matter"
  | "no-title"
  | "no-date"
  | "not-utf8"
  | "picture-missing"
  | "picture-unreadable"
  | "slug-taken"
  | "already-here"
  | "simplified"
  | "no-bundle"
  | "newsroom-settings";

/** Something of an import that did not come in as it was. */
export interface ImportProblem {
  /** Relative to the import's source. */
  file: string;
  problem: ProblemCode;
  /** The picture, the slug, the line… that it is about. */
  detail: string;
}

/** What an import brought in, and what not. */
export interface ImportReport {
  imported: number;
  pictures: number;
  problems: ImportProblem[];
}
