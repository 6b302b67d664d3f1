import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ExportOptions, exportPages } from '../../src/cli/export.ts';
import { fileIn } from './files.ts';
import { labelledFillers } from './labelled-fillers.ts';
import { labelledSecrets } from './labelled-secrets.ts';
import { byOurRules, documentOf } from './measure.ts';

let folder: string;
let printed: { out: string; error: string };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wireproof-secrets-'));
  printed = { out: '', error: '' };
  vi.spyOn(console, 'log').mockImplementation((line) => {
    printed.out += `${line}\n`;
  });
  vi.spyOn(console, 'error').mockImplementation((line) => {
    printed.error += `${line}\n`;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const exported = (files: readonly string[], more: Partial<ExportOptions> = {}) =>
  exportPages(files, { out: join(folder, 'site'), targets: ['shell-curl', 'python-requests'], ...more });

const written = () =>
  readdirSync(join(folder, 'site'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

/** All labelled collections, each in its own file. What the hard ones have, nobody finds. */
const collections = labelledSecrets.filter(({ place }) => !place.includes('environment'));
const found = collections.filter((each) => byOurRules(documentOf(each)).length > 0);
const files = (labelled: typeof found) =>
  labelled.map((each, index) => fileIn(folder, `${index}.json`, documentOf(each)));

describe('an export', () => {
  it('is refused while there is a secret in it: nothing is written, and no value is said', async () => {
    expect(await exported(files(found))).toBe(1);
    expect(() => written()).toThrow('ENOENT');
    expect(printed.error).toMatch(/^\d+ secrets would be published, so nothing is written:/);
    for (const { value, secret = value } of found) expect(printed.error + printed.out).not.toContain(secret);
  });

  it('has no secret in any file when it is masked', async () => {
    expect(await exported(files(found), { mask: true })).toBe(0);
    const texts = written();
    expect(texts.length).toBeGreaterThan(100);
    const whole = texts.join('\n');
    // What is found by its name only, as `8305` is, stands in other places by chance.
    const telling = found.map(({ value, secret = value }) => secret).filter((secret) => secret.length >= 8);
    const lines = telling.flatMap((secret) => secret.split('\n'));
    expect(lines.filter((line) => !line.startsWith('-----') && whole.includes(line))).toEqual([]);
    expect(whole).toContain('{{accessToken}}');
  });

  it('has them where that is allowed', async () => {
    const [first] = found;
    if (!first) throw new Error('There is no labelled secret.');
    expect(await exported(files([first]), { allowSecrets: true })).toBe(0);
    expect(written().join('\n')).toContain(first.secret ?? first.value);
  });

  it('of fillers is written as it is', async () => {
    const plain = labelledFillers.filter((each) => byOurRules(documentOf(each)).length === 0);
    expect(plain.length).toBeGreaterThan(70);
    const collections = plain.filter(({ place }) => !place.includes('environment'));
    expect(await exported(files(collections), { targets: ['http'] })).toBe(0);
  });

  it('looks at what an environment brings along, and masks that too', async () => {
    const value = found.find(({ place }) => place === 'auth of an item')?.value ?? '';
    const item = {
      name: 'One',
      request: { method: 'GET', url: 'https://h/{{a}}', header: [{ key: 'B', value: '{{apiToken}}' }] },
    };
    const environment = {
      name: 'Live',
      values: [
        { key: 'apiToken', value },
        { key: 'a', value: 'b', enabled: true },
      ],
    };
    const file = fileIn(folder, 'one.json', JSON.stringify(item));
    const more = { environment: [fileIn(folder, 'live.json', JSON.stringify(environment))] };
    expect(await exported([file], more)).toBe(1);
    expect(printed.error).toContain('the variable apiToken, in Live');
    expect(await exported([file], { ...more, mask: true })).toBe(0);
    const whole = written().join('\n');
    expect(whole).not.toContain(value);
    expect(whole).toContain('API_TOKEN');
    expect(whole).toContain('https://h/b');
  });

  it('does not stop for an environment whose secrets are said to be secret', async () => {
    const item = {
      name: 'One',
      request: { method: 'GET', url: 'https://h', header: [{ key: 'B', value: '{{apiToken}}' }] },
    };
    const value = found.find(({ place }) => place === 'auth of an item')?.value ?? '';
    const environment = { name: 'Live', values: [{ key: 'apiToken', value, type: 'secret' }] };
    const more = { environment: [fileIn(folder, 'live.json', JSON.stringify(environment))] };
    expect(await exported([fileIn(folder, 'one.json', JSON.stringify(item))], more)).toBe(0);
    expect(written().join('\n')).not.toContain(value);
  });

  it('says it to machines', async () => {
    const [first] = found;
    if (!first) throw new Error('There is no labelled secret.');
    expect(await exported(files([first]), { json: true })).toBe(1);
    expect(JSON.parse(printed.out)).toEqual({
      masked: false,
      findings: [
        {
          document: 'Things',
          kind: 'credentials',
          place: 'access token in the header Authorization',
          pointer: '/item/0/item/0/request/header/0/value',
          item: 'Folder/Item',
        },
      ],
    });
  });
});
