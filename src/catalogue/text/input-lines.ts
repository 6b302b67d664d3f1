import { generate } from '../../generate.ts';
import type { Target } from '../../targets/target.ts';
import type { Input, WireTemplate } from '../../wire/template.ts';

/**
 * The lines of a program that inputs write, counted from 1: those that change when a value changes, and the first
 * that changes with the name of an environment variable. Found by printing once more, so no target has to tell.
 */
export function inputLines(template: WireTemplate, target: Target, text: string): ReadonlySet<number> {
  const byValue = changedLines(template, target, text, ({ value, ...rest }) =>
    value === undefined ? rest : { ...rest, value: other(value) },
  );
  const byEnvironment = template.inputs.flatMap(({ name, environment }) => {
    if (environment === undefined) return [];
    const lines = changedLines(template, target, text, (input) =>
      input.name === name ? { ...input, environment: `${environment}_2` } : input,
    );
    // The comment at the top says how to run the program; it reads nothing.
    return lines.filter((line) => !text.split('\n')[line - 1]?.includes(`${environment}=...`)).slice(0, 1);
  });
  return new Set([...byValue, ...byEnvironment]);
}

function changedLines(
  template: WireTemplate,
  target: Target,
  text: string,
  change: (input: Input) => Input,
): number[] {
  const before = text.split('\n');
  const after = generate({ ...template, inputs: template.inputs.map(change) }, target).text.split('\n');
  if (after.length !== before.length) return [];
  return before.flatMap((line, index) => (line === after[index] ? [] : [index + 1]));
}

/** A value of the same shape and length, so that it is printed in the same form; an empty one gets a letter. */
function other(value: string): string {
  const [scheme = ''] = /^https?:\/\//i.exec(value) ?? [];
  const rest = value.slice(scheme.length);
  if (!/[a-z0-9]/i.test(rest)) return `${value}x`;
  return scheme + rest.replace(/[a-z0-9]/gi, next);
}

/** The letter or digit that follows, in its own alphabet. */
function next(character: string): string {
  const alphabet = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find(
    (letters) => letters.includes(character),
  );
  return alphabet?.[(alphabet.indexOf(character) + 1) % alphabet.length] ?? character;
}
