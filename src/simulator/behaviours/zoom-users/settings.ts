import type { World } from '../../behaviour.ts';
import type { Plan } from './rate-limit.ts';
import type { ZoomTables } from './tables.ts';

/** What no document says, or what depends on the account: named, with our default. */
export const zoomSettings = {
  plan: {
    meaning: 'Plan of the account, which sets its rate limits.',
    default: 'pro',
    choices: ['free', 'pro', 'business'],
  },
  rateHeaders: {
    meaning:
      'Headers about rate limits: as documented; with `reset` a call beyond the limit of a second gets X-RateLimit-Reset too.',
    default: 'documented',
    choices: ['documented', 'reset', 'none'],
  },
  changesPerDay: {
    meaning: 'How often a password can be changed within 24 hours; the documents give no number.',
    default: 5,
  },
  longestPassword: {
    meaning: 'Characters of the longest password: "less than 32" on this operation, 32 elsewhere.',
    default: 31,
  },
  reusedPasswords: {
    meaning:
      'How many of a user’s last passwords cannot be used again, the present one among them; 0 for none.',
    default: 3,
  },
  consecutiveCharacters: {
    meaning:
      'Length of a run of digits or of the alphabet that the base requirement refuses: the examples have six; 0 for none.',
    default: 6,
  },
  ownAdminPassword: {
    meaning:
      'Whether owner and admins may change their own password here; nobody may change another admin’s.',
    default: 'allowed',
    choices: ['allowed', 'refused'],
  },
  inactivePassword: {
    meaning: 'Whether the password of a deactivated user can be changed.',
    default: 'allowed',
    choices: ['allowed', 'refused'],
  },
  pendingPassword: {
    meaning: 'Whether the password of a pending user can be changed.',
    default: 'refused',
    choices: ['allowed', 'refused'],
  },
  concurrentChanges: {
    meaning:
      'Whether a user can be changed while another change of the same user is under way: then one follows the other.',
    default: 'allowed',
    choices: ['allowed', 'refused'],
  },
  serverMe: {
    meaning: 'Whether "me" with the token of a server-to-server app means its owner.',
    default: 'refused',
    choices: ['allowed', 'refused'],
  },
  userAppId: {
    meaning: 'Whether an app of one user may name that user by id or address, and not only by "me".',
    default: 'allowed',
    choices: ['allowed', 'refused'],
  },
  olderTokens: {
    meaning: 'Whether the tokens of an app stay alive when it asks for another.',
    default: 'kept',
    choices: ['kept', 'revoked'],
  },
  invitationDays: {
    meaning: 'Days after which the invitation of a pending user has expired.',
    default: 30,
  },
  autoCreate: {
    meaning: 'Whether users can be created with autoCreate, which accounts have to ask for.',
    default: 'allowed',
    choices: ['allowed', 'refused'],
  },
  managedDomains: {
    meaning: 'Domains of the account’s users, with spaces between; any where empty.',
    default: '',
  },
  basicUsers: { meaning: 'How many users of type Basic the account may have.', default: 1_000 },
  payingUsers: {
    meaning: 'How many users of type Licensed or On-prem the account may have.',
    default: 1_000,
  },
  pendingUsers: {
    meaning: 'How many Basic users may be pending at once.',
    default: 1_000,
  },
  passwordCost: {
    meaning: 'Exponent of the N of scrypt; 14 is about 50 ms a hash. Small ones are for tests.',
    default: 14,
    choices: ['4', '12', '14', '15', '16', '17'],
  },
} as const;

export interface ZoomSettings {
  plan: Plan;
  rateHeaders: 'documented' | 'reset' | 'none';
  changesPerDay: number;
  longestPassword: number;
  reusedPasswords: number;
  consecutiveCharacters: number;
  ownAdminPassword: Permission;
  inactivePassword: Permission;
  pendingPassword: Permission;
  concurrentChanges: Permission;
  serverMe: Permission;
  userAppId: Permission;
  olderTokens: 'kept' | 'revoked';
  invitationDays: number;
  autoCreate: Permission;
  managedDomains: string;
  basicUsers: number;
  payingUsers: number;
  pendingUsers: number;
  passwordCost: number;
}

type Permission = 'allowed' | 'refused';

export type ZoomWorld = World<ZoomTables, ZoomSettings>;

export type ZoomDatabase = ZoomWorld['database'];
