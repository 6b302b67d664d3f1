import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/open.ts';
import type { OutboxTables } from '../../src/simulator/outbox.ts';
import { describeMail, freePort, idOf, MailServer } from '../simulator/mail-server.ts';
import { tokens } from '../simulator/zoom.ts';

const kills = 20;
const folder = await mkdtemp(join(tmpdir(), 'wireproof-mail-kill-'));
afterAll(() => rm(folder, { recursive: true }));

const patience = {
  handOver: 400,
  claim: 1_000,
  firstPause: 50,
  longestPause: 200,
  look: 10,
  ending: 300,
};

/** A simulator in a process of its own, and the address of its Zoom users. */
async function startProcess(options: object): Promise<{ child: ChildProcess; baseUrl: string }> {
  const script = `
    const { startZoom } = await import('./test/simulator/zoom.ts');
    const zoom = await startZoom(${JSON.stringify(options)});
    process.stdout.write(zoom.mount.baseUrl);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [baseUrl] = await once(child.stdout, 'data');
  return { child, baseUrl: String(baseUrl) };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

let attempts = 0;

/** Changes passwords one after the other until nobody answers, and gives how many were answered 204. */
async function changeUntilDeath(baseUrl: string): Promise<number> {
  let changed = 0;
  for (;;) {
    attempts += 1;
    try {
      const { status } = await fetch(`${baseUrl}/users/wp-mia-2f8a/password`, {
        method: 'PUT',
        headers: { Authorization: `Bearer ${tokens.admin}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ password: `New-Kettle-${attempts}-x` }),
      });
      if (status === 204) changed += 1;
    } catch {
      return changed;
    }
  }
}

describeMail('kill -9', () => {
  test('in a stream of changes and mails, 20 times: no mail is lost, none is made twice', {
    timeout: 300_000,
  }, async () => {
    const database = join(folder, 'zoom.db');
    const server = new MailServer(await freePort(), join(folder, 'mails'));
    const smtp = { host: server.host, port: server.port };
    const options = { database, smtp, patience, settings: { changesPerDay: 1_000_000 } };
    await server.start();
    let changed = 0;
    for (let n = 0; n < kills; n += 1) {
      const { child, baseUrl } = await startProcess(options);
      const changes = changeUntilDeath(baseUrl);
      await wait(100 + 37 * (n % 7));
      if (n % 4 === 3) {
        await server.kill();
        await server.start();
      }
      await kill(child);
      changed += await changes;
    }
    const { child } = await startProcess(options);
    const mails = await allDelivered(database);
    await kill(child);
    await server.kill();

    const arrived = server.arrived();
    // A change whose answer was under way when its process died is there too, at most one each time.
    expect(changed).toBeGreaterThan(kills);
    expect(mails.length).toBeGreaterThanOrEqual(changed);
    expect(mails.length).toBeLessThanOrEqual(changed + kills);
    expect(new Set(arrived.map(idOf))).toEqual(new Set(mails.map(({ id }) => `${id}@wireproof.invalid`)));
    // What SMTP leaves open: a mail under way when either side died may have come before its reply did.
    const twice = arrived.length - mails.length;
    expect(twice).toBeLessThanOrEqual(kills + kills / 4);
    expect(new Set(arrived.map(({ content }) => content)).size).toBe(mails.length);
    console.log(
      `${kills} kills, ${changed} changes answered, ${mails.length} mails, ${twice} came once more with the same Message-ID`,
    );
  });
});

/** The mails of a database when none waits any more. */
async function allDelivered(file: string): Promise<{ id: string }[]> {
  const database = await openDatabase<OutboxTables>(file);
  try {
    for (;;) {
      const mails = await database.selectFrom('wireproof_mail').select(['id', 'state']).execute();
      if (mails.every(({ state }) => state === 'delivered')) return mails;
      await wait(100);
    }
  } finally {
    await database.destroy();
  }
}
