import type { PasswordRequirement } from './requirement.ts';
import {
  alphabetAndDigits,
  baseLength,
  hasBothCases,
  hasDigit,
  hasLetter,
  hasSpecialCharacter,
  isEasyToGuess,
  isOneCharacter,
  lengthOf,
  longestRun,
} from './requirement.ts';
import type { Rule } from './rule.ts';
import type { ZoomWorld } from './settings.ts';

/** A password that somebody wants to set, and what the account demands of it. */
export interface WantedPassword {
  /** What the body gives; undefined where it gives no text of at least one character. */
  readonly password: () => Promise<string | undefined>;
  readonly requirement: () => Promise<PasswordRequirement>;
  readonly world: ZoomWorld;
}

/** A rule about the characters of a password alone. */
function characterRule(
  id: string,
  stated: 'documented' | 'third-party',
  reference: string,
  refuse: (
    password: string,
    requirement: PasswordRequirement,
    settings: ZoomWorld['settings'],
  ) => string | undefined,
): Rule<WantedPassword> {
  return {
    id,
    status: 400,
    code: Number(id.split('-')[1]),
    stated,
    worded: 'third-party',
    reference,
    refuse: async ({ password, requirement, world }) =>
      refuse((await password()) ?? '', await requirement(), world.settings),
  };
}

const vendorText = 'the vendor’s OpenAPI text of 2022';
const consecutive = "Password can't use continuation character.Such as 'abcdef','123456'.";

/**
 * What the characters of a password must be. The code 1130 comes before those for a letter, a number and both cases:
 * no password of one character has them, so that it would never speak after them.
 */
export const characterRules: readonly Rule<WantedPassword>[] = [
  characterRule(
    'zoom-1124',
    'documented',
    `minimum_password_length beyond the base; ${vendorText}.`,
    (password, { minimum_password_length: least }) =>
      least > baseLength && lengthOf(password) < least ? `Have at least ${least} characters` : undefined,
  ),
  characterRule(
    'zoom-1124-base',
    'third-party',
    `The base of 8 characters; ${vendorText} and its support article.`,
    (password) => (lengthOf(password) < baseLength ? `Have at least ${baseLength} characters` : undefined),
  ),
  characterRule(
    'zoom-1130',
    'third-party',
    `Not one character repeated; ${vendorText} and its support article.`,
    (password) => (isOneCharacter(password) ? "Password can't use the same character." : undefined),
  ),
  characterRule('zoom-1125', 'third-party', `A letter; ${vendorText} and its support article.`, (password) =>
    hasLetter(password) ? undefined : 'Have at least 1 letter (a, b, c…)',
  ),
  characterRule('zoom-1126', 'third-party', `A number; ${vendorText} and its support article.`, (password) =>
    hasDigit(password) ? undefined : 'Have at least 1 number (1, 2, 3…)',
  ),
  characterRule(
    'zoom-1128',
    'third-party',
    `Both cases; ${vendorText} and its support article.`,
    (password) => (hasBothCases(password) ? undefined : 'Include both Upper case and Lower case characters'),
  ),
  characterRule(
    'zoom-1131',
    'documented',
    `consecutive_characters_length; ${vendorText}.`,
    (password, { consecutive_characters_length: most }) =>
      most > 0 && longestRun(password) >= most ? consecutive : undefined,
  ),
  characterRule(
    'zoom-1131-base',
    'third-party',
    `No run such as the two in the message; ${vendorText} and its support article. From which length on is a setting.`,
    (password, _, { consecutiveCharacters: most }) =>
      most > 0 && longestRun(password, alphabetAndDigits) >= most ? consecutive : undefined,
  ),
  characterRule(
    'zoom-1127',
    'documented',
    `have_special_character; ${vendorText}.`,
    (password, { have_special_character: isNeeded }) =>
      isNeeded && !hasSpecialCharacter(password) ? 'Have at least 1 special character (!, @, #…)' : undefined,
  ),
  characterRule(
    'zoom-1136',
    'documented',
    `weak_enhance_detection; ${vendorText}. The list of weak passwords is ours.`,
    (password, { weak_enhance_detection: isChecked }) =>
      isChecked && isEasyToGuess(password)
        ? 'Your password is too easy to guess. Try another one.'
        : undefined,
  ),
];
