import type { Target } from '../targets/target.ts';
import type { Input } from '../wire/template.ts';

/** How a program is built and run with these credentials, as one line for a POSIX shell. */
export function shellCommand(
  target: Target,
  inputs: readonly Input[],
  values: Readonly<Record<string, string>>,
): string {
  const environment = inputs.flatMap(({ name, from, environment: variable }) => {
    const value = values[name];
    return from === 'environment' && variable && value ? [`${variable}=${quote(value)}`] : [];
  });
  const run = [...environment, ...target.run.map(quote)].join(' ');
  return target.build ? `${target.build.map(quote).join(' ')} && ${run}` : run;
}

/** One word of a shell (POSIX 2.2.2): plain where it can be, else between single quotes. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
