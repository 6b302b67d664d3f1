import { generate } from '../../generate.ts';
import { type ProgramState, stateOf, unrunState } from '../../prove/state.ts';
import type { Target } from '../../targets/target.ts';
import type { WireTemplate } from '../../wire/template.ts';
import type { Catalogue } from '../catalogue.ts';
import { highlightLines } from '../text/highlight.ts';
import { type ShownProgram, showProgram } from './shown-program.ts';

/** A program as a page shows it. */
export interface Printed extends ShownProgram {
  readonly target: Target;
  /** Escaped HTML, one entry for each line. */
  readonly lines: readonly string[];
  readonly state: ProgramState;
  /** What is said of another text of this target, of which there is no proof. */
  readonly unrun: ProgramState;
  /** What is known of the text that the collection's own values give, where that is another. */
  readonly documented?: ProgramState;
}

/** The same, beside what is known of the text that another template gives. */
export async function printBeside(
  documented: WireTemplate,
  ...[catalogue, template, target, maximumLength]: Parameters<typeof print>
): Promise<Printed> {
  const printed = await print(catalogue, template, target, maximumLength);
  if (documented === template) return printed;
  const { text } = generate(documented, target);
  return { ...printed, documented: stateOf(catalogue.proofs, target.id, text) };
}

/** Prints a program with its colours and its state. What is longer than `maximumLength` is cut in the page. */
export async function print(
  { proofs }: Catalogue,
  template: WireTemplate,
  target: Target,
  maximumLength: number,
): Promise<Printed> {
  const program = showProgram(template, target, maximumLength);
  return {
    ...program,
    target,
    lines: await highlightLines(target.language.highlight, program.shown),
    state: stateOf(proofs, target.id, program.text),
    unrun: unrunState(proofs, target.id),
  };
}
