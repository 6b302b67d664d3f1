import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportSite } from '../../src/catalogue/export-site.ts';
import { openCatalogue, openSamples } from '../../src/catalogue/open-catalogue.ts';
import { startCatalogue } from '../../src/catalogue/start-catalogue.ts';
import { readCollections } from '../../src/collection/read.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { largeCollection } from '../shared/large-collection.ts';
import { describeBrowsing } from './browser.ts';
import { faultsOf } from './faults.ts';
import { hostileCollection } from './hostile-collection.ts';
import type { Running } from './running.ts';

const password = '/zoom-users/users/user-id/update-a-user-s-password/';
const pages = [
  '/',
  '/_languages/cpp/',
  '/_proofs/',
  '/zoom-users/users/',
  '/zoom-users/users/list-users/cpp-libcurl/',
];

let running: Running;
let folder: string;

beforeAll(async () => {
  const catalogue = await openCatalogue(['cpp-libcurl', 'shell-curl']);
  openSamples(catalogue);
  for (const json of [largeCollection('usual'), JSON.stringify(hostileCollection)]) {
    for (const collection of readCollections(json).value) catalogue.shelf.open(collection, [], 'file');
  }
  const simulator = await startSimulator();
  const started = await startCatalogue({ catalogue, simulator, port: 0 });
  running = {
    origin: started.origin,
    close: async () => {
      await started.close();
      await simulator.close();
    },
  };
  folder = await mkdtemp(join(tmpdir(), 'wireproof-search-'));
});

afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Types into the palette, and waits for the option that is chosen first. */
async function find(page: Page, text: string, first: string): Promise<void> {
  await page.keyboard.type(text);
  await page.locator('[role=option][aria-selected=true]', { hasText: first }).waitFor();
}

