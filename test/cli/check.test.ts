import { describe, expect, it } from 'vitest';
import { file, pets, run, wireproof } from './wireproof.ts';

const good = file('pets.json', pets);
const broken = file('broken.json', '{');
const doubtful = file(
  'doubtful.json',
  [1, 2, 3, 4, 5].map((n) => ({ name: `n${n}`, request: { url: 'http://a.example' } })),
);

describe('wireproof check', () => {
  it('counts the items that it read', async () => {
    expect(await wireproof(['check', good])).toEqual({
      status: 0,
      stdout: `${good}: 3 items read, no problems.\n`,
      stderr: '',
    });
  });

  it('groups problems of one kind, and counts those that it leaves out', async () => {
    const { status, stdout } = await wireproof(['check', doubtful]);
    expect(status).toBe(0);
    expect(stdout).toBe(`${doubtful}: 5 items read, 5 warnings.
  5 warnings method-missing: Choose a method in Postman.
    "n1": The request has no method; it is sent as GET.
    "n2": The request has no method; it is sent as GET.
    "n3": The request has no method; it is sent as GET.
    ... and 2 more; --json lists them all.
`);
  });

  it('goes on after a file that is broken or missing, sums up, and ends with 1', async () => {
    const { status, stdout } = await wireproof(['check', broken, 'nowhere.json', good]);
    expect(status).toBe(1);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe(`${broken}: 0 items read, 1 error.`);
    expect(lines[1]).toMatch(/^ {2}error: This is not JSON/);
    expect(lines.slice(2)).toEqual([
      'Cannot read nowhere.json: there is no such file.',
      `${good}: 3 items read, no problems.`,
      '3 files, 3 items read: 1 error.',
    ]);
  });

  it('hides nothing from machines', async () => {
    const { status, stdout } = await wireproof(['check', '--json', doubtful, 'nowhere.json']);
    expect(status).toBe(1);
    const { items, files } = JSON.parse(stdout);
    expect(items).toBe(5);
    expect(files[0]).toMatchObject({ file: doubtful, items: 5 });
    expect(files[0].problems).toHaveLength(5);
    expect(files[0].problems[4]).toMatchObject({ code: 'method-missing', item: 'n5', pointer: '/4' });
    expect(files[1]).toMatchObject({
      items: 0,
      problems: [],
      unreadable: expect.stringContaining('nowhere.json'),
    });
  });

  it('reads standard input', async () => {
    const { stdout } = await wireproof(['check', '-'], JSON.stringify(pets));
    expect(stdout).toBe('-: 3 items read, no problems.\n');
  });

  it('is quiet when its reader goes away', async () => {
    const many = file(
      'many.json',
      Array.from({ length: 4000 }, (_, n) => ({ name: `n${n}`, request: { url: 'x' } })),
    );
    const pipe = `"${process.execPath}" dist/cli/main.js check --json "${many}" | head -c 1`;
    expect(await run('bash', ['-o', 'pipefail', '-c', pipe])).toEqual({ status: 0, stdout: '{', stderr: '' });
  });
});
