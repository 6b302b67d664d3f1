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
  passwordCost: number;
}

export type ZoomWorld = World<ZoomTables, ZoomSettings>;
