import { characterRules, type WantedPassword } from './character-rules.ts';
import { isEmail, objectOf, textOf } from './field.ts';
import { invitationRule } from './invitation-rule.ts';
import { lengthOf } from './requirement.ts';
import { type FieldError, firstRefusal, invalidFields, type Rule } from './rule.ts';
import { domainRule, type Seated, seatRules, takenRule } from './user-rules.ts';
import { fieldsOf, readableBody } from './user-visit.ts';
import { isAdministrator } from './visit.ts';

/** One attempt to create a user. */
export interface Invitation extends Seated, WantedPassword {
  readonly action: () => Promise<string>;
  readonly info: () => Promise<Readonly<Record<string, unknown>>>;
  /** Lower case. */
  readonly email: () => Promise<string>;
}

const actions = ['create', 'autoCreate', 'custCreate', 'ssoCreate'];
const types = [1, 2, 3];
const longestEmail = 128;
const longestName = 64;
/** Characters of a password here; the operation that changes one allows 31. */
const longestPassword = 32;

/** Reasons not to create a user, in the order of the checks, which is assumed: what the call itself says. */
export const createRules: readonly Rule<Invitation>[] = [
  {
    id: 'zoom-200-create',
    status: 400,
    code: 200,
    stated: 'documented',
    worded: 'documented',
    reference: 'Example of "Create users".',
    refuse: async (wanted) => ((await isAdministrator(wanted)) ? undefined : 'No privilege.'),
  },
  readableBody,
  {
    id: 'zoom-300-user',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference: 'Fields of "Create users"; the form of the refusal from the vendor’s page on errors.',
    refuse: async (wanted) => {
      const errors = await wrongFields(wanted);
      return errors.length > 0 ? invalidFields(...errors) : undefined;
    },
  },
  {
    id: 'zoom-200-auto',
    status: 400,
    code: 200,
    stated: 'documented',
    worded: 'documented',
    reference: 'Example of "Create users": autoCreate is "disabled by default"; see the setting autoCreate.',
    refuse: async ({ action, world }) =>
      (await action()) === 'autoCreate' && world.settings.autoCreate === 'refused'
        ? 'No permission, please contact Zoom customer support.'
        : undefined,
  },
  {
    id: 'zoom-300-password',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference:
      'Example of "Create users"; 8 to 32 characters and the requirement of the account, for autoCreate only.',
    refuse: async (wanted) => {
      if ((await wanted.action()) !== 'autoCreate') return undefined;
      const password = await wanted.password();
      const isFitting =
        password !== undefined &&
        lengthOf(password) <= longestPassword &&
        (await firstRefusal(characterRules, wanted, wanted.world.rules)) === undefined;
      return isFitting ? undefined : 'Invalid parameter: password';
    },
  },
  domainRule(({ email }) => email()),
];

/** The reasons after those: what the account has already. They hold as long as nobody else adds a user to it. */
export const admissionRules: readonly Rule<Invitation>[] = [
  takenRule(({ email }) => email()),
  {
    id: 'zoom-1009',
    status: 400,
    code: 1009,
    stated: 'third-party',
    worded: 'third-party',
    reference:
      'The vendor’s OpenAPI text of 2022; taken to hold for a disassociated user, whom only "create" can invite again.',
    refuse: async ({ action, email, world }) => {
      const address = await email();
      const unlinked = await world.database
        .selectFrom('zoom_unlinked_user')
        .select('email')
        .where('email', '=', address)
        .executeTakeFirst();
      return unlinked && (await action()) !== 'create'
        ? `The user ${address} already holds an active account.`
        : undefined;
    },
  },
  ...seatRules,
  {
    ...invitationRule,
    refuse: async (wanted) =>
      (await wanted.action()) === 'create' ? invitationRule.refuse(wanted) : undefined,
  },
];

async function wrongFields(wanted: Invitation): Promise<FieldError[]> {
  const action = await wanted.action();
  const info = await wanted.info();
  const type = await wanted.wantedType();
  const isType = type !== undefined && (types.includes(type) || (type === 99 && action === 'ssoCreate'));
  const isName = (value: unknown) =>
    value === undefined || lengthOf(textOf(value) ?? 'x'.repeat(65)) <= longestName;
  const isFitting: Readonly<Record<string, boolean>> = {
    action: actions.includes(action),
    user_info: objectOf((await fieldsOf(wanted))['user_info']) !== undefined,
    'user_info.email': isEmail(info['email'], longestEmail),
    'user_info.type': isType,
    'user_info.first_name': isName(info['first_name']),
    'user_info.last_name': isName(info['last_name']),
  };
  return Object.entries(isFitting)
    .filter(([, fits]) => !fits)
    .map(([field]) => ({ field, message: 'Invalid field.' }));
}
