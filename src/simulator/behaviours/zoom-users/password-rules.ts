import { isAdmin } from './find-user.ts';
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
import { invalidFields, type Rule } from './rule.ts';
import { isPassword } from './secrets.ts';
import {
  isLapsed,
  namingRules,
  noInvitation,
  readableBody,
  type UserVisit,
  unknownUser,
} from './user-visit.ts';

/** A password that somebody wants to set, and what the account demands of it. */
export interface WantedPassword {
  /** What the body gives; undefined where it gives no text of at least one character. */
  readonly password: () => Promise<string | undefined>;
  readonly requirement: () => Promise<PasswordRequirement>;
  readonly world: UserVisit['world'];
}

/** One attempt to change a password. */
export interface PasswordChange extends UserVisit, WantedPassword {
  /** Changes of the target's password in the last 24 hours. */
  readonly recentChanges: () => Promise<number>;
  /** Hashes of this many passwords before the present one, the newest first. */
  readonly formerHashes: (most: number) => Promise<readonly string[]>;
}

/** A rule about the characters of a password alone. */
function characterRule(
  id: string,
  stated: 'documented' | 'third-party',
  reference: string,
  refuse: (
    password: string,
    requirement: PasswordRequirement,
    settings: UserVisit['world']['settings'],
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

/** Code of users who sign in with e-mail address and password. */
const workEmail = 100;

/** Reasons to refuse the change of a password, in the order of the checks, which is assumed. */
export const passwordRules: readonly Rule<PasswordChange>[] = [
  ...namingRules,
  readableBody,
  {
    id: 'zoom-300-required',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference: '"(Required)" in the item; the form of the refusal from the vendor’s page on errors.',
    refuse: async ({ password }) =>
      (await password()) === undefined
        ? invalidFields({ field: 'password', message: 'Invalid field.' })
        : undefined,
  },
  {
    id: 'zoom-300-long',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'assumed',
    reference: '"Should be less than 32 characters" in the item; code and words are in no document.',
    refuse: async ({ password, world }) =>
      lengthOf((await password()) ?? '') > world.settings.longestPassword
        ? invalidFields({
            field: 'password',
            message: `Should be at most ${world.settings.longestPassword} characters.`,
          })
        : undefined,
  },
  unknownUser,
  {
    id: 'zoom-1120-pending',
    status: 400,
    code: 1120,
    stated: 'assumed',
    worded: 'assumed',
    reference:
      'A pending user has no password yet; the words of "Get a user". See the setting pendingPassword.',
    refuse: async (change) => {
      const target = await change.target();
      if (target?.status !== 'pending') return undefined;
      const isRefused = change.world.settings.pendingPassword === 'refused' || isLapsed(target, change);
      return isRefused ? noInvitation : undefined;
    },
  },
  {
    id: 'zoom-1001-inactive',
    status: 404,
    code: 1001,
    stated: 'assumed',
    worded: 'assumed',
    reference: 'A deactivated user; only with the setting inactivePassword=refused.',
    refuse: async ({ target, userId, world }) => {
      const isInactive = (await target())?.status === 'inactive';
      return isInactive && world.settings.inactivePassword === 'refused'
        ? `User does not exist: ${userId}.`
        : undefined;
    },
  },
  {
    id: 'zoom-1123',
    status: 400,
    code: 1123,
    stated: 'third-party',
    worded: 'third-party',
    reference: `A user who signs in by SSO, Google, Apple or as an API user; ${vendorText}.`,
    refuse: async ({ target }) =>
      (await target())?.loginType === workEmail
        ? undefined
        : 'Can only update password of Zoom work email account',
  },
  {
    id: 'zoom-1117',
    status: 400,
    code: 1117,
    stated: 'third-party',
    worded: 'third-party',
    reference: `The owner or an admin as the target, taken to hold for others than the caller; ${vendorText}.`,
    refuse: async ({ isSelf, target, world }) => {
      const user = await target();
      const isAllowed = (await isSelf()) && world.settings.ownAdminPassword === 'allowed';
      return user && isAdmin(user) && !isAllowed ? "Can not update Admin's password" : undefined;
    },
  },
  ...characterRules,
  {
    id: 'zoom-300-same',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference: 'Example of the item.',
    refuse: async ({ password, target }) => {
      const isSame = await isPassword((await password()) ?? '', (await target())?.passwordHash ?? '');
      return isSame ? 'Your new password can not match the old password.' : undefined;
    },
  },
  {
    id: 'zoom-1129',
    status: 400,
    code: 1129,
    stated: 'third-party',
    worded: 'third-party',
    reference: `A policy of the account; ${vendorText}. How many passwords count is a setting.`,
    refuse: async ({ formerHashes, password, world }) => {
      const count = world.settings.reusedPasswords;
      const wanted = (await password()) ?? '';
      const former = await formerHashes(Math.max(0, count - 1));
      const isReused = (await Promise.all(former.map((hash) => isPassword(wanted, hash)))).includes(true);
      return isReused ? `Users cannot reuse any of the last ${count} passwords created.` : undefined;
    },
  },
  {
    id: 'zoom-300-day',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference: 'Example of the item; the maximum is in no document. Refused attempts do not count (assumed).',
    refuse: async ({ recentChanges, world }) =>
      (await recentChanges()) >= world.settings.changesPerDay
        ? 'This password cannot be changed because it has already been changed the maximum number of times over the past 24 hours.'
        : undefined,
  },
];
