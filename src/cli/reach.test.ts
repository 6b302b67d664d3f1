import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { reachLines, readReach } from './reach.ts';

const token = 'a-token-of-24-characters';

afterEach(() => vi.unstubAllEnvs());

describe('who reaches the pages', () => {
  it('is this machine alone where nothing is said', async () => {
    vi.stubEnv('WIREPROOF_TOKEN', '');
    expect(await readReach({})).toEqual({});
  });

  it('takes the token from a file rather than from the environment', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wireproof-reach-'));
    const file = join(folder, 'token');
    writeFileSync(file, `${token}\n`);
    vi.stubEnv('WIREPROOF_TOKEN', 'another-token-of-characters');
    expect(await readReach({ tokenFile: file })).toEqual({ token });
    rmSync(folder, { recursive: true });
    await expect(readReach({ tokenFile: file })).rejects.toMatchObject({
      exitCode: 1,
      message: `Cannot read the token file ${file}: ENOENT.`,
    });
  });

  it.each([
    ['too-short', /at least 16 characters; "openssl rand/],
    ['with a space in the middle', /other characters than visible ASCII/],
    ['p\u00e4ssword-of-some-length', /other characters than visible ASCII/],
  ])('does not take the token %j, and does not repeat it', async (given, message) => {
    vi.stubEnv('WIREPROOF_TOKEN', given);
    const refused = readReach({});
    await expect(refused).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(message) });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining(given) });
  });

  it('wants a public address in full', async () => {
    await expect(readReach({ publicUrl: 'docs.example.com' })).rejects.toMatchObject({ exitCode: 2 });
  });
});

describe('what is said at the start', () => {
  const publicUrl = { origin: 'https://d.example', hostname: 'd.example', base: '/api', isSecure: true };
  it.each([
    ['127.0.0.1', {}, []],
    ['localhost', { token }, ['Opening and running need the token.']],
    ['0.0.0.0', {}, ['Without a token (WIREPROOF_TOKEN) these pages can only be read.']],
    [
      '127.0.0.1',
      { publicUrl },
      [
        'For readers the pages are at https://d.example/api/',
        'Without a token (WIREPROOF_TOKEN) these pages can only be read.',
      ],
    ],
  ])('at %s with %j is %j', (host, reach, lines) => {
    expect(reachLines(host, reach)).toEqual(lines);
  });
});
