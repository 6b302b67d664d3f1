import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { targetIds } from '../../src/targets/index.ts';
import { file, newFolder, pets, wireproof } from './wireproof.ts';

const collection = file('pets.json', pets);
const rename = ['generate', collection, '--item', 'Rename a pet'];

describe('wireproof generate', () => {
  it.each(targetIds)('prints a %s program, and nothing else', async (target) => {
    const { status, stdout, stderr } = await wireproof([...rename, '--target', target]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    // A message has no comment that could name its item, and ends with its body.
    expect(stdout).toContain(target === 'http' ? '/pets/' : 'Rename a pet');
    expect(stdout.endsWith('\n')).toBe(target !== 'http');
  });

  it('reads standard input, and needs no --item where there is one item', async () => {
    const item = JSON.stringify(pets.item[2]);
    const { status, stdout } = await wireproof(['generate', '-', '--target', 'shell-curl'], item);
    expect(status).toBe(0);
    expect(stdout).toContain('--request PUT');
  });

  it.each([
    ['its path', 'cats/List', '/cats'],
    ['its Postman id', '8f2b1c66-0000-4000-8000-000000000000', '/pets/'],
    ['its slug', 'rename-a-pet', '/pets/'],
    ['its name', 'rename a PET', '/pets/'],
  ])('finds an item by %s', async (_, item, address) => {
    const { status, stdout } = await wireproof([
      'generate',
      collection,
      '--item',
      item,
      '--target',
      'shell-curl',
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain(address);
  });

  it('takes values of variables and inputs from --var, with any characters', async () => {
    const values = ['--var', 'baseUrl=http://127.0.0.1:1/x=y', '--var', 'petId=a b'];
    const { status, stdout } = await wireproof([...rename, '--target', 'shell-curl', ...values]);
    expect(status).toBe(0);
    expect(stdout).toContain('http://127.0.0.1:1/x=y/pets/a%20b');
  });

  it('takes variables from environments, the strongest last, and prints no secret', async () => {
    const item = file('item.json', {
      name: 'One',
      request: { method: 'GET', url: '{{base}}/a', header: [{ key: 'X-Key', value: '{{key}}' }] },
    });
    const weak = file('weak.json', {
      values: [
        { key: 'base', value: 'http://weak.example' },
        { key: 'key', value: 'hush', type: 'secret' },
      ],
    });
    const strong = file('strong.json', { values: [{ key: 'base', value: 'http://strong.example' }] });
    const environments = ['--environment', weak, '--environment', strong];
    const { status, stdout } = await wireproof([
      'generate',
      item,
      '--target',
      'shell-curl',
      '--json',
      ...environments,
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain('http://strong.example/a');
    expect(stdout).toContain('KEY');
    expect(stdout).not.toContain('hush');
  });

  it('says what is wrong with an environment', async () => {
    const { status, stderr } = await wireproof([
      ...rename,
      '--target',
      'shell-curl',
      '--environment',
      collection,
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/pets\.json cannot be used: This is a collection, not an environment\./);
  });

  it('asks about a --var that nothing uses', async () => {
    const { status, stderr } = await wireproof([...rename, '--target', 'shell-curl', '--var', 'petid=8']);
    expect(status).toBe(0);
    expect(stderr).toBe('warning: The item has no variable or input "petid". Did you mean petId?\n');
  });

  it('gives machines the program, its inputs and how to use it', async () => {
    const { status, stdout } = await wireproof([...rename, '--target', 'cpp-libcurl', '--json']);
    expect(status).toBe(0);
    const program = JSON.parse(stdout);
    expect(Object.keys(program).sort()).toEqual([
      'build',
      'file',
      'inputs',
      'install',
      'problems',
      'run',
      'text',
    ]);
    expect(program).toMatchObject({ file: 'main.cpp', run: ['./main'], problems: [] });
    expect(program.text).toBe((await wireproof([...rename, '--target', 'cpp-libcurl'])).stdout);
    expect(program.inputs).toContainEqual(
      expect.objectContaining({ name: 'petId', value: '7', meaning: 'Which pet.' }),
    );
    expect(program.inputs).toContainEqual(
      expect.objectContaining({ environment: 'PET_TOKEN', kind: 'credential' }),
    );
  });

  it('writes the file that the target names into a folder', async () => {
    const folder = join(newFolder(), 'new/deep');
    const { status, stdout, stderr } = await wireproof([
      ...rename,
      '--target',
      'python-requests',
      '--out',
      folder,
    ]);
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: '',
      stderr: `Written: ${folder}/main.py\n`,
    });
    expect(readdirSync(folder)).toEqual(['main.py']);
    const printed = await wireproof([...rename, '--target', 'python-requests']);
    expect(readFileSync(join(folder, 'main.py'), 'utf8')).toBe(printed.stdout);
  });

  it('says where it cannot write', async () => {
    const { status, stderr } = await wireproof([
      ...rename,
      '--target',
      'python-requests',
      '--out',
      collection,
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^wireproof: Cannot write .*main\.py: .*\.\n$/);
    expect(existsSync(join(collection, 'main.py'))).toBe(false);
  });

  it('keeps problems apart from the program, and ends with 1 for an error', async () => {
    const item = { name: 'x', request: { method: 'POST', url: 'http://a.example/', auth: { type: 'ntlm' } } };
    const { status, stdout, stderr } = await wireproof(
      ['generate', '-', '--target', 'shell-curl'],
      JSON.stringify(item),
    );
    expect(status).toBe(1);
    expect(stdout).toContain('http://a.example/');
    expect(stderr).toMatch(/^error: "x": The auth "ntlm" .*\n$/);
  });
});
