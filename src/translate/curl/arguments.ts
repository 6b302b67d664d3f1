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
  let isPlain = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (isPlain || word === '-' || !word.startsWith('-')) {
      if (word !== '') read.push({ effect: 'url', value: word });
    } else if (word === '--') isPlain = true;
    else {
      for (const { name, option, joined } of optionsIn(word)) {
        const takesNext = option?.takesValue === true && joined === undefined;
        const value = takesNext ? (words[++at] ?? '') : (joined ?? '');
        if (!option) note(spot, 'curl-option-unknown', name);
        else if (option.effect === 'left-out') note(spot, 'curl-option-left-out', name, option.why ?? '');
        else if (option.effect !== 'none') read.push({ effect: option.effect, value });
      }
    }
  }
  return read;
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
