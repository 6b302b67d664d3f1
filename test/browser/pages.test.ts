import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportSite } from '../../src/catalogue/export-site.ts';
import { openCatalogue, openSamples } from '../../src/catalogue/open-catalogue.ts';
import { readProofs } from '../../src/prove/state.ts';
import { describeBrowsing } from './browser.ts';
import { faultsOf } from './faults.ts';
import { type Running, startBoth } from './running.ts';

const item = '/zoom-users/users/user-id/update-a-user-s-password/cpp-libcurl/';
const kinds = [
  '/',
  '/_languages/',
  '/_languages/cpp/',
  '/_proofs/',
  '/_proofs/cpp-libcurl/update-a-users-password/',
  '/zoom-users/',
  '/zoom-users/users/',
  item,
  `${item}?host=simulator&answer=404`,
  '/to-do-list/add-a-to-do/python-requests/',
  '/no-such-page/',
];

const fewCases = ['update-a-users-password', 'download-an-image'];

let running: Running;
let folder: string;

beforeAll(async () => {
  running = await startBoth();
  folder = await mkdtemp(join(tmpdir(), 'wireproof-export-'));
});

afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Goes to a page whatever its status is: a browser complains of one that is not found. */
async function go(page: Page, path: string): Promise<void> {
  await page.route(`${running.origin}/**`, async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    return route.fulfill({ response: await route.fetch(), status: 200 });
  });
  await page.goto(`${running.origin}${path}`);
}

/** Fails unless the whole of an element stands inside the frame of the matrix. */
async function expectInside(page: Page, element: Locator): Promise<void> {
  const frame = await page.locator('.matrix').boundingBox();
  const box = await element.boundingBox();
  if (!frame || !box) throw new Error('There is no such element in sight.');
  expect(box.x).toBeGreaterThanOrEqual(frame.x);
  expect(box.y).toBeGreaterThanOrEqual(frame.y);
  expect(box.x + box.width).toBeLessThanOrEqual(frame.x + frame.width + 1);
  expect(box.y + box.height).toBeLessThanOrEqual(frame.y + frame.height + 1);
}

describeBrowsing('pages', ({ visit }) => {
  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each(kinds)('have nothing serious for axe: %s', async (path) => {
      await visit({ colorScheme }, async (page) => {
        await go(page, path);
        expect(await faultsOf(page)).toEqual([]);
      });
    });

    it('have nothing serious for axe where a text cannot be read', async () => {
      await visit({ colorScheme }, async (page) => {
        await go(page, '/');
        await page.getByLabel('Paste JSON').fill('{"info": ');
        await page.getByRole('button', { name: 'Open', exact: true }).click();
        expect(await page.locator('.trouble').count()).toBe(1);
        expect(await faultsOf(page)).toEqual([]);
      });
    });
  });

  it.each(kinds)('fit a phone, and 320 pixels: %s', async (path) => {
    await visit({ viewport: { width: 390, height: 844 } }, async (page) => {
      await go(page, path);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      expect(await faultsOf(page)).toEqual([]);
      // As on a wide window that is zoomed to 400 % (WCAG 2.2, 1.4.10).
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    });
  });

  it('print the program whole: no navigation, nothing cut, nothing dark', async () => {
    await visit({ colorScheme: 'dark', viewport: { width: 680, height: 900 } }, async (page) => {
      await go(page, item);
      await page.getByText('Dark', { exact: true }).click();
      await page.emulateMedia({ media: 'print' });
      for (const shown of ['header.top', '.rail', '.languages', '.tools', '.themes', '.tabs']) {
        expect(await page.locator(shown).first().isVisible(), shown).toBe(false);
      }
      const widest =
        'Math.max(...Array.from(document.querySelectorAll(".line"), (line) => line.scrollWidth))';
      expect(await page.evaluate(widest)).toBeLessThanOrEqual(680);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      );
      expect(await page.locator('.answer').getByText('User does not exist').first().isVisible()).toBe(true);
    });
  });

  it('say with lines what colours said, where a reader has colours of their own', async () => {
    await visit({ forcedColors: 'active' }, async (page) => {
      await go(page, `${item}?answer=404`);
      for (const chosen of ['.tabs label:has(:checked)', '.languages a[aria-current]', '.line.input']) {
        const style = `getComputedStyle(document.querySelector(${JSON.stringify(chosen)})).outlineStyle`;
        expect(await page.evaluate(style), chosen).toBe('solid');
      }
    });
  });

  it('walk the matrix of proofs with the keyboard, from cell to cell and into one', async () => {
    await visit({}, async (page) => {
      await page.goto(`${running.origin}/_proofs/`);
      expect(await page.locator('.matrix tbody:last-child a[tabindex="0"]').count()).toBe(1);
      const cell = (row: number, column: number) =>
        page.locator(`.matrix tbody:last-child tr:nth-child(${row}) td:nth-of-type(${column}) a`);
      await cell(1, 1).focus();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowLeft');
      const address = await cell(3, 1).getAttribute('href');
      expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe(address);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${address}`);
      expect(await page.getByRole('heading', { name: 'Runs' }).count()).toBe(1);
    });
  });

  it('keep the names of cases and targets in sight while the matrix scrolls, on a phone and without a script', async () => {
    const phone = { viewport: { width: 390, height: 600 }, javaScriptEnabled: false };
    await visit(phone, async (page) => {
      await page.goto(`${running.origin}/_proofs/`);
      const last = page.locator('.matrix tbody:last-child tr:last-child');
      await last.locator('td:last-child a').scrollIntoViewIfNeeded();
      await expectInside(page, last.locator('th'));
      await expectInside(page, page.locator('.matrix thead th:last-child'));
      await last.locator('td:last-child a').click();
      expect(page.url()).toMatch(/\/_proofs\/[a-z-]+\/[a-z-]+\/$/);
      await page.getByRole('navigation', { name: 'The same case' }).getByRole('link').first().click();
      await page.getByRole('link', { name: 'Proofs' }).first().click();
      expect(page.url()).toBe(`${running.origin}/_proofs/`);
    });
  });

  it('lead from the badge of a program to its proof', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${running.origin}${item}`);
      await page.locator('.program .proof > summary:visible').click();
      await page.getByRole('link', { name: 'the whole proof' }).first().click();
      expect(new URL(page.url()).pathname).toBe('/_proofs/cpp-libcurl/update-a-users-password/');
      expect(await page.locator('#text').innerText()).toContain('curl_easy_perform');
    });
  });
});

