/** Choices that one source of numbers from 0 up to 1 makes. */
export interface Chance {
  /** A whole number between two, both included. */
  readonly integer: (least: number, most: number) => number;
  readonly pick: (choices: readonly string[]) => string;
  /** Each `#` of a pattern becomes a digit, each `?` a letter of the alphabet. */
  readonly pattern: (pattern: string, alphabet?: string) => string;
  /** Texts, as many as asked for. */
  readonly several: (count: number, make: () => string) => string[];
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

export function chanceOf(random: () => number): Chance {
  const integer = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const pick = (choices: readonly string[]) => choices[integer(0, choices.length - 1)] ?? '';
  return {
    integer,
    pick,
    pattern: (pattern, alphabet = letters) =>
      pattern.replace(/[#?]/g, (place) =>
        place === '#' ? String(integer(0, 9)) : (alphabet[integer(0, alphabet.length - 1)] ?? ''),
      ),
    several: (count, make) => Array.from({ length: count }, make),
  };
}

/** A source of numbers from 0 up to 1 that is the same for the same seed (FNV-1a, then Mulberry32). */
export function seededRandom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) state = Math.imul(state ^ byte, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
