import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBehaviour } from '../../src/cli/load-behaviour.ts';
import { keptDatabase } from './databases.ts';
import { seen } from './zoom.ts';

const library = {
  info: {
    name: 'Library',
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  },
  item: [
    {
      name: 'Lend a book',
      request: {
        method: 'PUT',
        url: {
          raw: '{{baseUrl}}/books/:bookId/loan',
          host: ['{{baseUrl}}'],
          path: ['books', ':bookId', 'loan'],
        },
      },
      response: [],
    },
  ],
};

let folder: string;
let child: ChildProcessWithoutNullStreams;
let origin: string;
let baseUrl: string;
let token: string;

/** The example of `docs/behaviours.md`, as it stands there, given to the command line as the document says. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wireproof-own-'));
  const document = await readFile('docs/behaviours.md', 'utf8');
  const code = /```js\n(\/\/ lending\.mjs\n.*?)```/s.exec(document)?.[1] ?? '';
  const simulator = pathToFileURL('src/simulator/index.ts').href;
  await writeFile(join(folder, 'lending.mjs'), code.replace("'wireproof/simulator'", `'${simulator}'`));
  await writeFile(join(folder, 'library.json'), JSON.stringify(library));
  const args = ['simulate', join(folder, 'library.json'), '--behaviour', join(folder, 'lending.mjs')];
  const options = ['--port', '0', '--json', '--database', await keptDatabase()];
  child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args, ...options]);
  child.stderr.pipe(process.stderr);
  const [line] = await once(child.stdout, 'data');
  const started = JSON.parse(String(line));
  origin = started.origin;
  [{ baseUrl }] = started.collections;
  token = started.collections[0].accounts[0].accessToken;
});

afterAll(async () => {
  const ended = once(child, 'exit');
  child.kill();
  await ended;
  await rm(folder, { recursive: true });
});

const lend = async (book: string, body: object = { member: 'ada@example.com' }, bearer = token) =>
  seen(
    await fetch(`${baseUrl}/books/${book}/loan`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

const pages = (path: string, body: object) =>
  fetch(`${origin}/_wireproof/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

test('the example of the document lends books by its rules', async () => {
  expect((await lend('emma', {}, 'unknown')).rule).toBe('no-token; source=documented');
  expect(await lend('emma', {})).toEqual({
    status: 400,
    rule: 'fields; source=assumed',
    body: {
      error: 'Some fields are wrong.',
      mistakes: [{ place: 'body', field: 'member', message: 'is missing' }],
    },
  });
  expect((await lend('none')).rule).toBe('no-book; source=documented');
  expect((await lend('emma')).rule).toBe('lent; source=documented');
  expect((await lend('emma')).rule).toBe('book-lent; source=documented');
  expect((await lend('faust')).status).toBe(204);
  expect((await lend('iliad')).rule).toBe('loans-of-a-day; source=assumed');
  await pages('clock', { advanceSeconds: 24 * 3_600 });
  expect((await lend('iliad')).status).toBe(204);
  await pages('reset', {});
  expect((await lend('iliad')).status).toBe(204);
});

test('the document names every part of a behaviour', async () => {
  const document = await readFile('docs/behaviours.md', 'utf8');
  const source = await readFile('src/simulator/behaviour.ts', 'utf8');
  const shape = /export interface Behaviour<.*?\n}/s.exec(source)?.[0] ?? '';
  const parts = [...shape.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name);
  expect(parts).toContain('appliesTo');
  for (const part of parts) expect(document).toContain(`| \`${part}\``);
});

test.each([
  ['missing.mjs', undefined, /^Cannot load the behaviour .*missing\.mjs: .*\.$/],
  ['broken.mjs', 'this is no JavaScript', /^Cannot load the behaviour .*broken\.mjs: .*\.$/],
  ['throwing.mjs', "throw new Error('Not today.')", /^Cannot load the behaviour .*: Not today\.$/],
  ['empty.mjs', 'export const other = 1', /has no export named "behaviour" that defineBehaviour has made\.$/],
])('%s is one sentence', async (name, code, sentence) => {
  if (code !== undefined) await writeFile(join(folder, name), code);
  await expect(loadBehaviour(join(folder, name))).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringMatching(sentence),
  });
});
