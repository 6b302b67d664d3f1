import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCase } from '../../src/prove/case.ts';
import { loadTarget } from '../../src/targets/index.ts';
import { closedPort, listen } from './loopback.ts';
import { asking, hasTool, Workshop } from './workshop.ts';

const target = await loadTarget('cpp-chilkat');
const isHere = hasTool('g++') && hasTool('curl-config');
const shop = new Workshop();
afterAll(() => shop[Symbol.dispose]());

const { template, files } = await readCase('send-photos-in-one-field');

beforeAll(async () => {
  if (isHere) await shop.build(target, asking(template), ['-g', '-fsanitize=address,undefined']);
}, 120_000);

/** Address and leak sanitizer end a program with a report on standard error and a status of their own. */
async function run(answer: string | 'nobody', environment: Readonly<Record<string, string>> = {}) {
  const server = answer === 'nobody' ? undefined : await listen(answer);
  const port = server?.port ?? (await closedPort());
  const outcome = await shop.run(target.run, {
    BASE_URL: `http://127.0.0.1:${port}`,
    ASAN_OPTIONS: 'detect_leaks=1:exitcode=77',
    UBSAN_OPTIONS: 'halt_on_error=1:exitcode=77',
    ...environment,
  });
  await server?.close();
  expect(outcome.errors).not.toContain('Sanitizer');
  return outcome;
}

const trial = 'CHILKAT_UNLOCK_CODE is not set: Chilkat runs in its 30-day trial mode.\n';

test.runIf(isHere)('everything is freed, whatever the answer', { timeout: 60_000 }, async () => {
  const missing = await run('HTTP/1.1 201 Created\r\n\r\n');
  expect(missing).toMatchObject({ status: 1, errors: `${trial}Cannot read red.png.\nFailed.\n` });

  for (const [path, bytes] of files) shop.write(path, Buffer.from(bytes));
  expect((await run('HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok')).status).toBe(0);
  expect((await run('HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno')).status).toBe(1);
  const refused = await run('nobody');
  expect(refused.status).toBe(1);
  expect(refused.errors).toContain('ChilkatLog:');
  expect((await run('nobody', { BASE_URL: 'nonsense' })).status).toBe(1);
  expect((await run('nobody', { BASE_URL: '' })).status).toBe(2);
});

test.runIf(isHere)('says that it runs in trial mode, and nothing when it is unlocked', async () => {
  const answer = 'HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok';
  expect((await run(answer)).errors).toBe(trial);
  const unlocked = await run(answer, { CHILKAT_UNLOCK_CODE: 'CODE' });
  expect(unlocked).toMatchObject({
    status: 0,
    output: 'Response Status Code = 201\nok\nSuccess.\n',
    errors: '',
  });
});

test.runIf(isHere)('the check sees a leak', { timeout: 60_000 }, async () => {
  using leaky = new Workshop();
  leaky.write(
    'main.cpp',
    'int main() { volatile char *lost = new char[9]; lost = nullptr; return lost != nullptr; }\n',
  );
  expect((await leaky.run(['g++', '-fsanitize=address', '-o', 'main', 'main.cpp'])).errors).toBe('');
  const { status, errors } = await leaky.run(['./main'], { ASAN_OPTIONS: 'detect_leaks=1:exitcode=77' });
  expect(status).toBe(77);
  expect(errors).toContain('LeakSanitizer');
});
