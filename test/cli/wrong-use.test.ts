import { describe, expect, it } from 'vitest';
import { targetIds } from '../../src/targets/index.ts';
import { file, newFolder, pets, wireproof } from './wireproof.ts';

const collection = file('pets.json', pets);
const item = file('item.json', pets.item[2] ?? {});
const folder = newFolder();
const lines = (choices: readonly string[]) => choices.map((choice) => `  ${choice}\n`).join('');

describe('wrong use ends with 2 and one sentence', () => {
  it.each<[string[], string]>([
    [['genrate', 'x.json'], 'There is no command or file "genrate". Did you mean generate?\n'],
    [['--opne'], "Unknown option '--opne'. Did you mean --open?\n"],
    [['generate', item, '--tarfet', 'x'], "Unknown option '--tarfet'. Did you mean --target?\n"],
    [['generate'], "Missing required argument 'file'.\n"],
    [['generate', item, '--target'], "Option '--target <id>' argument missing.\n"],
    [['generate', item], `Choose a target with --target:\n${lines(targetIds)}`],
    [
      ['generate', item, '--target', 'cpp-libcrul'],
      'There is no target "cpp-libcrul". Did you mean cpp-libcurl?\n',
    ],
    [['generate', item, '--target', 'zzz'], `There is no target "zzz". There are:\n${lines(targetIds)}`],
    [['generate', item, '--target', 'shell-curl', '--var', 'x'], '"x" is no variable; write name=value.\n'],
    [
      ['generate', collection, '--target', 'shell-curl'],
      `There are 3 items; choose one with --item:\n${lines(['dogs/List', 'cats/List', 'Rename a pet'])}`,
    ],
    [
      ['generate', collection, '--target', 'shell-curl', '--item', 'List'],
      `"List" names 2 items; give one of these to --item:\n${lines(['dogs/List', 'cats/List'])}`,
    ],
    [
      ['generate', collection, '--target', 'shell-curl', '--item', 'Rename a prt'],
      'There is no item "Rename a prt". Did you mean Rename a pet?\n',
    ],
    [
      ['generate', collection, '--target', 'shell-curl', '--item', 'qqqqqqqqqqq'],
      'There is no item "qqqqqqqqqqq"; without --item all of them are listed.\n',
    ],
    [['prove', 'cpp-libcrul'], 'There is no target "cpp-libcrul". Did you mean cpp-libcurl?\n'],
    [['export'], "Required option '--out <folder>' not specified.\n"],
    [
      ['export', '--out', folder, '--targets', 'shell-curl,cpp-libcrul'],
      'There is no target "cpp-libcrul". Did you mean cpp-libcurl?\n',
    ],
    [['simulate', collection, '--port', 'x'], '"x" is no port; use a number from 0 to 65535.\n'],
    [['targets', 'x'], "Too many arguments for 'targets'. Expected 0 arguments but got 1.\n"],
    [
      ['serve', '--port', '70000'],
      "Option '--port <number>' argument '70000' is invalid. A port is a number from 0 to 65535.\n",
    ],
  ])('%j', async (args, message) => {
    expect(await wireproof(args)).toEqual({ status: 2, stdout: '', stderr: `wireproof: ${message}` });
  });
});

describe('bad input ends with 1 and one sentence', () => {
  const generate = (path: string) => ['generate', path, '--target', 'shell-curl'];

  it.each<[string[], RegExp]>([
    [generate('nowhere.json'), /^wireproof: Cannot read nowhere\.json: there is no such file\.$/],
    [generate(folder), /^wireproof: Cannot read .*: it is a folder\.$/],
    [generate(file('empty.json', '')), /^error: This is not JSON: .*$/],
    [generate(file('cut.json', '{"info": {"name": "x"')), /^error: This is not JSON: .*$/],
    [
      generate(file('binary.json', new Uint8Array([0xff, 0x00, 0x80]))),
      /^error: This is a plain text: no JSON, no YAML .*$/m,
    ],
    [generate(file('number.json', '42')), /^error: This is a number, not a collection\. .*$/],
    [
      generate(file('environment.json', { name: 'e', values: [] })),
      /^error: This is a Postman environment, .*$/,
    ],
    [generate(file('none.json', { ...pets, item: [] })), /^wireproof: There is no item in .*none\.json\.$/],
    [['serve', 'nowhere.json'], /^wireproof: Cannot read nowhere\.json: there is no such file\.$/],
    [['serve', file('list.json', '[]')], /^wireproof: .*list\.json cannot be opened\. .*$/],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await wireproof(args);
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });

  it('shows hostile names without their power', async () => {
    const hostile = file('hostile.json', {
      ...pets,
      item: ['\u001b[2J', '\u202e'].map((name) => ({ name, request: 'x' })),
    });
    const { stderr } = await wireproof(generate(hostile));
    expect(stderr).toContain('<U+001B>[2J');
    expect(stderr).toContain('<U+202E>');
    expect(stderr).not.toContain('\u001b');
    expect(stderr).not.toContain('\u202e');
  });
});
