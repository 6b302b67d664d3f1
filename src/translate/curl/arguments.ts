import { note, type Spot } from '../../collection/read/spot.ts';
import { type Effect, longName, type Option, optionNamed } from './options.ts';

/** An option with its value, or an address. */
export interface Argument {
  readonly effect: Effect;
  /** Empty for an option that takes none. */
  readonly value: string;
}

/** Reads the words behind `curl`, as its own parser does: long names, letters in a row, values joined or apart. */
export function readArguments(words: readonly string[], spot: Spot): Argument[] {
  const read: Argument[] = [];
  const left = [...words].reverse();
  const addresses: string[] = [];
  for (let word = left.pop(); word !== undefined; word = left.pop()) {
    if (word === '--') addresses.push(...left.splice(0).reverse());
    else if (word === '-' || !word.startsWith('-')) read.push({ effect: 'url', value: word });
    else read.push(...optionsIn(word).flatMap((named) => take(named, left, spot) ?? []));
  }
  const named = [...read, ...addresses.map((value) => ({ effect: 'url' as const, value }))];
  return named.filter(({ effect, value }) => effect !== 'url' || value !== '');
}

/** Takes the value of an option from the words that are left, where it is not joined to it. */
function take({ name, option, joined }: Named, left: string[], spot: Spot): Argument | undefined {
  if (!option) {
    note(spot, 'curl-option-unknown', name);
    return undefined;
  }
  const value = joined ?? (option.takesValue ? left.pop() : undefined) ?? '';
  if (option.effect === 'left-out') note(spot, 'curl-option-left-out', name, option.why ?? '');
  return option.effect === 'left-out' || option.effect === 'none'
    ? undefined
    : { effect: option.effect, value };
}

interface Named {
  readonly name: string;
  readonly option: Option | undefined;
  readonly joined?: string;
}

function optionsIn(word: string): Named[] {
  if (word.startsWith('--')) return [longOption(word)];
  const found: Named[] = [];
  for (let at = 1; at < word.length; at++) {
    const letter = word[at] ?? '';
    const long = longName(letter);
    const option = long === undefined ? undefined : optionNamed(long);
    const rest = word.slice(at + 1);
    found.push({ name: `-${letter}`, option, ...(option?.takesValue && rest !== '' && { joined: rest }) });
    if (option?.takesValue) break;
  }
  return found;
}

/** curl itself wants the value apart; with `=` people mean the same. */
function longOption(word: string): Named {
  const option = optionNamed(word.slice(2));
  const equals = word.indexOf('=');
  if (option || equals === -1) return { name: word, option };
  const name = word.slice(0, equals);
  return { name, option: optionNamed(name.slice(2)), joined: word.slice(equals + 1) };
}
