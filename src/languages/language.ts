import type { Code } from '../print/code.ts';
import type { NameRules } from '../print/names.ts';

/** A language: what all its targets share. */
export interface Language {
  /** Also its address in the catalogue: `python`. */
  readonly id: string;
  readonly title: string;
  /** Name of its grammar in highlight.js. */
  readonly highlight: string;
  readonly names: NameRules;
  /** A text as a literal on one line. */
  readonly text: (text: string) => Code;
  /** One comment line for each line of the text. */
  readonly comment: (text: string) => Code;
  /** Joins the expressions of the pieces of one text; never empty. */
  readonly concatenate: (pieces: readonly Code[]) => Code;
}
