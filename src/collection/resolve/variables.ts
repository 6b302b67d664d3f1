import type { Item } from '../model.ts';

/** What a resolution may be given besides the item. */
export interface ResolveOptions {
  /**
   * Values that win over the collection's, by the name of a variable or of an input
   * (path variable, form field, base URL, credential).
   */
  readonly variables?: Readonly<Record<string, string>>;
  /** The clock of `{{$timestamp}}` and `{{$isoTimestamp}}`; without it they are inputs. */
  readonly now?: Date;
  /** Gives numbers from 0 up to 1 for `{{$guid}}` and `{{$randomInt}}`; without it they are inputs. */
  readonly random?: () => number;
}

/** What went wrong with variables, each reported once. */
export interface VariableFaults {
  readonly endless: (name: string) => void;
  readonly tooLarge: () => void;
}

/** Postman's own number of rounds (postman-collection, superstring, VARS_SUBREPLACE_LIMIT). */
const mostRounds = 19;

/** How often the variables of one item are filled in, and how many characters they bring along, at most. */
const mostFilled = 10_000;
const largestGrowth = 256 * 1024;

/**
 * Makes the function that fills the variables of an item's texts: options first, then the nearest folder, then the collection.
 * It works in rounds, as Postman does, because a value may hold variables. What nobody knows stays `{{name}}`.
 */
export function variableFiller(
  item: Item,
  options: ResolveOptions,
  faults: VariableFaults,
): (text: string) => string {
  let filledSoFar = 0;
  let growth = 0;
  const isExhausted = () => filledSoFar > mostFilled || growth > largestGrowth;
  const fillOnce = (text: string) =>
    text.replace(/\{\{([^{}]+)\}\}/g, (written: string, name: string) => {
      const value = isExhausted() ? undefined : lookUp(name, item, options);
      if (value === undefined || value === written) return written;
      filledSoFar++;
      growth += value.length;
      if (!isExhausted()) return value;
      faults.tooLarge();
      return written;
    });
  return (text) => {
    let filled = text;
    for (let round = 0; round < mostRounds && filled.includes('{{'); round++) {
      const next = fillOnce(filled);
      if (next === filled) break;
      filled = next;
    }
    if (filled.includes('{{') && !isExhausted()) reportEndless(filled, item, options, faults);
    return filled;
  };
}

/** A variable that has a value and is still there goes in a circle. */
function reportEndless(filled: string, item: Item, options: ResolveOptions, faults: VariableFaults): void {
  for (const [, name = ''] of filled.matchAll(/\{\{([^{}]+)\}\}/g)) {
    if (lookUp(name, item, options) !== undefined) faults.endless(name);
  }
}

function lookUp(name: string, item: Item, options: ResolveOptions): string | undefined {
  const given = options.variables;
  if (given && Object.hasOwn(given, name)) return given[name];
  for (const list of item.variables) {
    const found = list.findLast(({ key }) => key === name);
    if (found) return found.value;
  }
  return Object.hasOwn(dynamicVariables, name) ? dynamicVariables[name]?.(options) : undefined;
}

/** Postman's dynamic variables that need no invented data; undefined without the clock or the numbers they need. */
const dynamicVariables: Readonly<Record<string, (options: ResolveOptions) => string | undefined>> = {
  $guid: ({ random }) => random && guid(random),
  $timestamp: ({ now }) => now && String(Math.floor(now.getTime() / 1000)),
  $isoTimestamp: ({ now }) => now?.toISOString(),
  $randomInt: ({ random }) => random && String(Math.floor(random() * 1001)),
};

/** A version 4 UUID (RFC 9562 section 5.4). */
function guid(random: () => number): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const digit = Math.floor(random() * 16);
    return (place === 'x' ? digit : (digit & 3) | 8).toString(16);
  });
}
