import type { Input } from '../../wire/template.ts';
import { withQuery } from '../links.ts';

/** What the reader of an item page has chosen, all of it in the address. Never a secret. */
export interface Choice {
  /** Where the program sends its request. */
  readonly host: 'documented' | 'simulator' | 'own';
  /** The base URL of the reader's own, for `own`. */
  readonly base?: string;
  /** Values of inputs by name. */
  readonly values: Readonly<Record<string, string>>;
  /** Key of a documented answer, or a status code. */
  readonly answer?: string;
  /** Set where the send panel sends to a real host, not to the simulator. */
  readonly to?: 'host';
  /** A run whose result is shown. */
  readonly run?: string;
}

const maximumLength = 4000;

/** Reads a choice from the query of an address. What makes no sense is left out. */
export function readChoice(query: URLSearchParams): Choice {
  const base = query.get('base')?.trim();
  const values = Object.fromEntries(
    Array.from(query).flatMap(([name, value]) =>
      name.startsWith('value.') && value.length <= maximumLength
        ? [[name.slice('value.'.length), value]]
        : [],
    ),
  );
  const answer = query.get('answer');
  const run = query.get('run');
  return {
    ...(base && isBaseUrl(base)
      ? { host: 'own' as const, base }
      : { host: query.get('host') === 'simulator' ? ('simulator' as const) : ('documented' as const) }),
    values,
    ...(answer && { answer: answer.slice(0, 100) }),
    ...(query.get('to') === 'host' && { to: 'host' as const }),
    ...(run && { run: run.slice(0, 100) }),
  };
}

/** An item page with a choice; what is the usual one is left out of the address. */
export function withChoice(path: string, { host, base, values, answer, to, run }: Choice): string {
  return withQuery(path, {
    host: host === 'simulator' ? host : undefined,
    base: host === 'own' ? base : undefined,
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`value.${name}`, value])),
    answer,
    to,
    run,
  });
}

/** Inputs with a field in the page: ids and other variables, whether the collection has a value or not. Secrets have none. */
export function isEditable({ kind, from }: Input): boolean {
  return from === 'program' ? kind !== 'base-url' && kind !== 'credential' : isOpen({ kind, from });
}

/** Inputs without a value in the collection, which a program then asks the environment for. */
function isOpen({ kind, from }: Pick<Input, 'kind' | 'from'>): boolean {
  return from === 'environment' && (kind === 'path' || kind === 'variable');
}

/** Whether a text can be the base URL of a page's choice. */
export function isBaseUrl(text: string): boolean {
  return text.length <= 500 && /^https?:\/\/[^\s/?#]+[^\s?#]*$/i.test(text);
}
