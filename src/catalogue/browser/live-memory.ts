import { type Choice, readChoice } from '../item/choice.ts';

/** What is remembered for all items of a collection: as much of a choice as is no secret. */
export type Remembered = Pick<Choice, 'host' | 'base' | 'values'>;

/** Parameters of an address that are a reader's inputs. */
export function isInputParameter(name: string): boolean {
  return name === 'base' || name === 'host' || name.startsWith('value.');
}

/** The inputs that an address has; undefined where it has none. */
export function inputsOfAddress(query: URLSearchParams): Remembered | undefined {
  if (!Array.from(query.keys()).some(isInputParameter)) return undefined;
  return readChoice(query);
}

/** What this tab remembers of a collection; undefined where it remembers nothing. */
export function recall(collection: string): Remembered | undefined {
  const query = new URLSearchParams(read(keyOf(collection)));
  return inputsOfAddress(query);
}

/** Remembers inputs in this tab: those of an item over those of the others. Names that it has, and has no value for, are forgotten. */
export function remember(
  collection: string,
  { host, base, values }: Remembered,
  names: readonly string[],
): void {
  const before = Object.entries(recall(collection)?.values ?? {}).filter(([name]) => !names.includes(name));
  const query = new URLSearchParams(
    [...before, ...Object.entries(values)].map(([name, value]) => [`value.${name}`, value]),
  );
  if (host === 'own' && base !== undefined) query.set('base', base);
  if (host === 'simulator') query.set('host', host);
  write(keyOf(collection), query.toString());
}

function keyOf(collection: string): string {
  return `inputs of ${collection}`;
}

/** A page that was opened from a file, or in a private window, may have no store. */
function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function write(key: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // Then it holds for this page.
  }
}
