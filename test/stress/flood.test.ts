import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SimulatorProcess, startProcess } from './simulator-process.ts';

/** Milliseconds in which an answer has to come, also while thousands of others hold connections. */
const patience = 10_000;

let simulator: SimulatorProcess;
beforeAll(async () => {
  simulator = await startProcess(':memory:', []);
});
afterAll(() => simulator.end());

test.each([
  ['silent', 5_000],
  ['slow', 2_000],
  ['half-closed', 2_000],
  ['huge', 500],
])(
  'connections from another process, %s, %i at once: the server answers others meanwhile and afterwards',
  async (kind, count) => {
    const flood = startFlood(kind, count);
    const lines = createInterface({ input: flood.stdout })[Symbol.asyncIterator]();
    expect(await lines.next()).toEqual({ value: 'open', done: false });
    await expectAnswers();
    if (kind !== 'silent') {
      // Slow and broken clients are shown the door; silent ones may stay for a minute.
      expect(await lines.next()).toEqual({ value: 'closed', done: false });
    }
    const ended = once(flood, 'exit');
    flood.stdin.end();
    await ended;
    await wait(100);
    await expectAnswers();
  },
);

test('a form that breaks off at any byte is refused, and no password is changed', async () => {
  const parts = ['--x', 'Content-Disposition: form-data; name="password"', '', 'New-Password-1', '--x--', ''];
  const whole = parts.join('\r\n');
  // Without its last line break a form is whole to some readers; everything shorter is not.
  const cuts = Array.from({ length: whole.length - '--x--\r\n'.length }, (_, at) => whole.slice(0, at));
  for (let at = 0; at < cuts.length; at += 40) {
    // The rate limit of the account allows 60 in a second.
    await wait(1_000);
    const answers = await Promise.all(cuts.slice(at, at + 40).map(sendForm));
    expect(new Set(answers)).toEqual(new Set([400]));
  }
  expect(await simulator.signsIn('mia.member@example.com', 'Amber-Lantern-73')).toBe(true);
  await expectAnswers();
});

function startFlood(kind: string, count: number): ChildProcessWithoutNullStreams {
  const { port } = new URL(simulator.origin);
  return spawn(process.execPath, ['--import', 'tsx', 'test/stress/flood.ts', port, String(count), kind]);
}

async function sendForm(body: string): Promise<number> {
  const response = await fetch(`${simulator.baseUrl}/users/mia.member@example.com/password`, {
    method: 'PUT',
    headers: {
      Authorization: `Bearer ${simulator.token}`,
      'Content-Type': 'multipart/form-data; boundary=x',
    },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}

async function expectAnswers(): Promise<void> {
  for (let n = 0; n < 5; n += 1) {
    const response = await fetch(`${simulator.baseUrl}/accounts/me/settings?option=security`, {
      headers: { Authorization: `Bearer ${simulator.token}` },
      signal: AbortSignal.timeout(patience),
    });
    await response.arrayBuffer();
    expect([200, 429]).toContain(response.status);
  }
}
