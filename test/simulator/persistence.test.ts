import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DatabaseFailure } from '../../src/database/database-failure.ts';
import { keptDatabase } from './databases.ts';
import { passwords, seen, startZoom, tokens } from './zoom.ts';

const folder = await mkdtemp(join(tmpdir(), 'wireproof-simulator-'));
afterAll(() => rm(folder, { recursive: true }));

test('passwords, mails, settings and the changes of the day outlive a restart; seed tokens are new', async () => {
  const database = await keptDatabase();
  const before = await startZoom({ database, settings: { changesPerDay: 2 } });
  await before.change('New-Password-1');
  await before.changeSettings({ password_requirement: { minimum_password_length: 12 } });
  await before.simulator.close();

  const seedTokens = { admin: 'second-admin', member: 'second-member', unscoped: 'second-unscoped' };
  const after = await startZoom({ database, seedTokens, settings: { changesPerDay: 2 } });
  expect(await after.signsIn('mia.member@example.com', 'New-Password-1')).toBe(true);
  expect(await after.signsIn('mia.member@example.com', passwords.mia)).toBe(false);
  expect((await after.pages('outbox')).body.mails).toHaveLength(1);
  expect((await seen(await after.change('New-Password-2'))).body.code).toBe(124);
  const token = seedTokens.admin;
  expect((await seen(await after.change('Eleven-char', { token }))).body.code).toBe(1124);
  expect((await after.change('New-Password-2', { token })).status).toBe(204);
  expect((await seen(await after.change('New-Password-3', { token }))).rule).toBe(
    'zoom-300-day; source=documented',
  );
  await after.simulator.close();
});

test('no password and no token stands in the database files in clear', async () => {
  const database = join(folder, 'secret.db');
  const zoom = await startZoom({ database });
  await zoom.change('New-Password-1');
  await zoom.change('Refused-password-that-is-far-too-long');
  await zoom.signsIn('mia.member@example.com', 'Wrong-Password-1');
  const files = (await readdir(folder)).filter((name) => name.startsWith('secret.db'));
  expect(files).toContain('secret.db-wal');
  await expectNoSecret(files);
  await zoom.simulator.close();
  await expectNoSecret((await readdir(folder)).filter((name) => name.startsWith('secret.db')));
});

async function expectNoSecret(files: readonly string[]) {
  const bytes = Buffer.concat(await Promise.all(files.map((file) => readFile(join(folder, file)))));
  expect(bytes.includes('mia.member@example.com')).toBe(true);
  for (const secret of [
    'New-Password-1',
    'Refused-password',
    'Wrong-Password',
    ...Object.values(passwords),
    ...Object.values(tokens),
  ]) {
    expect(bytes.includes(secret), secret).toBe(false);
  }
}

test('a database that cannot be opened ends the start with one sentence, and leaves no server', async () => {
  const start = startZoom({ database: join(folder, 'no', 'such', 'folder.db') });
  await expect(start).rejects.toThrow(DatabaseFailure);
});
