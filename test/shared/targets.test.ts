import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadTargets } from '../../src/targets/index.ts';
import type { Target } from '../../src/targets/target.ts';
import { fill } from '../../src/wire/fill.ts';
import { toMessage } from '../../src/wire/request.ts';
import type { Body } from '../../src/wire/template.ts';
import { type GoldenCase, goldenCases } from './golden-cases.ts';
import { closedPort, type Loopback, listen } from './loopback.ts';
import { readMessage } from './message.ts';
import { hasTool, onLoopback, Workshop } from './workshop.ts';

/** Values for whatever a case takes from the environment: each needs care in another place. */
const environment = {
  ACCESS_TOKEN: 'tok$(touch canary)"\'`touch canary`',
  CLIENT_SECRET: 's3cr&t=+ %41"\'\\$(touch canary)né\nline\n',
  API_USER: 'jan"$(touch canary)né',
  API_PASSWORD: 'a:b\\c\'"',
  AUTHOR: 'Jo "né" \\ \t/ \u0001 $(touch canary)',
  PASSWORD: 'new $(touch canary)"\'\\né',
};

const tools: Readonly<Record<string, readonly string[]>> = {
  'c-libcurl': ['gcc', 'curl-config'],
  'cpp-chilkat': ['g++', 'curl-config'],
  'cpp-libcurl': ['g++', 'curl-config'],
  'go-net-http': ['go'],
  'java-http-client': ['java', 'javac'],
  'node-fetch': ['node'],
  'perl-lwp': ['perl'],
  'php-curl': ['php'],
  'python-http-client': ['/usr/bin/python3'],
  'python-requests': ['/usr/bin/python3'],
  'ruby-net-http': ['ruby'],
  'shell-curl': ['curl', 'od', 'awk'],
};

/** What arrives when a program is right: `fill` decides. */
function expected(golden: GoldenCase, target: Target, port: number) {
  const template = onLoopback(golden.template, port);
  const values: Record<string, string> = {};
  for (const { name, value = '', from, environment: variable = '' } of template.inputs) {
    // A command stands there with its constants; other programs let the environment speak.
    const mayReplace = from === 'environment' || (from === 'environment-or-program' && !target.isCommand);
    const given = (environment as Record<string, string>)[variable];
    values[name] = mayReplace && given !== undefined ? given : value;
  }
  if ('baseUrl' in values && values['baseUrl'] === '') values['baseUrl'] = `http://127.0.0.1:${port}`;
  const filled = fill(template, values, {
    readFile: (path) => {
      const content = golden.files?.[path];
      return content === undefined ? undefined : Buffer.from(content, 'latin1');
    },
  });
  if (!filled.ok) throw new Error(JSON.stringify(filled.fault));
  return Buffer.from(toMessage(filled.request)).toString('latin1');
}

/** Requests whose programs have nothing for a reader to see, so that no golden file is kept of them. */
const plainCases: readonly GoldenCase[] = [
  post('more-than-an-argument', {
    kind: 'text',
    text: ['€'.repeat(50_000), { input: 'author', encode: 'verbatim' }],
  }),
  post('more-than-a-megabyte', { kind: 'text', text: ['"é\\u0041\n" '.repeat(100_000)] }),
  post('lines-from-the-environment', {
    kind: 'multipart',
    parts: [{ name: ['private_key'], content: [{ input: 'clientSecret', encode: 'verbatim' }] }],
  }),
  {
    ...post('type-in-capitals', {
      kind: 'multipart',
      parts: [{ name: ['a'], content: { path: ['a.png'] }, contentType: 'image/PNG; Q="é"' }],
    }),
    files: { 'a.png': '\u0089PNG' },
  },
];

function post(name: string, body: Body): GoldenCase {
  const asked = ['author', 'clientSecret'].map(
    (input) =>
      ({
        name: input,
        kind: 'variable',
        from: 'environment',
        environment: input === 'author' ? 'AUTHOR' : 'CLIENT_SECRET',
      }) as const,
  );
  const baseUrl = { name: 'baseUrl', kind: 'base-url', from: 'program', value: 'https://h.example' } as const;
  return {
    name,
    template: {
      title: name,
      method: 'POST',
      url: [{ input: 'baseUrl', encode: 'verbatim' }, '/'],
      headers: [],
      body,
      inputs: [baseUrl, ...asked],
      success: [],
    },
  };
}

const named = (name: string) => {
  const found = goldenCases.find((golden) => golden.name === name);
  if (!found) throw new Error(`No case "${name}".`);
  return found.template;
};

/** A message knows no status and no environment: it has tests of its own. */
const programs = (await loadTargets()).filter(({ send }) => !send);

describe.each(programs)('$id', (target) => {
  const isHere = (tools[target.id] ?? []).every(hasTool);
  let success: Loopback;
  beforeAll(async () => {
    success = await listen('HTTP/1.1 201 Created\r\nContent-Length: 7\r\n\r\nb\u00f6dy\r\n\u0000');
  });
  afterAll(() => success.close());

  test.runIf(isHere).each([...goldenCases, ...plainCases])(
    'sends $name byte for byte, and nothing runs that is only text',
    { timeout: 60_000 },
    async (golden) => {
      using shop = new Workshop();
      const base = `http://127.0.0.1:${success.port}`;
      for (const [path, content] of Object.entries(golden.files ?? {}))
        shop.write(path, Buffer.from(content, 'latin1'));
      await shop.build(target, onLoopback(golden.template, success.port));
      success.take();
      const outcome = await shop.run(target.run, { ...environment, BASE_URL: base });
      const [message = '', ...more] = success.take();
      expect(more, outcome.errors).toEqual([]);
      expect(existsSync(join(shop.folder, 'canary'))).toBe(false);
      const kept = new Set(golden.template.headers.map(({ name }) => name.toLowerCase()));
      const arrived = readMessage(message, kept, Object.keys(target.addsHeaders ?? {}));
      const wanted = readMessage(expected(golden, target, success.port), kept);
      const limit = target.limits.find(({ appliesTo }) => appliesTo(golden.template));
      if (!limit) return expect(arrived, outcome.errors).toEqual(wanted);
      // A limit that is no longer needed must go.
      expect(arrived).not.toEqual(wanted);
    },
  );

  test.runIf(isHere)('knows success and failure, and never follows', { timeout: 60_000 }, async () => {
    using shop = new Workshop();
    const template = named('query-base-url');
    await shop.build(target, template);
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
    await shop.build(target, named('query-base-url'));
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
      await shop.build(target, onLoopback(named('change-password'), success.port));
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
    await shop.build(target, onLoopback(named('file-body'), success.port));
    success.take();
    const outcome = await shop.run(target.run);
    expect(outcome.status).not.toBe(0);
    expect(outcome.errors).toContain('report.txt');
    expect(success.take()).toEqual([]);
  });
});
