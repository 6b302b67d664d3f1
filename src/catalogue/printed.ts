import { generate } from '../generate.ts';
import type { Problem } from '../problems.ts';
import { type ProgramState, stateOf } from '../prove/state.ts';
import type { Target } from '../targets/target.ts';
import type { Input, WireTemplate } from '../wire/template.ts';
import type { Catalogue } from './catalogue.ts';
import { highlightLines } from './highlight.ts';
import { inputLines } from './input-lines.ts';

/** A program as a page shows it. */
export interface Printed {
  readonly target: Target;
  readonly file: string;
  /** Argument lists, and the inputs that the program asks for. */
  readonly build?: readonly string[];
  readonly run: readonly string[];
  readonly inputs: readonly Input[];
  /** The whole text: what is copied, downloaded and proven. */
  readonly text: string;
  /** Escaped HTML, one entry for each line. */
  readonly lines: readonly string[];
  /** Lines that an input writes, counted from 1. */
  readonly marked: ReadonlySet<number>;
  readonly state: ProgramState;
  /** Lines that the page leaves out; the download has them. */
  readonly hidden: number;
  /** What the target's library does otherwise than the item says. */
  readonly problems: readonly Problem[];
}

/** Prints a program with its colours and its state. What is longer than `maximumLength` is cut in the page. */
export async function print(
  { proofs }: Catalogue,
  template: WireTemplate,
  target: Target,
  maximumLength: number,
): Promise<Printed> {
  const { file, text, build, run, inputs, problems } = generate(template, target);
  const shown =
    text.length <= maximumLength ? text : text.slice(0, text.lastIndexOf('\n', maximumLength) + 1);
  return {
    target,
    file,
    ...(build && { build }),
    run,
    inputs,
    text,
    // HTML has no CR LF, and a lone CR would be a line of its own.
    lines: await highlightLines(
      target.language.highlight,
      (shown || text.slice(0, maximumLength)).replaceAll('\r\n', '\n'),
    ),
    marked: inputLines(template, target, text),
    state: stateOf(proofs, target.id, text),
    hidden: text.split('\n').length - (shown || text).split('\n').length,
    problems,
  };
}
