import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/open.ts';
import type { ZoomTables } from '../../src/simulator/behaviours/zoom-users/tables.ts';
import { hashToken } from '../../src/simulator/hash-token.ts';
import { keptDatabase } from './databases.ts';
import { passwords, seen, startZoom, type Zoom } from './zoom.ts';

let zoom: Zoom;

/** Credentials that no seed has: an admin's user-level app, and the admin of another account. */
beforeAll(async () => {
  const kept = await keptDatabase();
  zoom = await startZoom({ database: kept });
  const database = await openDatabase<ZoomTables>(kept);
  const account = await database.selectFrom('zoom_account').selectAll().executeTakeFirstOrThrow();
  const adam = await database
    .selectFrom('zoom_user')
    .selectAll()
    .where('id', '=', 'wp-adam-5c17')
    .executeTakeFirstOrThrow();
  await database
    .insertInto('zoom_account')
    .values({ ...account, id: 'elsewhere' })
    .execute();
  await database
    .insertInto('zoom_user')
    .values({ ...adam, id: 'stranger', email: 'stranger@example.com', account_id: 'elsewhere' })
    .execute();
  await database
    .insertInto('zoom_token')
    .values([
      { hash: hashToken('user-level'), user_id: adam.id, scopes: 'user:write', name: 'user-level' },
      { hash: hashToken('stranger'), user_id: 'stranger', scopes: 'user:write:admin', name: 'stranger' },
    ])
    .execute();
  await database.destroy();
});

afterAll(() => zoom.simulator.close());

test('zoom-200-role (assumed): a user-level app changes its own user only, also an admin’s', async () => {
  const others = await seen(await zoom.change('New-Password-1', { token: 'user-level' }));
  expect(others).toMatchObject({ status: 400, rule: 'zoom-200-role; source=assumed' });
  expect((await zoom.change('New-Password-1', { token: 'user-level', userId: 'me' })).status).toBe(204);
});

test('zoom-1001 (documented): a user of another account does not exist', async () => {
  const unknown = await seen(await zoom.change('New-Password-1', { token: 'stranger' }));
  expect(unknown).toMatchObject({ status: 404, rule: 'zoom-1001; source=documented' });
  expect(await zoom.signsIn('mia.member@example.com', passwords.mia)).toBe(true);
});
