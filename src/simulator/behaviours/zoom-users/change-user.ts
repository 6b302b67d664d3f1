import { type Answer, answer } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import { answerChange, oneChange } from './answer-change.ts';
import { booleanOf, objectOf, textOf, wholeNumberOf } from './field.ts';
import { lockAccount } from './lock-account.ts';
import { operations } from './operations.ts';
import { lengthOf } from './requirement.ts';
import { firstRefusal, invalidFields, once, type Rule } from './rule.ts';
import type { ZoomWorld } from './settings.ts';
import { type Seated, seatRules } from './user-rules.ts';
import {
  fieldsOf,
  lapsedInvitation,
  namingRules,
  readableBody,
  type UserVisit,
  unknownUser,
  userVisit,
} from './user-visit.ts';
import { isAdministrator, visit } from './visit.ts';

interface UserChange extends UserVisit, Seated {
  readonly fields: () => Promise<Readonly<Record<string, unknown>>>;
}

const vendorText = 'the vendor’s OpenAPI text of 2022';

function text(longest: number, pattern = /^/) {
  return (value: unknown) => {
    const given = textOf(value);
    return given !== undefined && lengthOf(given) <= longest && pattern.test(given) ? given : undefined;
  };
}

function oneOf(...numbers: readonly number[]) {
  return (value: unknown) => {
    const number = wholeNumberOf(value);
    return number !== undefined && numbers.includes(number) ? number : undefined;
  };
}

function listOrObject(value: unknown): object | undefined {
  return Array.isArray(value) ? value : objectOf(value);
}

const words = text(128);

/** How each field is read: what it is stored as, or undefined for what it cannot be. Others are left alone (assumed). */
const readers: Readonly<Record<string, (value: unknown) => unknown>> = {
  first_name: text(64),
  last_name: text(64),
  type: oneOf(1, 2, 3, 99),
  pmi: (value) => (/^\d{10}$/.test(String(value)) ? Number(value) : undefined),
  use_pmi: booleanOf,
  host_key: text(10, /^\d{6,10}$/),
  pronouns_option: oneOf(1, 2, 3),
  custom_attributes: listOrObject,
  phone_numbers: listOrObject,
  timezone: words,
  language: words,
  dept: words,
  vanity_name: words,
  cms_user_id: words,
  job_title: words,
  company: words,
  location: words,
  phone_number: words,
  phone_country: words,
  manager: words,
  pronouns: words,
  group_id: words,
};

/** What only an administrator may change, with the words of the refusal. */
const reserved: readonly (readonly [field: string, message: string])[] = [
  ['first_name', "Only an account administrator can change a user's name."],
  ['last_name', "Only an account administrator can change a user's name."],
  ['host_key', 'Only an account administrator can change the host key.'],
  ['pmi', 'Only an account administrator can change a Personal Meeting ID (PMI).'],
  ['vanity_name', 'Only an account administrator can change a vanity name.'],
];

export const changeUserRules: readonly Rule<UserChange>[] = [
  ...namingRules,
  readableBody,
  {
    id: 'zoom-300-fields',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference: 'Fields of "Update a user"; the form of the refusal from the vendor’s page on errors.',
    refuse: async ({ fields }) => {
      const wrong = Object.entries(await fields()).filter(
        ([name, value]) => readers[name]?.(value) === undefined,
      );
      return wrong.length > 0
        ? invalidFields(...wrong.map(([field]) => ({ field, message: 'Invalid field.' })))
        : undefined;
    },
  },
  unknownUser,
  lapsedInvitation,
  {
    id: 'zoom-200-reserved',
    status: 400,
    code: 200,
    stated: 'documented',
    worded: 'third-party',
    reference: `Example of "Update a user"; its whole text from ${vendorText}.`,
    refuse: async (change) => {
      if (await isAdministrator(change)) return undefined;
      const given = await change.fields();
      return reserved.find(([field]) => Object.hasOwn(given, field))?.[1];
    },
  },
  {
    id: 'zoom-1108',
    status: 400,
    code: 1108,
    stated: 'third-party',
    worded: 'third-party',
    reference: `A type for which the caller is no administrator, or 99 for a user who was not made with ssoCreate (assumed); ${vendorText}.`,
    refuse: async (change) => {
      const type = await change.wantedType();
      if (type === undefined) return undefined;
      const isSso = (await change.target())?.loginType === 101;
      return (await isAdministrator(change)) && (type !== 99 || isSso)
        ? undefined
        : 'Permission requirements to change the user type of this user were not met.';
    },
  },
  {
    id: 'zoom-1109',
    status: 400,
    code: 1109,
    stated: 'third-party',
    worded: 'third-party',
    reference: `A personal meeting id or room of a Basic user (assumed); ${vendorText}.`,
    refuse: async ({ fields, target, wantedType }) => {
      const given = await fields();
      const isPaid = ((await wantedType()) ?? (await target())?.type) !== 1;
      const isPersonal = Object.hasOwn(given, 'pmi') || Object.hasOwn(given, 'vanity_name');
      return isPersonal && !isPaid ? 'Host is not a paid user.' : undefined;
    },
  },
];

/** `PATCH /users/{userId}` */
export async function changeUser(call: Call, world: ZoomWorld): Promise<Answer> {
  const visited = userVisit(visit(call, world, operations.changeUser));
  const fields = once(async () =>
    Object.fromEntries(
      Object.entries(await fieldsOf(visited)).filter(([name]) => Object.hasOwn(readers, name)),
    ),
  );
  const change: UserChange = {
    ...visited,
    asked: 'convert',
    fields,
    wantedType: once(async () => {
      const type = wholeNumberOf((await fields())['type']);
      return type === (await visited.target())?.type ? undefined : type;
    }),
  };
  return answerChange(change, [oneChange], async () => {
    const refusal = await firstRefusal(changeUserRules, change, world.rules);
    return refusal ?? (await store(change)) ?? answer(204, { id: 'zoom-204-user', source: 'documented' });
  });
}

/**
 * Stores the given fields beside those that are there, unless the account has no seat for the type. Of two changes at once
 * none is lost: they take turns.
 */
async function store(change: UserChange): Promise<Answer | undefined> {
  const { fields, target, wantedType, world } = change;
  const { id = '', accountId = '' } = (await target()) ?? {};
  const needsSeat = (await wantedType()) !== undefined;
  const read = Object.entries(await fields()).map(([name, value]) => [name, readers[name]?.(value)]);
  const { first_name: firstName, last_name: lastName, type, ...profile } = Object.fromEntries(read);
  return world.database.transaction().execute(async (transaction) => {
    if (needsSeat) {
      await lockAccount(transaction, accountId);
      const seated = { ...change, world: { ...world, database: transaction } };
      const refusal = await firstRefusal(seatRules, seated, world.rules);
      if (refusal) return refusal;
    }
    // Written to before it is read, so that no other process writes in between.
    await transaction
      .updateTable('zoom_user')
      .set({
        ...(firstName !== undefined && { first_name: firstName }),
        ...(lastName !== undefined && { last_name: lastName }),
        ...(type !== undefined && { type }),
        id,
      })
      .where('id', '=', id)
      .execute();
    const row = await transaction
      .selectFrom('zoom_user')
      .select('profile')
      .where('id', '=', id)
      .executeTakeFirst();
    // Somebody may have deleted the user in between.
    if (!row) return undefined;
    await transaction
      .updateTable('zoom_user')
      .set({ profile: JSON.stringify({ ...JSON.parse(row.profile), ...profile }) })
      .where('id', '=', id)
      .execute();
    return undefined;
  });
}
