import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCase } from '../../src/prove/case.ts';
import { loadTargets, type TargetId } from '../../src/targets/index.ts';
import { closedPort, type Loopback, listen } from './loopback.ts';
import { hasTool, onLoopback, Workshop } from './workshop.ts';

// What a program sends is proven case by case; here is what it does beside that.

/** What must be installed for a target's programs to be built and run here. */
const tools: Readonly<Record<Exclude<TargetId, 'http'>, readonly string[]>> = {
  'c-libcurl': ['gcc', 'curl-config'],
  'cpp-chilkat': ['g++', 'curl-config'],
  'cpp-libcurl': ['g++', 'curl-config'],
  'go-net-http': ['go'],
  'java-http-client': ['java', 'javac'],
  'lua-socket': ['lua5.4'],
  'node-fetch': ['node'],
  'perl-lwp': ['perl'],
  'php-curl': ['php'],
  'python-http-client': ['/usr/bin/python3'],
  'python-requests': ['/usr/bin/python3'],
  'ruby-net-http': ['ruby'],
  'shell-curl': ['curl', 'od', 'awk'],
};

/** Asks an address of the environment; nothing is documented, and so every 2xx is success. */
const asking = { ...(await readCase('a-base-url-from-the-environment')).template, success: [] };
/** Wants a token and a password. */
const changing = (await readCase('update-a-users-password')).template;
/** Sends a file. */
const restoring = (await readCase('restore-a-backup')).template;

/** A message knows no status and no environment: it has tests of its own. */
const programs = (await loadTargets()).filter(({ send }) => !send);

describe.each(programs)('$id', (target) => {
  const isHere = tools[target.id as keyof typeof tools].every(hasTool);
  let success: Loopback;
  beforeAll(async () => {
    success = await listen('HTTP/1.1 201 Created\r\nContent-Length: 7\r\n\r\nb\u00f6dy\r\n\u0000');
  });
  afterAll(() => success.close());

  test.runIf(isHere)('knows success and failure, and never follows', { timeout: 60_000 }, async () => {
    using shop = new Workshop();
    await shop.build(target, asking);
    const elsewhere = await listen('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    const at = async (answer: string) => {
      const server = await listen(answer);
      const outcome = await shop.run(target.run, { BASE_URL: `http://127.0.0.1:${server.port}` });
      await server.close();
      return outcome;
    };

    const fine = await at('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n\u00ff\u0000ab\n');
    const bare = await at('HTTP/1.1 204 No Content\r\n\r\n');
    const open = await at('HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nab');
    const missing = await at(
      'HTTP/1.1 404 Not Found\r\nX-One: 1\r\nX-Two: 2\r\nContent-Length: 3\r\n\r\nno\n',
    );
    const moved = await at(
      `HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:${elsewhere.port}/\r\nContent-Length: 0\r\n\r\n`,
    );
    expect(elsewhere.take()).toEqual([]);
    await elsewhere.close();
    expect(moved.status).not.toBe(0);
    expect(missing.status).not.toBe(0);
    if (target.isCommand) {
      expect(fine).toMatchObject({ status: 0, output: '\u00ff\u0000ab\n' });
      expect(missing).toMatchObject({ status: 22, output: 'no\n' });
      return;
    }
    expect(fine).toMatchObject({
      status: 0,
      output: 'Response Status Code = 200\n\u00ff\u0000ab\nSuccess.\n',
    });
    expect(bare).toMatchObject({ status: 0, output: 'Response Status Code = 204\nSuccess.\n' });
    expect(open).toMatchObject({ status: 0, output: 'Response Status Code = 202\nab\nSuccess.\n' });
    expect(moved.status).toBe(1);
    expect(missing).toMatchObject({ status: 1, output: '' });
    expect(missing.errors.replaceAll('\r\n', '\n')).toMatch(
      /Response Status Code = 404\nResponse Header:\n(?:.+\n)*x-one: 1\nx-two: 2\n(?:.*\n)*Response Body:\nno\nFailed\.\n$/i,
    );
  });

  test.runIf(isHere)('says in one line why no answer came', { timeout: 60_000 }, async () => {
    using shop = new Workshop();
    await shop.build(target, asking);
    const port = await closedPort();
    const refused = await shop.run(target.run, { BASE_URL: `http://127.0.0.1:${port}` });
    const nowhere = await shop.run(target.run, { BASE_URL: 'nonsense' });
    for (const { status, output, errors } of [refused, nowhere]) {
      expect(output).toBe('');
      if (target.isCommand) {
        expect(status).not.toBe(0);
        expect(errors.trim().split('\n')).toHaveLength(1);
        continue;
      }
      expect(status).toBe(1);
      expect(errors).toMatch(/\nFailed\.\n$/);
      // Chilkat's reason is a report of several lines.
      if (!target.standIn) expect(errors.trim().split('\n')).toHaveLength(2);
    }
  });

  test.runIf(isHere)(
    'asks for a missing credential in one sentence and sends nothing',
    { timeout: 60_000 },
    async () => {
      using shop = new Workshop();
      await shop.build(target, onLoopback(changing, success.port));
      success.take();
      const outcome = await shop.run(target.run, {});
      expect(outcome.status).toBe(2);
      expect(outcome.output).toBe('');
      expect(outcome.errors.trim().split('\n')).toHaveLength(1);
      expect(outcome.errors).toContain('Set ACCESS_TOKEN to the OAuth access token.');
      expect(success.take()).toEqual([]);
    },
  );

  test.runIf(isHere)('a missing file is a failure, and nothing is sent', { timeout: 60_000 }, async () => {
    using shop = new Workshop();
    await shop.build(target, onLoopback(restoring, success.port));
    success.take();
    const outcome = await shop.run(target.run);
    expect(outcome.status).not.toBe(0);
    expect(outcome.errors).toContain('backup.tar.gz');
    expect(success.take()).toEqual([]);
  });
});
