import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { alone } from '../database/alone.ts';
import { migrate } from '../database/migrate.ts';
import type { AnyBehaviour, Setting, World } from './behaviour.ts';
import type { Clock } from './clock.ts';
import type { OutboxTables } from './outbox.ts';
import { Turns } from './turns.ts';

/** A behaviour with the world it works on, ready for calls. */
export interface RunningBehaviour {
  readonly behaviour: AnyBehaviour;
  // biome-ignore lint/suspicious/noExplicitAny: each behaviour knows its own tables, see AnyBehaviour.
  readonly world: World<any, any>;
}

/** What a person chose at the start. */
export interface Choices {
  readonly settings: Readonly<Record<string, string | number>>;
  readonly seedTokens: Readonly<Record<string, string>>;
  readonly rules: 'documented' | 'all';
}

/** A setting that no behaviour has, or a value it cannot have. The message is one sentence. */
export class SettingFailure extends Error {}

/** Prepares a behaviour's tables, fills them where they are empty, and gives out its seed tokens. */
export async function startBehaviour(
  behaviour: AnyBehaviour,
  database: Kysely<OutboxTables>,
  clock: Clock,
  choices: Choices,
): Promise<RunningBehaviour> {
  const world = {
    database,
    clock,
    turns: new Turns(),
    settings: readSettings(behaviour, choices.settings),
    rules: choices.rules,
    tokens: Object.fromEntries(
      behaviour.tokens.map(({ name }) => [name, choices.seedTokens[name] ?? newToken()]),
    ),
  };
  await migrate(database, behaviour.name, behaviour.migrations);
  await alone(database, (transaction) => behaviour.seed({ ...world, database: transaction }));
  return { behaviour, world };
}

/** Empties a behaviour's tables and fills them anew; its seed tokens stay the same. */
export async function resetBehaviour({ behaviour, world }: RunningBehaviour): Promise<void> {
  await alone(world.database, async (transaction) => {
    for (const table of behaviour.tables) await transaction.deleteFrom(table).execute();
    await transaction.deleteFrom('wireproof_mail').where('behaviour', '=', behaviour.name).execute();
    await behaviour.seed({ ...world, database: transaction });
  });
}

/** Refuses a setting that none of the behaviours has, and a token that no Authorization header could carry. */
export function checkChoices(
  behaviours: readonly AnyBehaviour[],
  { settings, seedTokens }: Pick<Choices, 'settings' | 'seedTokens'>,
): void {
  const known = new Set(behaviours.flatMap((behaviour) => Object.keys(behaviour.settings)));
  for (const name of Object.keys(settings)) {
    if (known.has(name)) continue;
    const choices = [...known].join(', ');
    throw new SettingFailure(
      choices === ''
        ? `There is no setting "${name}": no behaviour applies to this collection.`
        : `There is no setting "${name}"; there are: ${choices}.`,
    );
  }
  for (const [name, token] of Object.entries(seedTokens)) {
    // RFC 6750 section 2.1.
    if (!/^[\w.~+/-]+=*$/.test(token))
      throw new SettingFailure(`The seed token "${name}" is no bearer token.`);
  }
}

function readSettings(behaviour: AnyBehaviour, given: Choices['settings']): Record<string, string | number> {
  const settings: Readonly<Record<string, Setting>> = behaviour.settings;
  return Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, readSetting(name, setting, given[name])]),
  );
}

function readSetting(name: string, setting: Setting, given: string | number | undefined): string | number {
  if (given === undefined) return setting.default;
  if (setting.choices && !setting.choices.includes(String(given))) {
    throw new SettingFailure(
      `The setting "${name}" cannot be "${given}"; use ${setting.choices.join(', ')}.`,
    );
  }
  if (typeof setting.default === 'string') return String(given);
  const number = Number(given);
  if (!Number.isSafeInteger(number) || number < 0 || given === '') {
    throw new SettingFailure(`The setting "${name}" must be a whole number, not "${given}".`);
  }
  return number;
}

function newToken(): string {
  return randomBytes(24).toString('hex');
}
