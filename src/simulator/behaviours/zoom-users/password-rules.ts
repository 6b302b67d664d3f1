import type { PasswordRequirement } from './requirement.ts';
import { baseLength, hasSpecialCharacter, isEasyToGuess, lengthOf, longestRun } from './requirement.ts';
import type { Rule } from './rule.ts';
import { isPassword } from './secrets.ts';
import type { Visit } from './visit.ts';

/** The user whose password is to change, as one moment saw them. */
export interface Target {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly passwordHash: string;
  readonly passwordVersion: number;
}

/** One attempt to change a password. */
export interface PasswordChange extends Visit {
  /** The `userId` of the path as given. */
  readonly userId: string;
  /** What the body gives; undefined where it gives no text of at least one character. */
  readonly password: () => Promise<string | undefined>;
  readonly isSelf: () => Promise<boolean>;
  readonly target: () => Promise<Target | undefined>;
  readonly requirement: () => Promise<PasswordRequirement>;
  /** Changes of the target's password in the last 24 hours. */
  readonly recentChanges: () => Promise<number>;
}

type PasswordRule = Rule<PasswordChange>;

/** Reasons to refuse the change of a password, in the order of the checks, which is assumed. */
export const passwordRules: readonly PasswordRule[] = [
  {
    id: 'zoom-200-role',
    status: 400,
    code: 200,
    stated: 'documented',
    worded: 'assumed',
    reference:
      'Prerequisite "owner or admin" of the item, taken to hold for changing another user; the words of neighbouring operations.',
    refuse: async ({ caller, isSelf }) => {
      if (await isSelf()) return undefined;
      const { role, scopes } = (await caller()) ?? {};
      const isAccountLevel = scopes?.has('user:write:admin') || scopes?.has('user:update:password:admin');
      return role !== 'member' && isAccountLevel ? undefined : 'No privilege.';
    },
  },
  {
    id: 'zoom-300-body',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference: 'The vendor’s page on errors, for JSON; taken to hold for a form that cannot be read.',
    refuse: async ({ body }) =>
      (await body()).kind === 'unreadable' ? 'Request Body should be a valid JSON object.' : undefined,
  },
  {
    id: 'zoom-300-required',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference: '"(Required)" in the item; the form of the refusal from the vendor’s page on errors.',
    refuse: async ({ password }) =>
      (await password()) === undefined ? invalid('Invalid field.') : undefined,
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
        ? invalid(`Should be at most ${world.settings.longestPassword} characters.`)
        : undefined,
  },
  {
    id: 'zoom-1001',
    status: 404,
    code: 1001,
    stated: 'documented',
    worded: 'documented',
    reference: 'Example of the item.',
    refuse: async ({ target, userId }) => ((await target()) ? undefined : `User does not exist: ${userId}.`),
  },
  {
    id: 'zoom-1124',
    status: 400,
    code: 1124,
    stated: 'documented',
    worded: 'third-party',
    reference: 'minimum_password_length beyond the base; the vendor’s OpenAPI text of 2022.',
    refuse: async ({ password, requirement }) => {
      const { minimum_password_length: least } = await requirement();
      const isBroken = least > baseLength && lengthOf((await password()) ?? '') < least;
      return isBroken ? `Have at least ${least} characters` : undefined;
    },
  },
  {
    id: 'zoom-1124-base',
    status: 400,
    code: 1124,
    stated: 'third-party',
    worded: 'third-party',
    reference: 'The base of 8 characters; the vendor’s OpenAPI text of 2022 and its support article.',
    refuse: async ({ password }) =>
      lengthOf((await password()) ?? '') < baseLength ? `Have at least ${baseLength} characters` : undefined,
  },
  {
    id: 'zoom-1131',
    status: 400,
    code: 1131,
    stated: 'documented',
    worded: 'third-party',
    reference: 'consecutive_characters_length; the vendor’s OpenAPI text of 2022.',
    refuse: async ({ password, requirement }) => {
      const { consecutive_characters_length: most } = await requirement();
      const isBroken = most > 0 && longestRun((await password()) ?? '') >= most;
      return isBroken ? "Password can't use continuation character.Such as 'abcdef','123456'." : undefined;
    },
  },
  {
    id: 'zoom-1127',
    status: 400,
    code: 1127,
    stated: 'documented',
    worded: 'third-party',
    reference: 'have_special_character; the vendor’s OpenAPI text of 2022.',
    refuse: async ({ password, requirement }) => {
      const { have_special_character: isNeeded } = await requirement();
      const isBroken = isNeeded && !hasSpecialCharacter((await password()) ?? '');
      return isBroken ? 'Have at least 1 special character (!, @, #…)' : undefined;
    },
  },
  {
    id: 'zoom-1136',
    status: 400,
    code: 1136,
    stated: 'documented',
    worded: 'third-party',
    reference:
      'weak_enhance_detection; the vendor’s OpenAPI text of 2022. The list of weak passwords is ours.',
    refuse: async ({ password, requirement }) => {
      const { weak_enhance_detection: isChecked } = await requirement();
      const isBroken = isChecked && isEasyToGuess((await password()) ?? '');
      return isBroken ? 'Your password is too easy to guess. Try another one.' : undefined;
    },
  },
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

function invalid(message: string) {
  return { message: 'Validation Failed.', errors: [{ field: 'password', message }] };
}
