import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileCollection } from '../../../test/browser/hostile-collection.ts';
import { readCollections } from '../../collection/read.ts';
import { resolve } from '../../collection/resolve.ts';
import { generate } from '../../generate.ts';
import type { Catalogue } from '../catalogue.ts';
import { exportSite } from '../export-site.ts';
import { servedLinks } from '../links.ts';
import { openCatalogue, openSamples } from '../open-catalogue.ts';
import { pageAt } from '../pages.tsx';

const item = '/zoom-users/users/user-id/update-a-user-s-password/';
const kinds = {
  '/': 'start',
  '/zoom-users/': 'list',
  '/zoom-users/users/': 'list',
  [`${item}cpp-libcurl/`]: 'item',
  '/_languages/': 'languages',
  '/_languages/cpp/': 'language',
  '/_proofs/': 'proofs',
  '/_proofs/shell-curl/update-a-users-password/': 'proof',
};

let catalogue: Catalogue;

beforeAll(async () => {
  catalogue = await openCatalogue(['cpp-libcurl', 'shell-curl', 'http']);
  openSamples(catalogue);
});

async function read(address: string): Promise<string> {
  const [path = '', query] = address.split('?');
  const page = await pageAt(catalogue, { path, query: new URLSearchParams(query), links: servedLinks() });
  if (page.kind === 'redirect') return read(page.to);
  if (page.kind === 'html') {
    if (page.status !== 200) throw new Error(`${address}: ${page.status}`);
    return page.html;
  }
  return new TextDecoder().decode(page.bytes);
}

/** Addresses that Markdown links to. */
function linksOf(markdown: string): string[] {
  return new MarkdownIt()
    .parse(markdown, {})
    .flatMap(({ children }) => children ?? [])
    .flatMap((token) => token.attrGet('href')?.toString() ?? []);
}

describe.each(Object.entries(kinds))('the page %s for machines', (address, kind) => {
  it('is named in the page for people', async () => {
    const html = await read(address);
    const named = Array.from(html.matchAll(/<link rel="alternate" type="([^"]+)" href="([^"]+)"/g));
    expect(named.map(([, type]) => type)).toEqual(['text/markdown', 'application/json']);
    for (const [, , href = ''] of named) await read(href.replaceAll('&amp;', '&'));
  });

  it('is Markdown whose links all lead somewhere', async () => {
    const markdown = await read(`${address}index.md`);
    expect(markdown).toMatch(/^# \S/);
    const inside = linksOf(markdown).filter((to) => to.startsWith('/'));
    expect(inside.length).toBeGreaterThan(0);
    for (const to of inside) await read(to);
  });

  it('is JSON of its kind', async () => {
    expect(JSON.parse(await read(`${address}index.json`))).toMatchObject({ kind });
  });
});

describe('an item for machines', () => {
  it('has the program, exactly, in both forms and in every language', async () => {
    const [first] = catalogue.shelf.find('zoom-users')?.items ?? [];
    if (!first) throw new Error('The sample is missing.');
    for (const target of catalogue.targets) {
      const { text } = generate(resolve(first).value, target);
      const { program } = JSON.parse(await read(`${item}${target.id}/index.json`));
      expect(program.text).toBe(text);
      const blocks = new MarkdownIt()
        .parse(await read(`${item}${target.id}/index.md`), {})
        .filter(({ type, info }) => type === 'fence' && info === target.language.highlight);
      const normal = text.replaceAll('\r\n', '\n').replace(/\n?$/, '\n');
      expect(blocks.map(({ content }) => content)).toContain(normal);
    }
  });

  it('says in words what was proven, with versions, and what each input is', async () => {
    const markdown = await read(`${item}cpp-libcurl/index.md`);
    expect(markdown).toMatch(
      /Proof: \*\*This program ran; g\+\+ [\d.]+; libcurl [\d.]+; request matched\*\*/,
    );
    expect(markdown).toContain('- `accessToken`: environment variable `ACCESS_TOKEN`');
    expect(markdown).toMatch(/- `userId` \(path, required\): Id or e-mail address/);
    expect(markdown).toContain('### 404 User does not exist');
  });

  it('has the members that docs/machines.md promises', async () => {
    const shape = JSON.parse(await read(`${item}cpp-libcurl/index.json`));
    const document = await readFile(new URL('../../../docs/machines.md', import.meta.url), 'utf8');
    const part = document.slice(document.indexOf('## An item'), document.indexOf('## The other pages'));
    const promised = Array.from(part.matchAll(/^\| `(\w+)` \|/gm), ([, name]) => name);
    expect(Object.keys(shape).filter((name) => !promised.includes(name))).toEqual([]);
    const always = Array.from(part.matchAll(/^\| `(\w+)` \| (?!Optional)/gm), ([, name]) => name);
    expect(always.filter((name) => !Object.hasOwn(shape, name ?? ''))).toEqual([]);
  });

  it('shows no value that was typed, and no credential of the collection outside of its own JSON', async () => {
    const secret = 'Kept-to-oneself-1';
    const document = {
      info: { name: 'Secret' },
      auth: { type: 'bearer', bearer: [{ key: 'token', value: secret }] },
      item: [
        {
          name: 'Ask',
          request: { method: 'GET', url: 'https://example.com/ask' },
          response: [
            {
              name: 'Fine',
              code: 200,
              originalRequest: { method: 'GET', url: 'https://example.com/ask?page=2' },
            },
          ],
        },
      ],
    };
    for (const collection of readCollections(JSON.stringify(document)).value)
      catalogue.shelf.open(collection, [], 'file');
    for (const form of ['md', 'json']) {
      expect(await read(`/secret/ask/http/index.${form}`)).not.toContain(secret);
      expect(
        await read(`${item}cpp-libcurl/index.${form}?value.userId=typed-in&base=https%3A%2F%2Ftyped.example`),
      ).not.toMatch(/typed/);
    }
  });
});

describe('llms.txt', () => {
  it('is as llmstxt.org says: a title, a summary, lists of links, all of which lead somewhere', async () => {
    const text = await read('/llms.txt');
    expect(text).toMatch(/^# Wireproof\n\n> [^\n]+\n\n/);
    const lines = text.split('\n').filter((line) => line.startsWith('- '));
    expect(lines.every((line) => /^- \[.+\]\([^)]+\)(?:: .+)?$/.test(line))).toBe(true);
    for (const to of linksOf(text)) await read(to);
    expect(linksOf(text)).toContain(`${item}cpp-libcurl/index.md`);
  });

  it('stays small for a collection of very many items', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({
      name: `Item ${at}`,
      request: `https://example.com/${at}`,
    }));
    const document = { info: { name: 'Many' }, item: [{ name: 'All', item: many }] };
    const crowded = await openCatalogue(['http']);
    for (const collection of readCollections(JSON.stringify(document)).value)
      crowded.shelf.open(collection, [], 'file');
    const visit = { query: new URLSearchParams(), links: servedLinks() };
    for (const path of ['/llms.txt', '/many/index.md', '/many/all/index.md', '/many/all/index.json']) {
      const page = await pageAt(crowded, { ...visit, path });
      expect(page.kind === 'file' && page.bytes.length).toBeLessThan(100_000);
    }
    const last = await pageAt(crowded, {
      ...visit,
      path: '/many/all/index.md',
      query: new URLSearchParams('from=9900'),
    });
    expect(last.kind === 'file' && new TextDecoder().decode(last.bytes)).toContain('Item 9999');
  });
});

