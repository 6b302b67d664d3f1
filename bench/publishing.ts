import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { corpusFolder } from '../test/corpus/corpus.ts';
import { median, percentile } from './measure.ts';
import { megabytes, table, thousands } from './table.ts';

/** What an export is and what its pages weigh, in bytes; times in milliseconds unless they say otherwise. */
export interface Publishing {
  readonly seconds: number;
  readonly targets: number;
  readonly pages: number;
  readonly files: number;
  readonly bytes: number;
  readonly html: { readonly median: number; readonly largest: number };
  readonly style: number;
  /** Compressed: what every page loads, and what one loads in all when someone types in it, by the heaviest printer. */
  readonly script: { readonly page: number; readonly typing: number };
  /** From a keystroke in an input until the page is painted; absent where there is no Chromium. */
  readonly keystroke?: { readonly median: number; readonly p95: number };
}

const targets = ['cpp-libcurl', 'cpp-chilkat', 'shell-curl', 'python-requests', 'node-fetch'];
const executablePath = '/usr/bin/chromium';

/** Exports the Zoom collection as the command line does, and looks at what was written. */
export async function measurePublishing(): Promise<Publishing> {
  const out = mkdtempSync(join(tmpdir(), 'wireproof-export-'));
  try {
    const seconds = exportZoom(out);
    const names = readdirSync(out, { recursive: true, encoding: 'utf8' });
    const files = names.map((name) => join(out, name)).filter((path) => statSync(path).isFile());
    const pages = files.filter((path) => path.endsWith('.html'));
    const html = pages.map((path) => statSync(path).size);
    const program = pages.find((path) => path.includes(join('update-a-user-s-password', 'cpp-libcurl')));
    const keystroke = program && (await typingTimes(program));
    return {
      seconds,
      targets: targets.length,
      pages: pages.length,
      files: files.length,
      bytes: files.reduce((sum, path) => sum + statSync(path).size, 0),
      html: { median: median(html), largest: Math.max(...html) },
      style: compressed(out, 'wireproof.css'),
      script: scriptSizes(out),
      ...(keystroke && { keystroke }),
    };
  } finally {
    rmSync(out, { recursive: true });
  }
}

function exportZoom(out: string): number {
  const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
  const zoom = join(corpusFolder, 'collections', 'Zoom-API.postman_collection.json');
  const options = ['--mask', '--targets', targets.join(','), '--out', out];
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [main, 'export', zoom, ...options], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return (performance.now() - start) / 1000;
}

function scriptSizes(out: string): Publishing['script'] {
  const page = compressed(out, 'page.js');
  const printers = targets.filter((id) => id !== 'shell-curl').map((id) => compressed(out, `live-${id}.js`));
  const typing = compressed(out, 'live.js') + compressed(out, 'live-shell-curl.js') + Math.max(...printers);
  return { page, typing: page + typing };
}

function compressed(out: string, name: string): number {
  return gzipSync(readFileSync(join(out, '_assets', name))).length;
}

/** Types into the first input of a page that was opened from its file. */
async function typingTimes(path: string): Promise<Publishing['keystroke']> {
  if (!existsSync(executablePath)) return undefined;
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', ...asRoot] });
  try {
    const page = await browser.newPage();
    await page.goto(`file://${path}`);
    const field = page.locator('.inputs input[name="value.userId"]');
    await field.focus();
    await field.fill('first');
    await page.locator('#text', { hasText: 'first' }).waitFor();
    const times = await page.evaluate<number[]>(typeSixty);
    return { median: median(times), p95: percentile(times, 0.95) };
  } finally {
    await browser.close();
  }
}

/** Runs in the page: sixty letters, each timed until the frame after it is drawn. */
const typeSixty = `(async () => {
  const field = document.querySelector('.inputs input[name="value.userId"]');
  const times = [];
  for (let count = 0; count < 60; count++) {
    const start = performance.now();
    field.value += 'x';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    times.push(performance.now() - start);
  }
  return times;
})()`;

export function printPublishing(figures: Publishing): string {
  const { html, script, keystroke } = figures;
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  const typing = keystroke
    ? `${keystroke.median.toFixed(1)} ms, ${keystroke.p95.toFixed(1)} ms`
    : 'no browser';
  return `## Export

The Zoom collection with ${figures.targets} targets, written by \`wireproof export\`; and one of its pages opened from its file in Chromium, where a letter is typed into an input.

${table(
  ['what', 'figure'],
  [
    ['time by the clock', `${figures.seconds.toFixed(1)} s`],
    [
      'written',
      `${thousands(figures.pages)} pages, ${thousands(figures.files)} files, ${megabytes(figures.bytes)} MB`,
    ],
    ['HTML of a page: median, largest', `${kilobytes(html.median)}, ${kilobytes(html.largest)}`],
    ['style of every page, compressed', kilobytes(figures.style)],
    ['script of every page, compressed', kilobytes(script.page)],
    ['script in all once someone types, compressed', kilobytes(script.typing)],
    ['keystroke until painted: median, p95', typing],
  ],
)}`;
}
