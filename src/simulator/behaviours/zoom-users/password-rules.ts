import { characterRules, type WantedPassword } from './character-rules.ts';
import { isAdmin } from './find-user.ts';
import { lengthOf } from './requirement.ts';
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

/** One attempt to change a password. */
export interface PasswordChange extends UserVisit, WantedPassword {
  readonly history: () => Promise<PasswordHistory>;
}

/** What became of the target's password before. */
export interface PasswordHistory {
  /** Changes in the last 24 hours. */
  readonly recentChanges: number;
  /** Hashes of the passwords before the present one that cannot be used again, the newest first. */
  readonly formerHashes: readonly string[];
}

const vendorText = 'the vendor’s OpenAPI text of 2022';

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
    refuse: async ({ history, password, world }) => {
      const count = world.settings.reusedPasswords;
      const wanted = (await password()) ?? '';
      const former = (await history()).formerHashes;
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
    refuse: async ({ history, world }) =>
      (await history()).recentChanges >= world.settings.changesPerDay
        ? 'This password cannot be changed because it has already been changed the maximum number of times over the past 24 hours.'
        : undefined,
  },
];
