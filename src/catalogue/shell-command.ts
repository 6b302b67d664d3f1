import type { GeneratedProgram } from '../generate.ts';

/** How a program is built and run with these credentials, as one line for a POSIX shell. */
export function shellCommand(
  { build, run, inputs }: Pick<GeneratedProgram, 'build' | 'run' | 'inputs'>,
  values: Readonly<Record<string, string>>,
): string {
  const environment = inputs.flatMap(({ name, from, environment: variable }) => {
    const value = values[name];
    return from === 'environment' && variable && value ? [`${variable}=${quote(value)}`] : [];
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
