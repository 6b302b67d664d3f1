import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { file, newFolder, pets, wireproof } from './wireproof.ts';

const secret = 'q7Rk2vX9'.repeat(3);
const leaky = {
  ...pets,
  info: { ...pets.info, name: 'Leaky' },
  variable: [{ key: 'petToken', value: secret }],
};

describe('wireproof export', () => {
  const folder = newFolder();

  it('writes pages for the targets that are named, and says where they begin', async () => {
    const out = join(folder, 'plain');
    const targets = ['--targets', 'shell-curl,python-requests', '--targets', 'http'];
    const { status, stdout, stderr } = await wireproof([
      'export',
      file('pets.json', pets),
      '--out',
      out,
      ...targets,
    ]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${out}/index.html\n` });
    expect(stderr).toMatch(/^\d+ pages, \d+ files in /);
    for (const id of ['shell-curl', 'python-requests', 'http']) {
      expect(existsSync(join(out, 'pets/rename-a-pet', id, 'index.html')), id).toBe(true);
    }
    expect(existsSync(join(out, 'pets/rename-a-pet/go-net-http'))).toBe(false);
  });

  it('refuses what has a secret, and says where it is', async () => {
    const out = join(folder, 'refused');
    const finished = await wireproof([
      'export',
      file('leaky.json', leaky),
      '--out',
      out,
      '--targets',
      'http',
    ]);
    expect(finished).toEqual({
      status: 1,
      stdout: '',
      stderr: `1 secret would be published, so nothing is written:
  key or token:
    the variable petToken, in Leaky (/variable/0/value)
Remove it, or let --mask put an input there; --allow-secrets publishes it as it is.
`,
    });
    expect(existsSync(out)).toBe(false);
  });

  it('masks it: programs ask their environment', async () => {
    const out = join(folder, 'masked');
    const { status, stderr } = await wireproof([
      'export',
      file('leaky.json', leaky),
      '--out',
      out,
      '--targets',
      'shell-curl',
      '--mask',
    ]);
    expect(status).toBe(0);
    expect(stderr).toContain('1 secret masked');
    const page = readFileSync(join(out, 'leaky/rename-a-pet/shell-curl/index.html'), 'utf8');
    expect(page).toContain('PET_TOKEN');
    expect(page).not.toContain(secret);
  });

  it('does not both mask and allow', async () => {
    const { status, stderr } = await wireproof(['export', '--out', folder, '--mask', '--allow-secrets']);
    expect(status).toBe(2);
    expect(stderr).toContain('--allow-secrets');
  });
});