describe('a hostile collection', () => {
  it('cannot write outside of its places in Markdown', async () => {
    const hostile = await openCatalogue(['shell-curl']);
    for (const collection of readCollections(JSON.stringify(hostileCollection)).value)
      hostile.shelf.open(collection, [], 'file');
    const [opened] = hostile.shelf.all();
    for (const one of opened?.items ?? []) {
      const path = `/${opened?.slug}/${opened?.addressOf.get(one)}/shell-curl/index.md`;
      const page = await pageAt(hostile, { path, query: new URLSearchParams(), links: servedLinks() });
      const markdown = page.kind === 'file' ? new TextDecoder().decode(page.bytes) : '';
      const tokens = new MarkdownIt({ html: true }).parse(markdown, {});
      const quoted = tokens.findIndex(({ type }) => type === 'blockquote_open');
      const end = tokens.findIndex(({ type }) => type === 'blockquote_close');
      const outside = tokens.filter((_, at) => at < quoted || at > end);
      expect(outside.filter(({ type }) => type === 'html_block')).toEqual([]);
      expect(
        outside.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'html_inline'),
      ).toEqual([]);
      expect(outside.filter(({ type, tag }) => type === 'heading_open' && tag === 'h1')).toHaveLength(1);
    }
  });
});

describe('an export', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wireproof-machines-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has every page in every form, with links between the files', async () => {
    const small = await openCatalogue(['shell-curl', 'http']);
    openSamples(small);
    await exportSite(small, join(folder, 'site'));
    const files = await readdir(join(folder, 'site'), { recursive: true });
    const pages = files.filter((file) => file.endsWith('index.html'));
    expect(pages.length).toBeGreaterThan(30);
    for (const page of pages) {
      for (const form of ['md', 'json']) {
        expect(existsSync(join(folder, 'site', page.replace(/html$/, form))), `${page} as ${form}`).toBe(
          true,
        );
      }
    }
    for (const file of files.filter((name) => /\.md$|llms\.txt$/.test(name))) {
      const text = await readFile(join(folder, 'site', file), 'utf8');
      for (const to of linksOf(text).filter((link) => !/^https?:/.test(link))) {
        expect(existsSync(join(folder, 'site', file, '..', to)), `${file} to ${to}`).toBe(true);
      }
    }
  });
});
