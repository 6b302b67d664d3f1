import type { AccountSettings } from './tables.ts';

/** What an account demands of passwords, with the field names of the API. */
export interface PasswordRequirement {
  /** 9 to 14; 0 and 8 mean the base of 8. */
  readonly minimum_password_length: number;
  readonly have_special_character: boolean;
  /** 0 for no restriction, else 4 to 8: a run of consecutive characters must be shorter than this. */
  readonly consecutive_characters_length: number;
  readonly weak_enhance_detection: boolean;
}

/** Length that every password has at least. */
export const baseLength = 8;

export function readRequirement(row: AccountSettings): PasswordRequirement {
  return {
    minimum_password_length: row.minimum_password_length,
    have_special_character: row.have_special_character === 1,
    consecutive_characters_length: row.consecutive_characters_length,
    weak_enhance_detection: row.weak_enhance_detection === 1,
  };
}

/** Length in characters, not in UTF-16 units. */
export function lengthOf(password: string): number {
  return [...password].length;
}

export function hasSpecialCharacter(password: string): boolean {
  return /[^\p{L}\p{M}\p{N}\s]/u.test(password);
}

export function hasLetter(password: string): boolean {
  return /\p{L}/u.test(password);
}

export function hasDigit(password: string): boolean {
  return /\p{Nd}/u.test(password);
}

export function hasBothCases(password: string): boolean {
  return /\p{Lu}/u.test(password) && /\p{Ll}/u.test(password);
}

/** Whether a password is one character again and again. Case counts. */
export function isOneCharacter(password: string): boolean {
  return new Set(password).size === 1;
}

/** Digits, the alphabet, and the rows of a keyboard: the kinds of runs that the vendor's support article names. */
const rows = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The rows of which the base requirement speaks. */
export const alphabetAndDigits: readonly string[] = rows.slice(0, 2);

/**
 * Characters in the longest run: of one character repeated, or of neighbours in a row. Runs backwards and a change of
 * case inside a run count too; no document speaks of them.
 */
export function longestRun(password: string, within: readonly string[] = rows): number {
  const characters = [...password.toLowerCase()];
  const steps = [
    ...(within === rows ? [(one: string, next: string) => one === next] : []),
    ...within.flatMap((row) => [1, -1].map((step) => isStepIn(row, step))),
  ];
  return Math.max(...steps.map((isStep) => longest(characters, isStep)));
}

function isStepIn(row: string, step: number) {
  return (one: string, next: string) => {
    const at = row.indexOf(one);
    return at >= 0 && row[at + step] === next;
  };
}

function longest(characters: readonly string[], isStep: (one: string, next: string) => boolean): number {
  let best = Math.min(characters.length, 1);
  let run = 1;
  for (let at = 1; at < characters.length; at += 1) {
    run = isStep(characters[at - 1] ?? '', characters[at] ?? '') ? run + 1 : 1;
    best = Math.max(best, run);
  }
  return best;
}

/** Words that everybody tries first. The vendor's list is in no document; this one is ours. */
const weakWords = new Set(
  'abc admin administrator baseball changeme default dragon football guest hello iloveyou letmein login master monkey pass passw0rd password princess qwerty qwertyuiop root secret shadow starwars sunshine superman temp test trustno welcome whatever zoom zoomzoom'.split(
    ' ',
  ),
);

/** Whether a password is one of the words that everybody tries, with or without digits and signs around it. */
export function isEasyToGuess(password: string): boolean {
  const lower = password.toLowerCase();
  const word = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return weakWords.has(lower) || weakWords.has(word) || /^\d*$/.test(lower);
}
