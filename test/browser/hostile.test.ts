import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportSite } from '../../src/catalogue/export-site.ts';
import { openCatalogue } from '../../src/catalogue/open-catalogue.ts';
import { readCollections } from '../../src/collection/read.ts';
import { describeBrowsing } from './browser.ts';
import { faultsOf } from './faults.ts';
import { harmIn, watchForHarm } from './harm.ts';
import { hostileCollection } from './hostile-collection.ts';
import { type Running, startBoth } from './running.ts';

const script = '<script>window.harmed = true</script>';

let running: Running;
let folder: string;

beforeAll(async () => {
  running = await startBoth();
  folder = await mkdtemp(join(tmpdir(), 'wireproof-hostile-'));
});

afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens everything that opens, because what is hidden counts too, and looks at the page. */
async function expectTame(page: Page): Promise<void> {
  await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
  expect(await harmIn(page), page.url()).toEqual([]);
}

/** Pastes the collection, and gives the first segment of its addresses. */
async function openHostile(page: Page): Promise<string> {
  await page.goto(`${running.origin}/`);
  await page.getByLabel('Paste JSON').fill(JSON.stringify(hostileCollection));
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.waitForURL((url) => url.pathname.split('/').length > 2);
  return new URL(page.url()).pathname.split('/')[1] ?? '';
}

/** Addresses of the items that the list of a collection links to. */
async function itemsIn(page: Page, slug: string, target = 'cpp-libcurl'): Promise<string[]> {
  await page.goto(`${running.origin}/${slug}/?target=${target}`);
  const links = (await page.evaluate(
    "Array.from(document.querySelectorAll('main a[href]:not([download])'), (link) => link.href.split('#')[0])",
  )) as string[];
  return [...new Set(links)].filter((link) => link.endsWith(`/${target}/`));
}

describeBrowsing('a hostile collection', ({ visit }) => {
  it('runs nothing, asks nobody and takes no name of the page, in every list and item', async () => {
    await visit({}, async (page) => {
      const harm = watchForHarm(page, (address) => address.startsWith(`${running.origin}/`));
      const items = await itemsIn(page, await openHostile(page));
      await expectTame(page);
      expect(items.length).toBeGreaterThan(20);
      for (const address of items) {
        await page.goto(address);
        await expectTame(page);
      }
      expect(harm()).toEqual([]);
    });
  });

  it.each(['cpp-chilkat', 'go-net-http', 'http', 'node-fetch', 'perl-lwp', 'python-requests', 'shell-curl'])(
    'runs nothing in %s, with each of its answers',
    async (target) => {
      await visit({}, async (page) => {
        const harm = watchForHarm(page, (address) => address.startsWith(`${running.origin}/`));
        const [item] = await itemsIn(page, await openHostile(page), target);
        for (const choice of [
          '',
          '?answer=200',
          '?answer=404',
          `?value.id=${script}`,
          `?base=https://x/${script}`,
        ]) {
          await page.goto(`${item}${choice}`);
          await expectTame(page);
        }
        expect(harm()).toEqual([]);
      });
    },
  );

  it('runs nothing when its request is sent, and has nothing serious for axe', async () => {
    await visit({}, async (page) => {
      const harm = watchForHarm(page, (address) => address.startsWith(`${running.origin}/`));
      const [item = ''] = await itemsIn(page, await openHostile(page));
      await page.goto(item);
      for (const tab of await page.locator('.tabs label').all()) await tab.click();
      await expectTame(page);
      await page.locator('#run button.primary').click();
      await page.waitForURL(/run=/);
      await expectTame(page);
      expect(await faultsOf(page)).toEqual([]);
      expect(harm()).toEqual([]);
    });
  });

  it('fits a page of 320 pixels', async () => {
    await visit({ viewport: { width: 320, height: 700 } }, async (page) => {
      const slug = await openHostile(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await page.goto(`${running.origin}/${slug}/?target=cpp-libcurl`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    });
  });

  it.each([
    `/${script}/`,
    `/zoom-users/?q=${script}&target=${script}`,
    `/_languages/${script}/`,
    `/_proofs/${script}/x/`,
    `/zoom-users/users/user-id/update-a-user-s-password/cpp-libcurl/?answer="><img src=x onerror="window.harmed=true">&run=${script}`,
  ])('runs nothing of an address: %s', async (path) => {
    await visit({ javaScriptEnabled: true }, async (page) => {
      const answer = await page.request.get(`${running.origin}${encodeURI(path)}`);
      const html = await answer.text();
      expect(html).not.toContain(script);
      expect(html).not.toContain('<img');
    });
  });

  it('runs nothing of a text that cannot be read', async () => {
    await visit({}, async (page) => {
      const harm = watchForHarm(page, (address) => address.startsWith(`${running.origin}/`));
      const answer = await page.request.post(`${running.origin}/_open`, {
        form: { text: `{"info": {"name": "${script}"}, ${script}` },
        headers: { origin: running.origin },
      });
      expect(answer.status()).toBe(422);
      expect(await answer.text()).not.toContain(script);
      expect(harm()).toEqual([]);
    });
  });
});

describeBrowsing('the export of a hostile collection', ({ visit }) => {
  it('runs nothing and asks nobody, opened from its folder', async () => {
    const catalogue = await openCatalogue(['cpp-libcurl', 'shell-curl']);
    const { value } = readCollections(JSON.stringify(hostileCollection));
    for (const collection of value) catalogue.shelf.open(collection, [], 'file');
    const site = join(folder, 'site');
    await exportSite(catalogue, site);
    const files = (await readdir(site, { recursive: true })).filter((file) => file.endsWith('.html'));
    expect(files.length).toBeGreaterThan(40);
    const home = pathToFileURL(`${site}/`).href;
    await visit({}, async (page) => {
      const harm = watchForHarm(page, (address) => address.startsWith(home));
      for (const file of files) {
        await page.goto(pathToFileURL(join(site, file)).href);
        await expectTame(page);
      }
      expect(harm()).toEqual([]);
    });
  });

  it('would not run a script, nor ask anybody, if a text came out of its place after all', async () => {
    const leak = `<script>window.harmed = true</script><img src="https://elsewhere.example/pixel" onerror="harmed = true">`;
    const catalogue = await openCatalogue(['shell-curl']);
    const site = join(folder, 'leaking');
    await exportSite(catalogue, site);
    const home = join(site, 'index.html');
    await writeFile(home, (await readFile(home, 'utf8')).replace('</main>', `${leak}</main>`));
    const tour = visit({}, async (page) => {
      await page.goto(pathToFileURL(home).href);
      await page.locator('img').waitFor({ state: 'attached' });
      expect(await page.evaluate('window.harmed')).toBeUndefined();
    });
    // The browser says on its console what it did not do.
    const said = await tour.then(
      () => '',
      (error: Error) => error.message,
    );
    expect(said).toMatch(/script.*Content Security Policy/i);
    expect(said).toMatch(/elsewhere\.example.*Content Security Policy/i);
  });
});
