import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../collection/model.ts';
import { readCollections } from '../../collection/read.ts';
import type { Proof } from '../../prove/proof.ts';
import type { ProgramState } from '../../prove/state.ts';
import { loadTarget, type TargetId } from '../../targets/index.ts';
import { servedLinks } from '../links.ts';
import { proveCommand } from '../proofs/prove-command.ts';
import { ProofBadge } from './proof.tsx';

function itemNamed(name: string, id?: string) {
  const source = JSON.stringify({ id, name, request: { method: 'GET', url: 'https://api.example.com/' } });
  const [item] = readCollections(source).value.flatMap(itemsOf);
  if (!item) throw new Error('There is no item.');
  return item;
}

const counts = { proven: 12, limited: 1, cases: 13 };

async function badge(id: TargetId, state: ProgramState): Promise<string> {
  const target = await loadTarget(id);
  const { build, run } = target;
  const program = { target, run, ...(build && { build }) };
  return String(ProofBadge({ state, program, item: itemNamed("Get a room's plan"), links: servedLinks() }));
}

function proofOf(target: string, rest: Partial<Proof>): Proof {
  return {
    ...{
      target,
      case: 'tag-a-page-twice',
      state: 'ran',
      program: '0',
      expectation: '0',
      versions: ['g++ 12.2.0'],
    },
    build: { line: 'g++ -o main main.cpp', exit: 0, output: '' },
    runs: [
      {
        answer: '200',
        exit: 0,
        stdout: 'Success.\n',
        stderr: '',
        requests: ['GET / HTTP/1.1\r\n\r\n'],
        differences: [],
      },
    ],
    ...rest,
  };
}

describe('ProofBadge', () => {
  it('opens what is recorded: how it was built and run, what arrived with its line ends, what it said', async () => {
    const html = await badge('cpp-libcurl', { state: 'ran', proof: proofOf('cpp-libcurl', {}), ...counts });
    for (const text of [
      '<summary class="badge is-ran">',
      'Exact: built and run;',
      '<code>g++ -o main main.cpp</code> built',
      'GET / HTTP/1.1<i>\\r</i>',
      'equal to the expected request',
      'href="/_proofs/cpp-libcurl/tag-a-page-twice/">the whole proof</a>',
      '<code>Success.</code>',
    ]) {
      expect(html).toContain(text);
    }
    expect(html).not.toContain('wireproof prove');
  });

  it('shows the difference and the limit with its source', async () => {
    const differences = [{ where: 'header x-tag', expected: 'a\nb', arrived: 'a' }];
    const runs = proofOf('', {}).runs.map((run) => ({ ...run, differences }));
    const proof = proofOf('cpp-chilkat', { state: 'limited', runs });
    const html = await badge('cpp-chilkat', {
      state: 'limited',
      proof,
      reason: 'Chilkat keeps one',
      ...counts,
    });
    expect(html).toContain('Limited: ');
    expect(html).toContain('Chilkat keeps the last header of a name.');
    expect(html).toMatch(/Source: <a href="https:\/\/www\.chilkatsoft\.com\/\S+" rel="noopener">/);
    expect(html).toContain('header x-tag');
    expect(html).not.toContain('equal to the expected request');
  });

  it('says of a program that was not run how its reader can run it', async () => {
    const html = await badge('python-requests', { state: 'target', ...counts });
    expect(html).toContain('In 12 of 13 recorded cases');
    expect(html).toContain('and in 1 more all but a known limit');
    expect(html).toContain('<code>python3 main.py</code>');
    expect(html).toContain('npx wireproof prove python-requests --collection collection.json --item');
    expect(html).not.toContain('What arrived');
  });
});

describe('proveCommand', () => {
  it.each([
    ['Ping', undefined, 'Ping'],
    ["Get a room's plan", undefined, String.raw`'Get a room'\''s plan'`],
    ['a\u202eb', 'c1-2', 'c1-2'],
    ['a\nb', 'not $(an) id', 'a-b'],
  ])('names %j so that it can be read and pasted', (name, id, expected) => {
    expect(proveCommand('go-net-http', itemNamed(name, id))).toBe(
      `npx wireproof prove go-net-http --collection collection.json --item ${expected}`,
    );
  });
});
