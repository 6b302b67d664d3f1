import { type Answer, answer, jsonAnswer, withHeaders } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import { operations } from './operations.ts';
import { type PasswordRequirement, readRequirement } from './requirement.ts';
import { type FieldError, firstRefusal, type Rule } from './rule.ts';
import { allSecuritySettings, onlyFields, securitySettings } from './security-settings.ts';
import type { ZoomWorld } from './settings.ts';
import { entryRules, type Visit, visit } from './visit.ts';

const accountRules: readonly Rule<Visit>[] = [
  {
    id: 'zoom-2001',
    status: 404,
    code: 2001,
    stated: 'documented',
    worded: 'documented',
    reference: 'Example of the collection’s item.',
    refuse: async ({ call, caller }) => {
      const accountId = call.parameters['accountId'] ?? '';
      const isOwn = accountId === 'me' || accountId === (await caller())?.accountId;
      return isOwn ? undefined : `Account does not exist: ${accountId}.`;
    },
  },
  {
    id: 'zoom-200-paid',
    status: 400,
    code: 200,
    stated: 'documented',
    worded: 'third-party',
    reference:
      'Prerequisite "paid account" of the item; the words of the vendor’s OpenAPI text, the status is assumed.',
    refuse: ({ world }) => (world.settings.plan === 'free' ? 'Only available for paid accounts.' : undefined),
  },
];

export const readSettingsRules: readonly Rule<Visit>[] = [...entryRules, ...accountRules];

export const changeSettingsRules: readonly Rule<Visit>[] = [
  ...entryRules,
  ...accountRules,
  {
    id: 'zoom-300-requirement',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference:
      'Ranges from the vendor’s OpenAPI text; the form of the refusal from the vendor’s page on errors.',
    refuse: async (visited) => {
      if (!isAboutSecurity(visited.call)) return undefined;
      const { body } = visited;
      if ((await body()).kind === 'unreadable') return 'Request Body should be a valid JSON object.';
      const errors = [...wrongFields(await readChanges(visited)), ...wrongOthers(await readOthers(visited))];
      return errors.length > 0 ? { message: 'Validation Failed.', errors } : undefined;
    },
  },
];

/** `GET /accounts/{accountId}/settings`: the security settings are live, other options answer as documented. */
export async function readSettings(call: Call, world: ZoomWorld): Promise<Answer> {
  const visited = visit(call, world, operations.readSettings);
  const refusal = await firstRefusal(readSettingsRules, visited, world.rules);
  const given = refusal ?? (await currentSettings(visited));
  return withHeaders(given, (await visited.rate())?.headers ?? []);
}

/** `PATCH /accounts/{accountId}/settings?option=security`: effective at once. Other options answer as documented. */
export async function changeSettings(call: Call, world: ZoomWorld): Promise<Answer> {
  const visited = visit(call, world, operations.changeSettings);
  const refusal = await firstRefusal(changeSettingsRules, visited, world.rules);
  const given = refusal ?? (isAboutSecurity(call) ? await storeChanges(visited) : call.documented);
  return withHeaders(given, (await visited.rate())?.headers ?? []);
}

function isAboutSecurity({ query }: Call): boolean {
  return query.get('option') === 'security';
}

async function currentSettings({ call, caller }: Visit): Promise<Answer> {
  const option = call.query.get('option');
  if (option !== null && option !== 'security') return call.documented;
  const account = (await caller())?.account;
  if (!account) throw new Error('A caller that no rule refused has an account.');
  const security = {
    ...allSecuritySettings(account.security),
    password_requirement: readRequirement(account),
  };
  const all = option === null ? { ...documentedSettings(call.documented), security } : { security };
  const wanted = (call.query.get('custom_query_fields') ?? '').split(',').filter((name) => name !== '');
  const shown = wanted.length === 0 ? all : onlyFields(all, new Set(wanted));
  return jsonAnswer(200, { id: 'zoom-200-settings', source: 'documented' }, shown);
}

/** Without an option all settings are answered: the documented ones around the live ones. */
function documentedSettings({ body }: Answer): object {
  try {
    const value: unknown = JSON.parse(String(body));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

/** The four fields and what each may be: ranges from the vendor's OpenAPI text. */
const checks: Readonly<Record<keyof PasswordRequirement, (value: unknown) => boolean>> = {
  minimum_password_length: (value) => value === 0 || isBetween(value, 8, 14),
  have_special_character: (value) => typeof value === 'boolean',
  consecutive_characters_length: (value) => value === 0 || isBetween(value, 4, 8),
  weak_enhance_detection: (value) => typeof value === 'boolean',
};

function isBetween(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

/** The given fields of `password_requirement`, whether or not `security` is wrapped around it: documents show both. */
async function readChanges(visited: Visit): Promise<[keyof PasswordRequirement, unknown][]> {
  const given = asObject((await readSecurity(visited))['password_requirement']);
  return (Object.keys(checks) as (keyof PasswordRequirement)[]).flatMap((name) =>
    Object.hasOwn(given, name) ? [[name, given[name]]] : [],
  );
}

async function readSecurity({ body }: Visit): Promise<Record<string, unknown>> {
  const read = await body();
  const fields = read.kind === 'fields' ? read.fields : {};
  return asObject(fields['security'] ?? fields);
}

/** The given ones of the other security settings. */
async function readOthers(visited: Visit): Promise<[string, unknown][]> {
  const given = await readSecurity(visited);
  return Object.entries(given).filter(([name]) => Object.hasOwn(securitySettings, name));
}

function wrongOthers(others: readonly [string, unknown][]): FieldError[] {
  return others
    .filter(([name, value]) => securitySettings[name]?.read(value) === undefined)
    .map(([name]) => ({ field: `security.${name}`, message: 'Invalid field.' }));
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function wrongFields(changes: readonly [keyof PasswordRequirement, unknown][]): FieldError[] {
  return changes
    .filter(([name, value]) => !checks[name](value))
    .map(([name]) => ({ field: `security.password_requirement.${name}`, message: 'Invalid field.' }));
}

async function storeChanges(visited: Visit): Promise<Answer> {
  const { caller, world } = visited;
  const changes = await readChanges(visited);
  const others = (await readOthers(visited)).map(([name, value]) => [
    name,
    securitySettings[name]?.read(value),
  ]);
  const accountId = (await caller())?.accountId ?? '';
  await world.database.transaction().execute(async (transaction) => {
    const account = transaction.updateTable('zoom_account').where('id', '=', accountId);
    // Written to before it is read, so that no other process writes in between.
    await account
      .set({
        ...Object.fromEntries(changes.map(([name, value]) => [name, Number(value)])),
        id: accountId,
      })
      .execute();
    if (others.length === 0) return;
    const { security } = await transaction
      .selectFrom('zoom_account')
      .select('security')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow();
    const stored = JSON.stringify({ ...JSON.parse(security), ...Object.fromEntries(others) });
    await account.set({ security: stored }).execute();
  });
  return answer(204, { id: 'zoom-204-settings', source: 'documented' });
}
