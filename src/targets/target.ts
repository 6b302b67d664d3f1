import type { Language } from '../languages/language.ts';
import { type Code, code } from '../print/code.ts';
import type { WireRequest } from '../wire/request.ts';
import type { Encode, WireTemplate } from '../wire/template.ts';
import type { Program, ProgramInput } from './program.ts';

/** What a library does to the wire that no program can turn off. */
export interface Limit {
  /** What the library does, as the end of a sentence that begins with its name: `joins the values of one header`. */
  readonly does: string;
  /** Whether the library does it to this request: true for its cases, and false for every case that it sends exactly. */
  readonly appliesTo: (template: WireTemplate) => boolean;
  /** What arrives instead in the cases that show it, by their names. */
  readonly cases: Readonly<Record<string, Instead>>;
  /** The line of the library's source or documentation. */
  readonly source: string;
  /** What else was tried. */
  readonly tried: string;
}

/** Exactly what arrives: each place that is not as it must be, and no other; or nothing at all, and the program says why. */
export type Instead = 'nothing' | readonly Arrival[];

/** Something that arrives in another way than the case says. */
export interface Arrival {
  /** `target`, `header X-Tag`, `body at byte 1` ...: as a comparison names it. */
  readonly where: string;
  /** Absent where the whole thing is missing. */
  readonly arrived?: string;
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

/** Where a message goes: it does not say that by itself. */
export type Destination = Pick<WireRequest, 'scheme' | 'host' | 'port'>;

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
  /**
   * Set where the program is the request message itself, byte for byte: the argument list that sends it there, and
   * writes the answer as it comes. Such a text asks nobody: what only the caller knows is a placeholder in it.
   * `run` is then the same with a made-up host, to be read.
   */
  readonly send?: (to: Destination) => readonly string[];
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
