import { type Problem, problem } from './problems.ts';
import { toProgram } from './targets/program.ts';
import type { Target } from './targets/target.ts';
import type { Input, WireTemplate } from './wire/template.ts';

/** A program as a target prints it: a whole file, with how to use it. */
export interface GeneratedProgram {
  /** Name of the file. */
  readonly file: string;
  readonly text: string;
  readonly inputs: readonly Input[];
  readonly install?: string;
  /** Argument lists, to be run in the folder of the file. */
  readonly build?: readonly string[];
  readonly run: readonly string[];
  /** What the target's library does otherwise than the template says. */
  readonly problems: readonly Problem[];
}

/** Prints the program that sends what a wire template says. */
export function generate(template: WireTemplate, target: Target): GeneratedProgram {
  const text = target.print(toProgram(template, target)).toString();
  const { file, install, build, run, library, limits } = target;
  return {
    file,
    text: text.endsWith('\n') ? text : `${text}\n`,
    inputs: template.inputs,
    ...(install !== undefined && { install }),
    ...(build && { build }),
    run,
    problems: limits
      .filter(({ appliesTo }) => appliesTo(template))
      .map(({ does }) => problem('target-limit', { pointer: '' }, library.name, does)),
  };
}
