import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { postgresPrograms, startPostgres, withClient } from '../simulator/postgres.ts';
import { type SimulatorProcess, startProcess } from './simulator-process.ts';

const isPostgresHere = postgresPrograms() !== undefined || process.env['WIREPROOF_REQUIRE'] === 'all';
const folder = await mkdtemp(join(tmpdir(), 'wireproof-secrets-'));
afterAll(() => rm(folder, { recursive: true }));

/** What is sent, in places where it is expected and where it is not. */
const secrets = ['New-Password-1', 'Refused-Pässword', 'Wrong-Password-9', 'token-of-nobody'];

/** Words that have to be found, or the search has looked in the wrong place. */
const found = ['mia.member@example.com'];

test('no password and no token is in the files of a SQLite database, in the log or on a page', async () => {
  const simulator = await startProcess(join(folder, 'sqlite.db'), []);
  await callWithSecrets(simulator);
  const names = (await readdir(folder)).filter((name) => name.startsWith('sqlite.db'));
  expect(names.length).toBeGreaterThan(1);
  for (const isOver of [false, true]) {
    if (isOver) await simulator.end();
    const here = (await readdir(folder)).filter((name) => name.startsWith('sqlite.db'));
    expectNoSecret(await bytesOf(here.map((name) => join(folder, name))), simulator, found);
  }
});

test.runIf(isPostgresHere)('no password and no token is in the files of a PostgreSQL database', async () => {
  const postgres = await startPostgres();
  try {
    const database = await postgres.newDatabase();
    const simulator = await startProcess(database, []);
    await callWithSecrets(simulator);
    await withClient(database, (client) => client.query('checkpoint'));
    const inside = await readdir(postgres.folder, { recursive: true, withFileTypes: true });
    const files = inside.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expectNoSecret(await bytesOf(files), simulator, found);
    await simulator.end();
  } finally {
    await postgres.stop();
  }
});

async function callWithSecrets(simulator: SimulatorProcess): Promise<void> {
  const { baseUrl, token, origin } = simulator;
  const [accepted = '', refused = '', wrong = '', unknown = ''] = secrets;
  const change = (password: string, bearer: string, query = '') =>
    fetch(`${baseUrl}/users/mia.member@example.com/password${query}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ password }),
    });
  expect((await change(accepted, token)).status).toBe(204);
  expect((await change(refused.repeat(3), token)).status).toBe(400);
  expect((await change(accepted, unknown)).status).toBe(401);
  await change(accepted, token, `?access_token=${token}&password=${wrong}`);
  expect(await simulator.signsIn('mia.member@example.com', wrong)).toBe(false);
  expect(await simulator.signsIn('mia.member@example.com', accepted)).toBe(true);
  const pages = await Promise.all(
    ['', 'state', 'log', 'outbox'].map(async (page) => (await fetch(`${origin}/_wireproof/${page}`)).text()),
  );
  expectNoSecret(Buffer.from(pages.join('')), simulator, ['mia.member@example.com', 'password=***']);
  expectNoSecret(Buffer.from(simulator.written()), simulator, ['access_token=***']);
}

async function bytesOf(files: readonly string[]): Promise<Buffer> {
  return Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
}

function expectNoSecret(bytes: Buffer, { token }: SimulatorProcess, present: readonly string[]): void {
  for (const word of present) expect(bytes.includes(word), word).toBe(true);
  for (const secret of [...secrets, token]) expect(bytes.includes(secret), secret).toBe(false);
}
