import { afterAll, beforeAll, expect, test } from 'vitest';
import { generate } from '../../src/generate.ts';
import { readCase } from '../../src/prove/case.ts';
import { environmentOf } from '../../src/prove/job.ts';
import { loadTarget } from '../../src/targets/index.ts';
import { closedPort, listen } from './loopback.ts';
import { asking, hasTool, Workshop } from './workshop.ts';

const target = await loadTarget('c-libcurl');
const isHere = hasTool('gcc') && hasTool('curl-config');
const names = [
  'send-photos-in-one-field',
  'inputs-in-a-json-body',
  'stop-a-machine',
  'inputs-in-address-and-form',
] as const;
const shops = new Map(names.map((name) => [name, new Workshop()]));
afterAll(() => {
  for (const shop of shops.values()) shop[Symbol.dispose]();
});

function shopOf(name: (typeof names)[number]): Workshop {
  const shop = shops.get(name);
  if (!shop) throw new Error(`No program "${name}".`);
  return shop;
}

const template = async (name: string) => asking((await readCase(name)).template);

beforeAll(async () => {
  if (!isHere) return;
  const flags = ['-g', '-fsanitize=address,undefined'];
  for (const name of names) await shopOf(name).build(target, await template(name), flags);
}, 120_000);

/** Address and leak sanitizer end a program with a report on standard error and a status of their own; what only the stack of `main` still knows is a leak too. */
const sanitizers = {
  ASAN_OPTIONS: 'detect_leaks=1:exitcode=77',
  LSAN_OPTIONS: 'use_stacks=0:use_registers=0',
  UBSAN_OPTIONS: 'halt_on_error=1:exitcode=77',
};

async function run(
  name: (typeof names)[number],
  answer: string | 'nobody',
  environment: Readonly<Record<string, string>> = {},
) {
  const server = answer === 'nobody' ? undefined : await listen(answer);
  const port = server?.port ?? (await closedPort());
  const { template, values } = await readCase(name);
  const outcome = await shopOf(name).run(target.run, {
    BASE_URL: `http://127.0.0.1:${port}`,
    ...environmentOf(template, values),
    ...sanitizers,
    ...environment,
  });
  await server?.close();
  expect(outcome.errors).not.toContain('Sanitizer');
  expect(outcome.errors).not.toContain('runtime error');
  return outcome;
}

test.runIf(isHere).each(names)(
  'everything of %s is freed, whatever the answer',
  { timeout: 60_000 },
  async (name) => {
    for (const [path, bytes] of (await readCase(name)).files) shopOf(name).write(path, Buffer.from(bytes));
    const body = 'ok'.repeat(100_000);
    const fine = await run(name, `HTTP/1.1 201 Created\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    expect(fine.output + fine.errors).toContain(body);
    expect((await run(name, 'HTTP/1.1 204 No Content\r\n\r\n')).status).toBeLessThan(2);
    const missing = await run(name, 'HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno');
    expect(missing).toMatchObject({ status: 1, output: '' });
    expect(await run(name, 'nobody')).toMatchObject({ status: 1, output: '' });
    expect((await run(name, 'nobody', { BASE_URL: 'nonsense' })).status).toBe(1);
    expect((await run(name, 'nobody', { BASE_URL: '' })).status).toBe(2);
  },
);

test.runIf(isHere)('everything is freed where a file is missing', async () => {
  using shop = new Workshop();
  await shop.build(target, await template('send-photos-in-one-field'), [
    '-g',
    '-fsanitize=address,undefined',
  ]);
  const outcome = await shop.run(target.run, {
    BASE_URL: 'http://127.0.0.1:9',
    ...sanitizers,
  });
  expect(outcome).toMatchObject({ status: 1, errors: 'Cannot read red.png\nFailed.\n' });
});

test.runIf(isHere)('the check sees a leak', { timeout: 60_000 }, async () => {
  using leaky = new Workshop();
  const text = generate(await template('inputs-in-a-json-body'), target).text;
  const lost = text.replace(/ {4}free\(blocks\);\n/, '');
  expect(lost).not.toBe(text);
  leaky.write('main.c', lost);
  const [compiler = '', ...rest] = target.build ?? [];
  expect((await leaky.run([compiler, '-fsanitize=address', ...rest])).errors).toBe('');
  const { template: known, values } = await readCase('inputs-in-a-json-body');
  const environment = { BASE_URL: 'nonsense', ...environmentOf(known, values), ...sanitizers };
  const outcome = await leaky.run(target.run, environment);
  expect(outcome.status).toBe(77);
  expect(outcome.errors).toContain('LeakSanitizer');
});
