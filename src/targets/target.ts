import type { Language } from '../languages/language.ts';
import { type Code, code } from '../print/code.ts';
import type { Encode } from '../wire/template.ts';
import type { Program, ProgramInput } from './program.ts';

/** What a library does to the wire that no program can turn off. */
export interface Limit {
  /** Name of the case that shows it. */
  readonly case: string;
  /** What arrives instead, exactly. */
  readonly arrives: string;
  /** The line of the library's source or documentation. */
  readonly source: string;
  /** What else was tried. */
  readonly tried: string;
}

/**
 * What stands in for a vendor's library that is not to be had. What is built against it is never called proven.
 *
 * The folder, below the repository's root, holds headers with the vendor's signatures and sources that implement them.
 * To build a program with it, copy the folder's files beside the program and run `build` there, in place of the
 * target's own `build`: the same program file, unchanged, becomes the same `./main`.
 */
export interface StandIn {
  readonly library: string;
  readonly why: string;
  /** `test/stand-in/chilkat`. */
  readonly folder: string;
  /** Argument list, run in the folder of the program's file. */
  readonly build: readonly string[];
  /** Debian packages that it needs beside the target's own. */
  readonly packages: readonly string[];
  /** What the vendor's library asks of the environment, beside the inputs of a program: `CHILKAT_UNLOCK_CODE`. */
  readonly environment: Readonly<Record<string, string>>;
}

/** How a target writes the value of an input at its place: the expression, encoded. */
export type Encoders = Readonly<Record<Encode, (input: ProgramInput) => Code>>;

/** Encoders that call functions of the program: one percent-encodes, the other escapes for the inside of a JSON string. */
export function encodeWith(
  percentEncode: Code,
  jsonEscape: Code,
  read: (input: ProgramInput) => Code = ({ identifier }) => identifier,
): Encoders {
  const percentEncoded = (input: ProgramInput) => code`${percentEncode}(${read(input)})`;
  return {
    verbatim: read,
    segment: percentEncoded,
    query: percentEncoded,
    form: percentEncoded,
    json: (input) => code`${jsonEscape}(${read(input)})`,
  };
}

/** A language with one HTTP library. Data first; `print` is the only behaviour. */
export interface Target {
  /** Also the file name, the golden folder, the argument on the command line and the catalogue address. */
  readonly id: string;
  /** Short, for a tab: `C++`, `C++ Chilkat`, `curl`. */
  readonly title: string;
  readonly language: Language;
  readonly library: {
    readonly name: string;
    readonly link: string;
    /** The oldest version the program works with; absent where the language's own version decides. */
    readonly minimum?: string;
  };
  /** How to get the library, as one shell line for the first comment; absent where there is nothing to install. */
  readonly install?: string;
  /** Name of the program's file. */
  readonly file: string;
  /** Argument list, run in the folder of the file. */
  readonly build?: readonly string[];
  readonly run: readonly string[];
  /** Debian packages that build and run it. */
  readonly packages: readonly string[];
  /** Argument lists that print the versions of toolchain and library, one line each. */
  readonly versions: readonly (readonly string[])[];
  /** Set where the program is one command as people paste it: constants only, the tool's own exit status. */
  readonly isCommand?: true;
  /** Headers that this library adds beside the usual ones, by lower-case name, with the reason. */
  readonly addsHeaders?: Readonly<Record<string, string>>;
  readonly limits: readonly Limit[];
  readonly standIn?: StandIn;
  /** Identifiers that the printed program uses for itself; no input gets one of them. */
  readonly taken: ReadonlySet<string>;
  readonly encoders: Encoders;
  readonly print: (program: Program) => Code;
}

/** The identifiers of a list that reads as a sentence: words with spaces between them. */
export function identifiers(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
