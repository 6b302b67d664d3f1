import type { GeneratedProgram } from '../../generate.ts';

/**
 * How a program is built and run, as one line for a POSIX shell. A variable of the environment has the value that is
 * given under the name of its input, unless the program has it already; one without which the program stops is left to be filled in: `ACCESS_TOKEN=...`.
 */
export function shellCommand(
  { build, run, inputs }: Pick<GeneratedProgram, 'build' | 'run' | 'inputs'>,
  values: Readonly<Record<string, string>>,
): string {
  const environment = inputs.flatMap(({ name, from, environment: variable, value: own }) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const isOwn = from === 'environment-or-program' && value === own;
    if (from === 'program' || !variable || isOwn) return [];
    if (value) return [`${variable}=${quote(value)}`];
    return from === 'environment' ? [`${variable}=...`] : [];
  });
  const start = [...environment, commandLine(run)].join(' ');
  return build ? `${commandLine(build)} && ${start}` : start;
}

/** An argument list as one line for a POSIX shell. */
export function commandLine(words: readonly string[]): string {
  return words.map(quote).join(' ');
}

/** One word of a shell (POSIX 2.2.2): plain where it can be, else between single quotes. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
