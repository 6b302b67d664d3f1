import { type Code, code } from '../print/code.ts';
import { allocateNames } from '../print/names.ts';
import type { Encode, Input, Text, WireTemplate } from '../wire/template.ts';
import type { Target } from './target.ts';

/** An input with its name in the program. */
export interface ProgramInput extends Input {
  readonly identifier: Code;
  /** What a program says when a value from the environment is missing, as plain text. */
  readonly request: string;
}

/** How a target writes the value of an input at its place: the expression, encoded. */
export type Encoders = Readonly<Record<Encode, (identifier: Code) => Code>>;

/** A wire template with the names of one target: all that `print` needs. */
export interface Program extends Omit<WireTemplate, 'inputs'> {
  readonly inputs: readonly ProgramInput[];
  /** The comment at the top: what it does, how to install, build and run. */
  readonly heading: Code;
  /** A text as an expression of the language. */
  readonly expression: (text: Text, encoders: Encoders) => Code;
}

/** Gives a wire template the names and the heading that a target needs. */
export function toProgram(template: WireTemplate, target: Target): Program {
  const { language } = target;
  const names = allocateNames(
    language.names,
    template.inputs.map(({ name }) => name),
    target.taken,
  );
  const identifier = (name: string) => {
    const found = names.get(name);
    if (!found) throw new Error(`The template has a hole for "${name}", and no such input.`);
    return found;
  };
  return {
    ...template,
    inputs: template.inputs.map((input) => ({
      ...input,
      identifier: identifier(input.name),
      request: requestFor(input),
    })),
    heading: heading(template, target),
    expression: (text, encoders) =>
      language.concatenate(
        (text.length === 0 ? [''] : text).map((piece) =>
          typeof piece === 'string' ? language.text(piece) : encoders[piece.encode](identifier(piece.input)),
        ),
      ),
  };
}

function heading(template: WireTemplate, target: Target): Code {
  const { comment } = target.language;
  const fromEnvironment = template.inputs.flatMap(({ from, environment }) =>
    from !== 'program' && environment ? [`${environment}=...`] : [],
  );
  const run = [...(target.isCommand ? [] : fromEnvironment), ...target.run].join(' ');
  return code`
    ${comment(template.title)}
    ${(target.install && comment(`Install: ${target.install}`)) || undefined}
    ${target.build && comment(`Build:   ${target.build.join(' ')}`)}
    ${comment(`Run:     ${run}`)}
  `;
}

/** The sentence for a value that is missing. */
function requestFor({ kind, environment, meaning, name }: Input): string {
  if (kind === 'credential') return `Set ${environment} to ${meaning ?? name}.`;
  return `Set ${environment} to the value of ${name}${meaning ? ` (${meaning.replace(/\.$/, '')})` : ''}.`;
}

/** Whether a text has no holes; then it is this string. */
export function literalText(text: Text): string | undefined {
  return text.every((piece): piece is string => typeof piece === 'string') ? text.join('') : undefined;
}