describeBrowsing('an export', ({ visit }) => {
  it('opens from its folder: every link leads somewhere, in every language', async () => {
    const whole = await openCatalogue();
    // Of the very many proofs, those of two cases: their pages are alike.
    const few = whole.proofs.all.filter((proof) => fewCases.includes(proof.case));
    const catalogue = { ...whole, proofs: readProofs(JSON.stringify(few)) };
    openSamples(catalogue);
    await exportSite(catalogue, join(folder, 'site'), { proofs: true });
    await visit({}, async (page) => {
      const seen = new Set<string>();
      const waiting = [pathToFileURL(join(folder, 'site/index.html')).href];
      for (let address = waiting.pop(); address; address = waiting.pop()) {
        if (seen.has(address)) continue;
        seen.add(address);
        await page.goto(address);
        const links = (await page.evaluate(
          "Array.from(document.querySelectorAll('a[href]:not([download])'), (link) => link.href.split('#')[0])",
        )) as string[];
        const inside = links.filter((link) => link.startsWith('file:'));
        waiting.push(...inside.filter((link) => link.endsWith('.html')));
        // The forms for machines need no browser.
        for (const link of inside) expect(existsSync(fileURLToPath(link)), link).toBe(true);
      }
      expect(seen.size).toBeGreaterThan(20);
    });
  });

  it('has the same pages without a server: styled, with answers to choose, without forms', async () => {
    await visit({}, async (page) => {
      await page.goto(pathToFileURL(join(folder, `site${item}index.html`)).href);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe("Update a user's password");
      expect(await page.evaluate("getComputedStyle(document.querySelector('.program')).borderRadius")).toBe(
        '12px',
      );
      expect(await page.locator('form').count()).toBe(0);
      await page.locator('.tabs').getByText('User does not exist').first().click();
      expect(await page.locator('.answer-4').first().innerText()).toContain('1001');
      await page.locator('.program').getByRole('button', { name: 'Copy' }).click();
      expect(await faultsOf(page)).toEqual([]);
    });
  });

  it('shows the matrix of all proofs in words, without a link to pages that it does not have', async () => {
    await exportSite(await openCatalogue(), join(folder, 'matrix'));
    await visit({}, async (page) => {
      await page.goto(pathToFileURL(join(folder, 'matrix/_proofs/index.html')).href);
      expect(await page.locator('.matrix tbody:last-child td').count()).toBeGreaterThan(500);
      expect(await page.locator('.matrix tbody:last-child a').count()).toBe(0);
      expect(await page.getByText('Arrow keys').isVisible()).toBe(false);
      expect(await faultsOf(page)).toEqual([]);
    });
  });

  it('never writes into a folder that holds something else', async () => {
    const catalogue = await openCatalogue(['shell-curl']);
    await writeFile(join(folder, 'notes.txt'), 'mine');
    await expect(exportSite(catalogue, folder)).rejects.toThrow('holds something else');
    const { pages } = await exportSite(catalogue, join(folder, 'site'));
    expect(pages).toBeGreaterThan(2);
  });
});
