import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Item, itemsOf } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import { resolve } from '../../src/collection/resolve.ts';
import { http } from '../../src/targets/http.ts';
import { loadTargets } from '../../src/targets/index.ts';
import type { Target } from '../../src/targets/target.ts';
import type { Input, WireTemplate } from '../../src/wire/template.ts';
import { hasTool, type Outcome, Workshop } from '../shared/workshop.ts';
import { startZoom, tokens, type Zoom } from './zoom.ts';

/** One run of the program of "Update a user's password", and what the documents say of it. */
interface Run {
  readonly means: string;
  readonly status: number;
  /** The API's own code; absent for a success. */
  readonly code?: number;
  readonly password?: string;
  readonly userId?: string;
  readonly token?: keyof typeof tokens | 'unknown';
}

const member = 'wp-mia-2f8a';
const strict = 'zoe.member@example.com';

/** In this order: a change is refused for what an earlier one did. Two changes of a password are allowed in a day. */
const runs: readonly Run[] = [
  { means: 'a new password', status: 204, password: 'Program-Pass-1' },
  { means: 'the same again', status: 400, code: 300, password: 'Program-Pass-1' },
  { means: 'the one before', status: 400, code: 1129, password: 'Amber-Lantern-73' },
  {
    means: 'another one, by address',
    status: 204,
    password: 'Pass 2\'"\\$é',
    userId: 'mia.member@example.com',
  },
  { means: 'one too many for a day', status: 400, code: 300, password: 'Program-Pass-3' },
  { means: 'the own one of a member', status: 400, code: 300, userId: 'me', token: 'member' },
  { means: 'more than 31 characters', status: 400, code: 300, password: 'Aa1-'.repeat(8) },
  { means: 'no such token', status: 401, code: 124, token: 'unknown' },
  { means: 'no scope', status: 400, code: 4711, token: 'unscoped' },
  { means: 'a member for another', status: 400, code: 200, token: 'member', userId: 'wp-noah-b604' },
  { means: 'nobody', status: 404, code: 1001, userId: 'no/body ?#%@example.com' },
  { means: 'the owner', status: 400, code: 1117, userId: 'wp-olivia-93e0' },
  { means: 'a user of SSO', status: 400, code: 1123, userId: 'sam.single@example.com' },
  { means: 'too short', status: 400, code: 1124, password: 'Short1x' },
  { means: 'no letter', status: 400, code: 1125, password: '13571357' },
  { means: 'no number', status: 400, code: 1126, password: 'Acegikmo' },
  { means: 'one case', status: 400, code: 1128, password: 'acegikm1' },
  { means: 'one character', status: 400, code: 1130, password: 'aaaaaaaa' },
  { means: 'consecutive', status: 400, code: 1131, password: 'Xx-abcdef1' },
];

/** With a strict requirement of the account. */
const strictRuns: readonly Run[] = [
  { means: 'shorter than 10', status: 400, code: 1124, password: 'Acegik-13', userId: strict },
  { means: 'a run of four', status: 400, code: 1131, password: 'Xx-qwer-135', userId: strict },
  { means: 'no special character', status: 400, code: 1127, password: 'Acegikmo135', userId: strict },
  { means: 'easy to guess', status: 400, code: 1136, password: 'Welcome-2026', userId: strict },
  { means: 'a strong one', status: 204, password: 'Copper-Harbor-9', userId: strict },
];

const requirement = {
  minimum_password_length: 10,
  have_special_character: true,
  consecutive_characters_length: 4,
  weak_enhance_detection: true,
};

const sample = readFileSync(new URL('../../samples/zoom-users.postman_collection.json', import.meta.url));
const item = readCollections(sample).value.flatMap(itemsOf).find(isPasswordItem);
if (!item) throw new Error('The sample has no item that changes a password.');
const template = resolve(item).value;

function isPasswordItem({ request: { method, url } }: Item): boolean {
  return method === 'PUT' && url.path.at(-1) === 'password';
}

/** Everything from the environment, so that one build meets every outcome. */
const asking: WireTemplate = {
  ...template,
  inputs: template.inputs.map((input) => ({ ...input, from: 'environment', environment: variableOf(input) })),
};

function variableOf({ kind, environment }: Input): string {
  const names: Partial<Record<Input['kind'], string>> = { 'base-url': 'BASE_URL', path: 'USER_ID' };
  return names[kind] ?? environment ?? '';
}

