import type { Code } from '../print/code.ts';
import type { NameRules } from '../print/names.ts';

/** A text in pieces: literal ones, and expressions whose values are texts. Never two literal ones together. */
export type Pieces = readonly (string | Code)[];

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
  /** A text in pieces as one expression; without pieces the empty text. */
  readonly join: (pieces: Pieces) => Code;
  /** The same over several lines, for a text that has been found fit by `isLongText`. */
  readonly joinLong: (pieces: Pieces) => Code;
  /**
   * Like `join`, with one byte for each character below U+0100: what a header value is on the wire.
   * Absent where a text is characters and the library makes the bytes.
   */
  readonly joinBytes?: (pieces: Pieces) => Code;
  /** How an expression reads a constant of the program; absent where its bare name does. */
  readonly constant?: (identifier: Code) => Code;
  /** One comment line for each line of the text. */
  readonly comment: (text: string) => Code;
  /**
   * How its programs are formatted, as an argument list that writes the formatted file; its path comes behind it.
   * Absent where the language has no formatter that its users agree on.
   */
  readonly format?: readonly string[];
}

/** An input as its declaration needs it. */
export interface DeclaredInput {
  readonly identifier: Code;
  readonly comment: Code | undefined;
  readonly from: 'program' | 'environment' | 'environment-or-program';
  readonly environment?: string | undefined;
  readonly value?: string | undefined;
  /** What a program says when a value from the environment is missing, as plain text. */
  readonly request: string;
}

/** The inputs of a program by where their values come from. */
export interface DeclaredInputs {
  readonly constants: readonly DeclaredInput[];
  /** The environment may replace their constants. */
  readonly replaceable: readonly DeclaredInput[];
  /** Without them it stops. */
  readonly required: readonly DeclaredInput[];
}
