import { type Problem, problem } from './problems.ts';
import { toProgram } from './targets/program.ts';
import type { Destination, Target } from './targets/target.ts';
import { concatenate } from './wire/multipart.ts';
import { fillPlaceholders, placeholderInputs } from './wire/placeholders.ts';
import type { Input, WireTemplate } from './wire/template.ts';

/** A program as a target prints it: a whole file, with how to use it. */
export interface GeneratedProgram {
  /** Name of the file. */
  readonly file: string;
  /** What people read. {@link programBytes} makes the file of it. */
  readonly text: string;
  /** For a message, with the placeholders that stand in it. */
  readonly inputs: readonly Input[];
  readonly install?: string | undefined;
  /** Argument lists, to be run in the folder of the file. */
  readonly build?: readonly string[] | undefined;
  readonly run: readonly string[];
  /** What the target's library does otherwise than the template says. */
  readonly problems: readonly Problem[];
}

/** Prints the program that sends what a wire template says. */
export function generate(template: WireTemplate, target: Target): GeneratedProgram {
  const text = target.print(toProgram(template, target)).toString();
  const { file, install, build, send, library, limits } = target;
  return {
    file,
    // Behind a message there is nothing: its length is part of it.
    text: send || text.endsWith('\n') ? text : `${text}\n`,
    inputs: send ? placeholderInputs(template) : template.inputs,
    install,
    build,
    run: send ? send(destinationOf(template)) : target.run,
    problems: limits
      .filter(({ appliesTo }) => appliesTo(template))
      .map(({ does }) => problem('target-limit', { pointer: '' }, library.name, does)),
  };
}

/** Where a message goes; without a usable address to a name that never resolves. */
function destinationOf(template: WireTemplate): Destination {
  const filled = fillPlaceholders(template);
  return filled.ok ? filled.request : { scheme: 'https', host: 'base-url.invalid', port: 443 };
}

/**
 * The bytes of a program's file: UTF-8, but for U+DC80 to U+DCFF, each of which is one byte from 80 to FF (PEP 383).
 * Only a message has those, where a header value is Latin-1; every literal makes U+FFFD of a lone surrogate.
 */
export function programBytes(text: string): Uint8Array<ArrayBuffer> {
  const utf8 = new TextEncoder();
  const pieces = text.split(/([\udc80-\udcff])/u);
  if (pieces.length === 1) return utf8.encode(text);
  return concatenate(
    pieces.map((piece, index) =>
      index % 2 === 0 ? utf8.encode(piece) : Uint8Array.of(piece.charCodeAt(0) & 0xff),
    ),
  );
}
