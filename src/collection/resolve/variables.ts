import { dynamicValue } from '../dynamic/dynamic.ts';
import type { Item, Variable } from '../model.ts';

/** What a resolution may be given besides the item. */
export interface ResolveOptions {
  /**
   * Values that win over all others, by the name of a variable or of an input
   * (path variable, form field, base URL, credential). Those of a row of data go in here too, behind the caller's own.
   */
  readonly variables?: Readonly<Record<string, string>>;
  /**
   * Clock and numbers (from 0 up to 1) of dynamic variables such as `{{$timestamp}}` and `{{$guid}}`: with them each
   * gets a fresh value wherever it stands, as when Postman sends. Without them it is an input, with an example as its value.
   */
  readonly now?: Date;
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
 * Makes the function that fills the variables of an item's texts: options first, then the environment, the nearest folder, the collection, globals.
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

/** The value that fills a variable; undefined for a secret, which only the caller of a program knows. */
function lookUp(name: string, item: Item, options: ResolveOptions): string | undefined {
  const declared = declaredVariable(name, item);
  if (declared?.isSecret) return undefined;
  const given = options.variables;
  if (given && Object.hasOwn(given, name)) return given[name];
  return declared ? declared.value : dynamicValue(name, options);
}

/** The nearest variable of a name, as environment, folders, collection and globals have it. */
export function declaredVariable(name: string, { variables }: Item): Variable | undefined {
  for (const list of variables) {
    const found = list.findLast(({ key }) => key === name);
    if (found) return found;
  }
  return undefined;
}
