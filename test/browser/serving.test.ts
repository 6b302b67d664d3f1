import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCatalogue, openSamples } from '../../src/catalogue/open-catalogue.ts';
import { readPublicUrl } from '../../src/catalogue/serving/public-url.ts';
import { type RunningCatalogue, startCatalogue } from '../../src/catalogue/start-catalogue.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';
import { describeBrowsing } from './browser.ts';
import { faultsOf } from './faults.ts';
import { type ReverseProxy, startReverseProxy } from './reverse-proxy.ts';
import { itemToPaste } from './running.ts';

const token = 'a-token-of-24-characters';
const item = 'zoom-users/users/user-id/update-a-user-s-password/cpp-libcurl/';

let simulator: Simulator;
let running: RunningCatalogue;
let proxy: ReverseProxy;
let address: string;

beforeAll(async () => {
  const catalogue = await openCatalogue();
  openSamples(catalogue);
  [simulator, proxy] = await Promise.all([startSimulator(), startReverseProxy()]);
  address = `${proxy.origin}/docs/api/`;
  const publicUrl = readPublicUrl(address);
  if (!publicUrl) throw new Error(`${address} is no public address.`);
  running = await startCatalogue({ catalogue, simulator, port: 0, token, publicUrl });
  proxy.passTo(running.origin);
});

afterAll(async () => {
  await running?.close();
  await proxy?.close();
  await simulator?.close();
});

async function signIn(page: Page, word: string): Promise<void> {
  await page.getByLabel('Token').fill(word);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const phone = { viewport: { width: 390, height: 844 } };

describeBrowsing('behind a proxy, below a path, with a token', ({ visit }) => {
  it.each([true, false])(
    'signs in, opens, runs and signs out (with scripts: %s)',
    async (javaScriptEnabled) => {
      await visit({ javaScriptEnabled }, async (page) => {
        await page.goto(address);
        expect(await page.getByLabel('Paste JSON').count()).toBe(0);
        await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
        await signIn(page, token);
        await page.waitForURL(address);
        await page.getByLabel('Paste JSON').fill(itemToPaste());
        await page.getByRole('button', { name: 'Open', exact: true }).click();
        await page.waitForURL(/\/docs\/api\/[^/]+\/.*\/cpp-libcurl\/$/);
        await page
          .locator('form#run')
          .getByRole('textbox', { name: 'password' })
          .fill(`Behind ${javaScriptEnabled} 1`);
        await page.locator('form#run button.primary').click();
        await page.waitForURL(/run=/);
        expect(await page.locator('#live pre').innerText()).toMatch(/^HTTP\/1\.1 204/);
        await page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'curl' }).click();
        await page.waitForURL(/\/docs\/api\/.*\/shell-curl\//);
        await page.getByRole('link', { name: 'Sign out' }).click();
        await page.getByRole('button', { name: 'Sign out' }).click();
        await page.waitForURL(address);
        expect(await page.getByLabel('Paste JSON').count()).toBe(0);
      });
    },
  );

  it('does not run for who has not signed in, and says what to do', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      page.removeAllListeners('console');
      await page.goto(`${address}${item}`);
      expect(await page.locator('form#run button').count()).toBe(0);
      await page.locator('form#run').getByRole('link', { name: 'Sign in' }).click();
      await signIn(page, 'not the token');
      expect(await page.getByRole('alert').innerText()).toContain('That is not the token.');
      await signIn(page, token);
      await page.waitForURL(`${address}${item}`);
    });
  });

  it.each(['light', 'dark'] as const)(
    'has a page to sign in without faults, on a phone too, in %s',
    async (colorScheme) => {
      await visit({ colorScheme, ...phone }, async (page) => {
        await page.goto(`${address}_sign-in`);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
        expect(await faultsOf(page)).toEqual([]);
      });
    },
  );

  it('copies a page as Markdown', async () => {
    await visit({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await page.goto(`${address}${item}`);
      await page.getByRole('button', { name: 'Copy as Markdown' }).click();
      await page.getByText('Copied').first().waitFor();
      const copied = await page.evaluate('navigator.clipboard.readText()');
      const served = await page.request.get(`${address}${item}index.md`);
      expect(copied).toBe(await served.text());
      expect(copied).toMatch(/^# Update a user's password\n/);
      const list = page.getByRole('contentinfo').getByRole('link', { name: 'llms.txt' });
      expect(await list.getAttribute('href')).toBe('/docs/api/llms.txt');
    });
  });

  it('has the link in the place of the button without scripts', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${address}${item}`);
      expect(await page.getByRole('button', { name: 'Copy as Markdown' }).count()).toBe(0);
      const link = page.getByRole('contentinfo').getByRole('link', { name: 'Markdown' });
      expect(await link.getAttribute('href')).toBe(`/docs/api/${item}index.md`);
    });
  });
});
