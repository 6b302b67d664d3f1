import { describe, expect, it } from 'vitest';
import { readCase } from '../../prove/case.ts';
import { prepareJob } from '../../prove/job.ts';
import type { Proof } from '../../prove/proof.ts';
import { programHash, readProofs } from '../../prove/state.ts';
import { loadTarget } from '../../targets/index.ts';
import { proofAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import { servedLinks } from '../links.ts';
import { openCatalogue } from '../open-catalogue.ts';
import { pageAt } from '../pages.tsx';

const stored = await openCatalogue();

/** A catalogue with these proofs in the place of the stored ones. */
function withProofs(proofs: readonly Proof[]): Catalogue {
  return { ...stored, proofs: readProofs(JSON.stringify(proofs)) };
}

async function pageOf(address: string, catalogue = stored) {
  const [path = '', query] = address.split('?');
  const page = await pageAt(catalogue, { path, query: new URLSearchParams(query), links: servedLinks() });
  return page.kind === 'html' ? page : { ...page, status: 200, html: '' };
}

/** A proof of today's program for a case, with what its only run showed. */
async function proofOf(
  target: 'cpp-libcurl' | 'node-fetch',
  name: string,
  more: Partial<Proof>,
): Promise<Proof> {
  const job = await prepareJob(await readCase(name), await loadTarget(target));
  const program = programHash(job.text);
  const about = {
    target,
    case: name,
    program,
    expectation: 'e',
    versions: [],
    state: 'ran',
    runs: [],
  } as const;
  return { ...about, ...more };
}

describe('the matrix of proofs', () => {
  it('has a link to each proof, with its state in a word', async () => {
    const { html: first } = await pageOf('/_proofs/');
    const others = new Set(first.match(/(?<=<a href=")\/_proofs\/\?from=\d+/g));
    const pages = await Promise.all([...others].map((address) => pageOf(address)));
    const html = [first, ...pages.map((page) => page.html)].join('');
    for (const proof of stored.proofs.all) expect(html).toContain(`"${proofAddress(proof)}"`);
    const cells = html.match(/<a href="\/_proofs\/[^"]+\/[^"]+\/">\w[\w-]*<\/a>/g) ?? [];
    expect(cells.length).toBe(stored.proofs.all.length);
  });

  it('names states by word and by class, and says where there is none', async () => {
    const states = ['ran', 'limited', 'failed', 'unproven', 'stand-in'] as const;
    const proofs = states.map((state) => ({
      state,
      target: 'cpp-libcurl',
      case: `case-${state}`,
      program: state,
    }));
    const { html } = await pageOf('/_proofs/', withProofs(proofs as unknown as Proof[]));
    const cell = (name: string) =>
      html.match(`<td(?: class="([a-z]*)")?><a href="/_proofs/cpp-libcurl/${name}/">(.*?)</a>`);
    expect(states.map((state) => cell(`case-${state}`)?.slice(1))).toEqual([
      [undefined, 'exact'],
      ['limited', 'limited'],
      ['failed', 'failed'],
      ['unproven', 'unproven'],
      ['standin', 'stand-in'],
    ]);
    expect(html).toContain('<td class="none">');
    expect(html.replace(/<[^>]*>/g, '')).toContain('1 of 5 right on the wire');
  });

  it('stays under 100 kB with 13 targets and 76 cases', async () => {
    const [target] = stored.targets;
    if (!target) throw new Error('There are targets.');
    const targets = Array.from({ length: 13 }, (_, index) => ({
      ...target,
      id: `a-language-library-${index}`,
    }));
    const proofs = targets.flatMap(({ id }) =>
      Array.from({ length: 76 }, (_, index) => ({
        target: id,
        case: `twin-headers-in-order-${index}`,
        state: 'ran',
      })),
    );
    const { html } = await pageOf('/_proofs/', { ...withProofs(proofs as unknown as Proof[]), targets });
    expect(html.match(/<td>/g)?.length).toBeGreaterThanOrEqual(13 * 76);
    expect(html.length).toBeLessThan(100_000);
  });

  it('is several pages where there are more cases than fit, each case on one of them', async () => {
    const cases = Array.from({ length: 153 }, (_, index) => `case-${index}`);
    const targets = Array.from({ length: 13 }, (_, index) => ({
      ...stored.targets[0],
      id: `target-${index}`,
    }));
    const proofs = targets.flatMap(({ id }) =>
      cases.map((name) => ({ target: id, case: name, state: 'ran' })),
    );
    const many = { ...withProofs(proofs as unknown as Proof[]), targets } as Catalogue;
    const first = await pageOf('/_proofs/', many);
    const next = /<a href="(\/_proofs\/\?from=\d+)">/.exec(first.html)?.[1] ?? '';
    const casesIn = ({ html }: { html: string }) => html.match(/<th scope="row">case-\d+/g) ?? [];
    expect(new Set([...casesIn(first), ...casesIn(await pageOf(next, many))]).size).toBe(153);
    expect(casesIn(await pageOf('/_proofs/?from=-9', many))).toEqual(casesIn(first));
    expect(casesIn(await pageOf('/_proofs/?from=1000', many)).length).toBe(76);
  });

  it('is a page without proofs too', async () => {
    expect((await pageOf('/_proofs/', withProofs([]))).html).toContain('No proofs are stored');
  });
});

/** Those whose pages differ from the others: several runs, much text, hostile text, bytes, an answer that never ends. */
const odd = [
  'update-a-users-password',
  'upload-a-long-log',
  'hostile-long-lines',
  'download-an-image',
  'wait-for-an-answer-without-end',
];

describe('the page of a proof', () => {
  it('shows program, build line, versions and what arrived, in a small page', async () => {
    const shown = stored.proofs.all.filter(
      (proof) => odd.includes(proof.case) || proof.state === 'limited' || proof.state === 'failed',
    );
    expect(shown.length).toBeGreaterThan(odd.length);
    for (const { target, case: name, build, versions, runs } of shown) {
      const { html, status } = await pageOf(`/_proofs/${target}/${name}/`);
      expect(status).toBe(200);
      for (const text of [...(build ? [build.line] : []), ...versions]) {
        expect(html).toContain(text.replaceAll('"', '&quot;'));
      }
      // Between a change of a program and its next proof there is none to show; `npm run check` sees to that.
      expect(html).toMatch(/id="text"|The program has changed since/);
      if (runs.some(({ requests }) => requests.length > 0)) expect(html).toContain('HTTP/1.1<i>\\r</i>\n');
      expect(html.length).toBeLessThan(100_000);
    }
  });

  it('gives the program as a file, byte for byte what was proven', async () => {
    const proof = await proofOf('cpp-libcurl', 'stop-a-machine', {});
    const catalogue = withProofs([proof]);
    const page = await pageOf('/_proofs/cpp-libcurl/stop-a-machine/main.cpp', catalogue);
    expect('bytes' in page && programHash(Buffer.from(page.bytes).toString())).toBe(proof.program);
    const { html } = await pageOf('/_proofs/cpp-libcurl/stop-a-machine/', catalogue);
    expect(html).toContain('Expected, written by hand');
    expect(html).toContain('id="text"');
  });

  it('shows what differed, and a hostile recording as text', async () => {
    const run = {
      answer: '204',
      exit: 1,
      stdout: '<script>harm()</script>\u202e\u001b[31m',
      stderr: '',
      requests: [
        {
          beginning: { base64: Buffer.from('GET / HTTP/1.1\r\n\0\xff<b>', 'latin1').toString('base64') },
          bytes: 999,
        },
      ],
      differences: [{ where: 'header <i>', expected: '<u>', arrived: '"' }],
    };
    const proof = await proofOf('cpp-libcurl', 'stop-a-machine', {
      state: 'failed',
      reason: '<q>',
      runs: [run],
    });
    const { html } = await pageOf('/_proofs/cpp-libcurl/stop-a-machine/', withProofs([proof]));
    expect(html).not.toMatch(/<script>|<u>|<q>/);
    expect(html).toContain('<i>\\x00</i><i>\\xff</i>&lt;b&gt;');
    expect(html).toContain('<i>\\u{202e}</i><i>\\x1b</i>[31m');
    expect(html).toContain('header &lt;i&gt;');
    expect(html).toContain('999 bytes');
  });

  it('names the limit that its library has, with its source', async () => {
    const proof = await proofOf('cpp-libcurl', 'stop-a-machine', { state: 'limited' });
    const limit = {
      does: 'writes every DELETE twice',
      appliesTo: () => true,
      cases: { 'stop-a-machine': [{ where: 'method', arrived: 'DELETEDELETE' }] },
      source: 'lib/method.c, line 7',
      tried: 'asking twice',
    };
    const targets = stored.targets.map((target) =>
      target.id === 'cpp-libcurl' ? { ...target, limits: [limit] } : target,
    );
    const { html } = await pageOf('/_proofs/cpp-libcurl/stop-a-machine/', {
      ...withProofs([proof]),
      targets,
    });
    for (const text of ['libcurl writes every DELETE twice.', 'lib/method.c, line 7', 'asking twice']) {
      expect(html).toContain(text);
    }
    const { html: language } = await pageOf('/_languages/cpp/', { ...withProofs([proof]), targets });
    expect(language).toContain('libcurl writes every DELETE twice');
    expect(language).toContain(`"${proofAddress(proof)}"`);
  });

  it('does not show another program than the one that ran', async () => {
    const proof = await proofOf('cpp-libcurl', 'stop-a-machine', { program: 'of another text' });
    const { html } = await pageOf('/_proofs/cpp-libcurl/stop-a-machine/', withProofs([proof]));
    expect(html).toContain('The program has changed since');
    expect(html).not.toContain('id="text"');
  });

  it.each(['/_proofs/cpp/', '/_proofs/cpp-libcurl/none/', '/_proofs/cpp-libcurl/stop-a-machine/main.c'])(
    'is not at %s',
    async (path) => {
      expect((await pageOf(path)).status).toBe(404);
    },
  );
});