describeBrowsing('the palette', ({ visit }) => {
  it.each(pages)('leads by keyboard alone to an item: %s', async (path) => {
    await visit({}, async (page) => {
      await page.goto(`${running.origin}${path}`);
      await page.keyboard.press('/');
      await find(page, 'put /users/pass', "Update a user's password");
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${password}cpp-libcurl/`);
    });
  });

  it('opens by Ctrl-K and by its button, and closes by Escape where it was opened', async () => {
    await visit({}, async (page) => {
      await page.goto(`${running.origin}/`);
      const button = page.getByRole('button', { name: 'Find a request' });
      await button.focus();
      await page.keyboard.press('Control+k');
      await find(page, 'user', 'user');
      await page.keyboard.press('Escape');
      expect(await page.locator('dialog[open]').count()).toBe(0);
      expect(await page.evaluate('document.activeElement.textContent')).toContain('Find a request');
      await button.click();
      expect(await page.locator('.palette [role=combobox]').inputValue()).toBe('');
    });
  });

  it('is not opened by a slash that is typed into a field', async () => {
    await visit({}, async (page) => {
      await page.goto(`${running.origin}/`);
      await page.getByLabel('Paste JSON').press('/');
      expect(await page.getByLabel('Paste JSON').inputValue()).toBe('/');
      expect(await page.locator('dialog[open]').count()).toBe(0);
    });
  });

  it('chooses with arrows, Home and End, tells how many there are, and opens a new tab', async () => {
    await visit({}, async (page) => {
      await page.goto(`${running.origin}/zoom-users/?target=shell-curl`);
      await page.keyboard.press('/');
      await find(page, 'users/', 'List users');
      const field = page.locator('.palette [role=combobox]');
      const chosen = async () =>
        Number((await field.getAttribute('aria-activedescendant'))?.split('-').at(-1));
      const last = (await page.locator('.palette [role=option]').count()) - 1;
      expect(last).toBeGreaterThan(3);
      expect(await page.locator('.palette [role=status]').innerText()).toBe(`${last + 1} requests.`);
      const moves = ['ArrowDown', 'ArrowDown', 'ArrowUp', 'End', 'ArrowDown', 'ArrowUp', 'Home'];
      const places: number[] = [];
      for (const key of moves) {
        await page.keyboard.press(key);
        places.push(await chosen());
      }
      expect(places).toEqual([1, 2, 1, last, 0, last, 0]);
      const [tab] = await Promise.all([
        page.context().waitForEvent('page'),
        page.keyboard.press('Control+Enter'),
      ]);
      await tab.waitForURL('**/zoom-users/users/list-users/shell-curl/');
      expect(page.url()).toContain('/zoom-users/?target=shell-curl');
    });
  });

  it('looks in the collection of the page, and in all when told', async () => {
    await visit({}, async (page) => {
      await page.goto(`${running.origin}/zoom-users/`);
      await page.keyboard.press('/');
      await page.keyboard.type('tariff');
      await page.getByText('Nothing here has any of these words.').waitFor();
      await page.getByLabel('Only in Zoom users').uncheck();
      await page.getByText(/^1,000 requests, the first 30 shown/).waitFor();
      expect(await page.locator('.palette [role=option]').count()).toBe(30);
      await page.getByRole('link', { name: 'All of them on a page' }).click();
      await page.waitForURL('**/_search/?q=tariff');
      expect(await page.locator('.found').innerText()).toContain('1,000 requests found, 1 to 50 shown');
    });
  });

  it('forgives typing errors, and finds one of 10,000 in three keystrokes', async () => {
    await visit({}, async (page) => {
      await page.goto(`${running.origin}/harbour-usual/`);
      await page.keyboard.press('/');
      await find(page, 'arc', 'Archive');
      await page.locator('.palette [role=combobox]').fill('');
      await find(page, 'lcok attachmnt berth7', 'Lock attachments');
      expect(await page.locator('.palette mark').first().innerText()).toBe('Lock');
    });
  });

  it('opens what was typed when Enter comes before the answer', async () => {
    await visit({}, async (page) => {
      await page.goto(`${running.origin}/harbour-usual/`);
      await page.keyboard.press('/');
      await page.keyboard.insertText('lock attachments vessel berth7');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/lock-attachments-of-a-vessel-at-berth-7/cpp-libcurl/');
    });
  });

  it.each(['light', 'dark'] as const)('has nothing serious for axe, open and in %s', async (colorScheme) => {
    await visit({ colorScheme }, async (page) => {
      await page.goto(`${running.origin}/zoom-users/`);
      await page.keyboard.press('/');
      await find(page, 'user', 'user');
      expect(await faultsOf(page)).toEqual([]);
    });
  });

  it('fits a phone', async () => {
    await visit({ viewport: { width: 390, height: 844 }, hasTouch: true }, async (page) => {
      await page.goto(`${running.origin}/harbour-usual/`);
      await page.getByRole('button', { name: 'Find a request' }).tap();
      await page.locator('.palette [role=combobox]').fill('update');
      const option = page.locator('.palette [role=option]').nth(1);
      const { x = 0, width = 0 } = (await option.boundingBox()) ?? {};
      expect(x + width).toBeLessThanOrEqual(390);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      await option.tap();
      await page.waitForURL('**/harbour-usual/**/cpp-libcurl/');
    });
  });

  it('shows names that are no text of ours as text', async () => {
    await visit({}, async (page) => {
      await page.goto(`${running.origin}/`);
      await page.keyboard.press('/');
      await page.keyboard.type('script');
      await page.locator('.palette [role=option]').first().waitFor();
      expect(await page.evaluate('window.harmed')).toBeUndefined();
      expect(await page.locator('.palette script, .palette img').count()).toBe(0);
    });
  });
});

describeBrowsing('the search without a script', ({ visit }) => {
  it('is a form on every page, and leads to an item', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${running.origin}${password}cpp-libcurl/`);
      await page.getByRole('searchbox', { name: 'Find a request' }).fill('check emial');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${running.origin}/_search/?q=check+emial&in=zoom-users`);
      await page.getByRole('link', { name: "Check a user's email" }).click();
      await page.waitForURL('**/check-a-user-s-email/cpp-libcurl/');
    });
  });

  it.each(['light', 'dark'] as const)('has nothing serious for axe in %s', async (colorScheme) => {
    await visit({ colorScheme }, async (page) => {
      await page.goto(`${running.origin}/_search/?q=user&in=zoom-users`);
      expect(await faultsOf(page)).toEqual([]);
    });
  });

  it('goes on page by page', async () => {
    await visit({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto(`${running.origin}/_search/?q=archive`);
      await page.getByRole('link', { name: 'More of them' }).click();
      expect(await page.locator('.found').innerText()).toContain('51 to 100 shown');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    });
  });
});

describeBrowsing('a tree of 10,000', ({ visit }) => {
  it('opens folders in place', async () => {
    await visit({}, async (page) => {
      await page.goto(`${running.origin}/harbour-usual/`);
      const tree = page.locator('#folders');
      await tree.locator('summary', { hasText: 'Quay 3' }).click();
      await tree.locator('details details summary', { hasText: 'Quay 2' }).first().press('Enter');
      await tree.getByRole('link', { name: 'List notes of a invoice at berth 3' }).waitFor();
      expect(page.url()).toBe(`${running.origin}/harbour-usual/`);
      await tree.getByRole('link', { name: 'All in Quay 2' }).click();
      await page.waitForURL('**/harbour-usual/quay-3/quay-2/?target=cpp-libcurl');
    });
  });

  it('has links in their place without a script', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${running.origin}/harbour-usual/`);
      await page.locator('#folders').getByRole('link', { name: 'Quay 3' }).click();
      await page.waitForURL('**/harbour-usual/quay-3/?target=cpp-libcurl');
      expect(await page.locator('#folders details[open]').count()).toBe(1);
    });
  });
});

describeBrowsing('an export', ({ visit }) => {
  it('is searched from files, by keyboard alone', async () => {
    const catalogue = await openCatalogue(['shell-curl']);
    openSamples(catalogue);
    await exportSite(catalogue, folder);
    await visit({}, async (page) => {
      for (const start of ['index.html', 'zoom-users/users/_target-shell-curl/index.html']) {
        await page.goto(pathToFileURL(join(folder, start)).href);
        await page.keyboard.press('/');
        await find(page, 'pasword', "Update a user's password");
        await page.keyboard.press('Enter');
        await page.waitForURL(`**${password}shell-curl/index.html`);
        expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe("Update a user's password");
      }
    });
  });
});
