import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate, programBytes } from '../../src/generate.ts';
import { readMessage, valuesOf } from '../../src/prove/message.ts';
import { readParts } from '../../src/prove/multipart.ts';
import { http as target } from '../../src/targets/http.ts';
import { fillPlaceholders } from '../../src/wire/placeholders.ts';
import type { Input, WireTemplate } from '../../src/wire/template.ts';
import { goldenCases } from './golden-programs.ts';
import { hostileText } from './hostile-text.ts';
import { closedPort, type Loopback, listen } from './loopback.ts';
import { hasTool, onLoopback, Workshop } from './workshop.ts';

/** On loopback, a base URL from the environment too: a message has to say where it goes when it is printed. */
function atPort(template: WireTemplate, port: number): WireTemplate {
  const known = (input: Input): Input =>
    input.kind === 'base-url' ? { ...input, from: 'program', value: input.value ?? 'https://x' } : input;
  return onLoopback({ ...template, inputs: template.inputs.map(known) }, port);
}

const get = (url: string): WireTemplate => ({
  title: 'Get',
  method: 'GET',
  url: [url],
  headers: [],
  inputs: [],
  success: [],
});

/** Where only parts of an address are inputs, nobody can say that it is here. */
const cases = (await goldenCases()).filter(({ template }) =>
  template.inputs.some(({ kind }) => kind === 'base-url'),
);

describe.runIf(hasTool('ncat'))('a message that is sent', () => {
  let server: Loopback;
  beforeAll(async () => {
    server = await listen('HTTP/1.1 201 Created\r\nContent-Length: 7\r\n\r\nb\u00f6dy\r\n\u0000');
  });
  afterAll(() => server.close());

  test.each(cases)('$name arrives as its file is', async ({ template }) => {
    using shop = new Workshop();
    const here = atPort(template, server.port);
    const program = await shop.build(target, here);
    server.take();
    const outcome = await shop.run(program.run);
    const arrived = server.take();
    expect(arrived, outcome.errors).toEqual([Buffer.from(programBytes(program.text)).toString('latin1')]);
    expect(existsSync(join(shop.folder, 'canary'))).toBe(false);
  });

  const elsewhere = 'HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n';
  test.each(['HTTP/1.1 404 Not Found\r\n\r\n\u00ff\u0000no', elsewhere])(
    'brings its answer as it is: %j',
    async (answer) => {
      const other = await listen(answer);
      using shop = new Workshop();
      const { run } = await shop.build(target, get(`http://127.0.0.1:${other.port}/`));
      expect(await shop.run(run)).toEqual({ status: 0, output: answer, errors: '' });
      expect(other.take()).toHaveLength(1);
      await other.close();
    },
  );

  test('fails with a reason where nobody listens', async () => {
    using shop = new Workshop();
    const { run } = await shop.build(target, get(`http://127.0.0.1:${await closedPort()}/`));
    const { status, output, errors } = await shop.run(run);
    expect(status).not.toBe(0);
    expect(output).toBe('');
    expect(errors.trim().split('\n')).toHaveLength(1);
  });

  test.each(['$(>canary)', '`>canary`', "';>canary;'", ';>canary;', '|>canary', '--sh-exec=>canary'])(
    'a host cannot do anything: %s',
    async (host) => {
      using shop = new Workshop();
      const { run } = await shop.build(target, get(`http://${host}:9/`));
      expect((await shop.run(run)).status).not.toBe(0);
      expect(existsSync(join(shop.folder, 'canary'))).toBe(false);
    },
  );
});

describe('a message that is printed', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      hostileText,
      '\r\nX-Evil: 1',
      '\r\n\r\nGET / HTTP/1.1\r\n\r\n',
      '\0',
      '\n',
      '\u{1f600}\udc85',
      '--wireproof',
      '\r\n--wireproof\r\n\r\nmore\r\n--wireproof--\r\n',
      'caf\u00e9',
      '\ufeff',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const fieldValue = fc.oneof(piece, fc.constantFrom('plain', '', 'caf\u00e9 \t"\\'));
  const input = (name: string, value: string): Input => ({ name, kind: 'variable', from: 'program', value });
  const hole = (name: string, encode: 'verbatim' | 'segment' | 'query' | 'json' | 'form') => ({
    input: name,
    encode,
  });

  test('is one whole message whatever its inputs hold, or one sentence', () => {
    let messages = 0;
    fc.assert(
      fc.property(piece, piece, fieldValue, piece, fc.boolean(), (one, two, three, four, isForm) => {
        const template: WireTemplate = {
          title: one,
          method: 'POST',
          url: [hole('base', 'verbatim'), '/', hole('one', 'segment'), '?q=', hole('two', 'query')],
          headers: [{ name: 'X-Three', value: [hole('three', 'verbatim')] }],
          body: isForm
            ? {
                kind: 'multipart',
                parts: [
                  { name: [one], content: [two, hole('four', 'verbatim')] },
                  { name: ['f'], content: { path: [four] } },
                ],
              }
            : { kind: 'text', text: [two, hole('four', 'json'), hole('four', 'verbatim')] },
          inputs: [
            input('base', 'http://a.example'),
            input('one', one),
            input('two', two),
            input('three', three),
            input('four', four),
          ],
          success: [],
        };
        const { text } = generate(template, target);
        const read = readMessage(programBytes(text));
        if (!read) {
          expect(text).toMatch(/^There is no message: the value of the header X-Three [ -~]+$/);
          return;
        }
        messages++;
        expect(read.startLine).toMatch(/^POST \/[!-~]*\?q=[!-~]* HTTP\/1\.1$/);
        expect(read.headers.map(({ name }) => name)).toEqual([
          'Host',
          'X-Three',
          ...(isForm ? ['Content-Type'] : []),
          'Connection',
          'Content-Length',
        ]);
        const filled = fillPlaceholders(template);
        expect(filled.ok && Buffer.compare(filled.request.body ?? Buffer.alloc(0), read.body)).toBe(0);
        const boundary = valuesOf(read, 'content-type')[0]?.split('boundary=')[1];
        if (boundary) expect(readParts(read.body, boundary)).toHaveLength(2);
      }),
      { numRuns: 1500, seed: 1 },
    );
    expect(messages).toBeGreaterThan(500);
  });

  test('keeps a byte of a header that is no UTF-8', () => {
    const { text } = generate(
      { ...get('http://a.example/'), headers: [{ name: 'X', value: ['caf\u00e9'] }] },
      target,
    );
    expect(Buffer.from(programBytes(text)).toString('latin1')).toContain('\r\nX: caf\u00e9\r\n');
    expect(JSON.parse(JSON.stringify(text))).toBe(text);
  });

  test('asks for the end of the connection, unless the item speaks of it', () => {
    const own = { ...get('http://a.example/'), headers: [{ name: 'connection', value: ['keep-alive'] }] };
    expect(generate(get('http://a.example/'), target).text).toContain('\r\nConnection: close\r\n');
    expect(generate(own, target).text).not.toContain('close');
  });

  test('an address that is none goes nowhere', () => {
    const program = generate(get('nonsense'), target);
    expect(program.text).toBe('There is no message for nonsense, which is no address.');
    expect(program.run.at(-1)).toContain('base-url.invalid');
  });
});
