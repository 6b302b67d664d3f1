import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionOf, itemAlone, passwords, startZoom, type Zoom } from '../simulator/zoom.ts';
import { describeBrowsing } from './browser.ts';
import { faultsOf } from './faults.ts';

let zoom: Zoom;
let address: string;

beforeAll(async () => {
  zoom = await startZoom();
  address = `${zoom.simulator.origin}/_wireproof/`;
  const name = '<img src=x onerror="window.harmed = 1">';
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  zoom.simulator.mount(collectionOf({ info: { name, schema }, item: [itemAlone] }), '/hostile');
  await zoom.change('New-Password-1');
  await zoom.change('short');
  await zoom.change('New-Password-1', { userId: `${'very-long-'.repeat(30)}<b>` });
});
afterAll(() => zoom?.simulator.close());

const phone = { viewport: { width: 390, height: 844 } };

describeBrowsing('the page of the simulator', ({ visit }) => {
  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each([{}, phone])('has nothing serious for axe: %j', async (options) => {
      await visit({ colorScheme, ...options }, async (page) => {
        await page.goto(address);
        expect(await faultsOf(page)).toEqual([]);
        expect(await page.evaluate('window.harmed')).toBeUndefined();
      });
    });
  });

  it('fits a phone, with room for a finger and the name of each column', async () => {
    await visit(phone, async (page) => {
      await page.goto(address);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      for (const button of await page.getByRole('button').all()) {
        expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      }
      const before = "getComputedStyle(document.querySelector('td[data-name=Rule]'), '::before').content";
      expect(await page.evaluate(before)).toContain('Rule');
    });
  });

  it('does everything without scripts: sign in, freeze, advance, set, reset', async () => {
    await visit({ javaScriptEnabled: false, ...phone }, async (page) => {
      await page.goto(address);
      expect(await page.getByText('zoom-1001').count()).toBe(1);
      expect(await page.getByText('Your password was changed').count()).toBe(1);

      await page.getByRole('textbox', { name: 'E-mail' }).fill('mia.member@example.com');
      await page.getByRole('textbox', { name: 'Password' }).fill('New-Password-1');
      await page.getByRole('button', { name: 'Check' }).click();
      expect(await page.getByRole('status').innerText()).toContain('can sign in with this password');

      await page.goto(address);
      await page.getByRole('button', { name: 'Freeze' }).click();
      expect(await page.locator('.time').innerText()).toContain('frozen');
      await page.getByLabel('Time in UTC').fill('2030-01-02T03:04:05');
      await page.getByRole('button', { name: 'Set', exact: true }).click();
      expect(await page.locator('.time').innerText()).toBe('2030-01-02 03:04:05 UTC, frozen');
      await page.getByLabel('Hours').fill('1.5');
      await page.getByRole('button', { name: 'Advance' }).click();
      expect(await page.locator('.time').innerText()).toContain('2030-01-02 04:34:05 UTC');
      await page.getByRole('button', { name: 'Let it run' }).click();
      expect(await page.locator('.time').innerText()).not.toContain('frozen');

      await page.getByRole('button', { name: 'Reset everything' }).click();
      expect(await page.getByText('None yet.').count()).toBe(1);
      expect(await page.getByText('No mails yet.').count()).toBe(1);
      expect(await zoom.signsIn('mia.member@example.com', passwords.mia)).toBe(true);
    });
  });
});
