import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/open.ts';
import type { ZoomTables } from '../../src/simulator/behaviours/zoom-users/tables.ts';
import type { OutboxTables } from '../../src/simulator/outbox.ts';
import { postgresPrograms, startPostgres } from '../simulator/postgres.ts';
import { type SimulatorProcess, startProcess } from './simulator-process.ts';

const users = ['mia.member', 'noah.member', 'zoe.member'].map((name) => `${name}@example.com`);
const rounds = 20;
/** Milliseconds: each round starts a process. */
const longest = 300_000;
const isPostgresHere = postgresPrograms() !== undefined || process.env['WIREPROOF_REQUIRE'] === 'all';

const folder = await mkdtemp(join(tmpdir(), 'wireproof-kill-'));
afterAll(() => rm(folder, { recursive: true }));

/** What the changes of one user came to. */
interface Stream {
  readonly email: string;
  /** Answered with 204. */
  accepted: number;
  last?: string;
  /** Sent, and not answered: it may have happened or not. */
  open?: string | undefined;
}

const settings = ['changesPerDay=1000000'];

test(
  'killed 20 times in a stream of changes, every change that was answered 204 is in the file, with its mail',
  async () => {
    const database = join(folder, 'kill.db');
    const streams = newStreams();
    for (let round = 0; round < rounds; round += 1) {
      const simulator = await startProcess(database, settings);
      await expectAccepted(simulator, database, streams);
      await changeUntil(simulator, streams, () => simulator.end('SIGKILL'));
    }
    const simulator = await startProcess(database, settings);
    await expectAccepted(simulator, database, streams);
    await simulator.end();
    expect(total(streams)).toBeGreaterThan(rounds);
  },
  longest,
);

test.runIf(isPostgresHere)(
  'killed 20 times in a stream of changes, simulator and PostgreSQL in turn, every change that was answered 204 is there',
  async () => {
    const postgres = await startPostgres({ isDurable: true });
    const database = await postgres.newDatabase();
    const streams = newStreams();
    let simulator = await startProcess(database, settings);
    try {
      for (let round = 0; round < rounds; round += 1) {
        if (round % 2 === 0) {
          await changeUntil(simulator, streams, () => simulator.end('SIGKILL'));
          simulator = await startProcess(database, settings);
        } else {
          await changeUntil(simulator, streams, () => postgres.crash());
        }
        await expectAccepted(simulator, database, streams);
      }
      expect(total(streams)).toBeGreaterThan(rounds);
    } finally {
      await simulator.end();
      await postgres.stop();
    }
  },
  longest,
);

function newStreams(): Stream[] {
  return users.map((email) => ({ email, accepted: 0 }));
}

function total(streams: readonly Stream[]): number {
  return streams.reduce((sum, { accepted }) => sum + accepted, 0);
}

/** Changes every user's password again and again, and lets a blow fall at a moment of chance in between. */
async function changeUntil(simulator: SimulatorProcess, streams: Stream[], blow: () => Promise<void>) {
  let hasFallen = false;
  const changing = streams.map(async (stream) => {
    while (!hasFallen) await change(simulator, stream);
  });
  await wait(100 + Math.random() * 300);
  const fallen = blow();
  hasFallen = true;
  await Promise.all([fallen, ...changing]);
}

let count = 0;

async function change({ baseUrl, token }: SimulatorProcess, stream: Stream): Promise<void> {
  count += 1;
  const password = `New-Password-${count}`;
  stream.open = password;
  try {
    const response = await fetch(`${baseUrl}/users/${stream.email}/password`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ password }),
    });
    await response.arrayBuffer();
    if (response.status === 204) {
      stream.accepted += 1;
      stream.last = password;
      stream.open = undefined;
    } else if (response.status < 500) {
      // Refused by the rate limit.
      stream.open = undefined;
      await wait(50);
    }
  } catch {
    // The connection broke: nobody knows.
  }
}

/** The last accepted password signs in, or the one that was under way; and each change has one row and one mail. */
async function expectAccepted(simulator: SimulatorProcess, database: string, streams: Stream[]) {
  const state = await openDatabase<ZoomTables & OutboxTables>(database);
  try {
    for (const stream of streams) {
      const { email, accepted } = stream;
      const changes = await state
        .selectFrom('zoom_password_change')
        .innerJoin('zoom_user', 'zoom_user.id', 'zoom_password_change.user_id')
        .select('zoom_password_change.id')
        .where('email', '=', email)
        .execute();
      const mails = await state
        .selectFrom('wireproof_mail')
        .select('id')
        .where('recipient', '=', email)
        .execute();
      expect(mails.length).toBe(changes.length);
      const hasHappened = changes.length === accepted + 1 && stream.open !== undefined;
      if (!hasHappened) expect(changes.length).toBe(accepted);
      const current = hasHappened ? stream.open : stream.last;
      if (current !== undefined) expect(await simulator.signsIn(email, current)).toBe(true);
      // What was under way is known now.
      Object.assign(stream, { accepted: changes.length, last: current, open: undefined });
    }
  } finally {
    await state.destroy();
  }
}