function valuesOf(zoom: Zoom, { password = 'Never-Stored-1', token = 'admin', userId = member }: Run) {
  return {
    BASE_URL: zoom.mount.baseUrl,
    USER_ID: userId,
    PASSWORD: password,
    ACCESS_TOKEN: token === 'unknown' ? 'no-such-token' : tokens[token],
  };
}

/** What a program says of an answer: DESIGN of programs, the same for every target but the commands. */
function expectOutcome(target: Target, { means, status, code }: Run, outcome: Outcome): void {
  const place = `${target.id}: ${means}\n${outcome.errors}`;
  const errors = outcome.errors.replaceAll('\r\n', '\n');
  if (code === undefined) {
    expect(outcome.status, place).toBe(0);
    expect(outcome.output, place).toBe(
      target.isCommand ? '' : `Response Status Code = ${status}\nSuccess.\n`,
    );
    return;
  }
  if (target.isCommand) {
    expect(outcome.status, place).toBe(22);
    expect(JSON.parse(outcome.output), place).toMatchObject({ code });
    return;
  }
  expect(outcome, place).toMatchObject({ status: 1, output: '' });
  const [, said = '', headers = '', body = ''] =
    /Response Status Code = (\d+)\nResponse Header:\n([\s\S]*?)Response Body:\n([\s\S]*)\nFailed\.\n$/.exec(
      errors,
    ) ?? [];
  expect(said, place).toBe(String(status));
  expect(headers, place).toMatch(/^wireproof-rule: zoom-/im);
  expect(JSON.parse(body), place).toMatchObject({ code, message: expect.any(String) });
}

const programs = (await loadTargets()).filter(({ send }) => !send);

describe.each(programs)('the program of "Update a user’s password": $id', (target) => {
  const isHere = target.versions.every(([tool = '']) => hasTool(tool));
  const shop = new Workshop();
  let zoom: Zoom;
  beforeAll(async () => {
    zoom = await startZoom({ settings: { changesPerDay: 2 } });
    if (isHere) await shop.build(target, asking);
  }, 120_000);
  afterAll(async () => {
    shop[Symbol.dispose]();
    await zoom.simulator.close();
  });

  const perform = (at: Zoom, run: Run) =>
    shop.run(target.run, { ...target.standIn?.environment, ...valuesOf(at, run) });

  test.runIf(isHere)('each documented outcome', { timeout: 120_000 }, async () => {
    for (const run of runs) expectOutcome(target, run, await perform(zoom, run));
    expect(await zoom.signsIn('mia.member@example.com', 'Amber-Lantern-73')).toBe(false);
    expect(await zoom.signsIn('mia.member@example.com', 'Pass 2\'"\\$é')).toBe(true);
    expect((await zoom.pages('outbox')).body.mails).toHaveLength(2);
  });

  test.runIf(isHere)('the account’s requirement, changed meanwhile', { timeout: 120_000 }, async () => {
    await zoom.changeSettings({ password_requirement: requirement });
    for (const run of strictRuns) expectOutcome(target, run, await perform(zoom, run));
  });

  test.runIf(isHere)('429 beyond the limit of a second', { timeout: 60_000 }, async () => {
    const free = await startZoom({ settings: { plan: 'free' } });
    await free.freeze();
    await Promise.all([free.change('short'), free.change('short')]);
    const late: Run = { means: 'too fast', status: 429, code: 429, password: 'Program-Pass-1' };
    const outcome = await perform(free, late);
    expectOutcome(target, late, outcome);
    if (!target.isCommand) expect(outcome.errors).toMatch(/^x-ratelimit-type: QPS\r?$/im);
    await free.advance(1);
    const { means, password = '' } = late;
    expectOutcome(target, { means, password, status: 204 }, await perform(free, late));
    await free.simulator.close();
  });
});

describe.runIf(hasTool('ncat'))('the message of "Update a user’s password"', () => {
  test('each documented outcome', { timeout: 120_000 }, async () => {
    const zoom = await startZoom({ settings: { changesPerDay: 2 } });
    for (const run of runs) {
      using shop = new Workshop();
      const values: Readonly<Record<string, string>> = valuesOf(zoom, run);
      const inputs = template.inputs.map((input): Input => {
        const { environment, ...rest } = input;
        return { ...rest, from: 'program', value: values[variableOf(input)] ?? '' };
      });
      const { run: argv } = await shop.build(http, { ...template, inputs });
      const { status, output } = await shop.run(argv);
      expect(status).toBe(0);
      expect(output, run.means).toMatch(new RegExp(`^HTTP/1\\.1 ${run.status} `));
      if (run.code !== undefined) expect(output, run.means).toContain(`{"code":${run.code},`);
    }
    await zoom.simulator.close();
  });
});
