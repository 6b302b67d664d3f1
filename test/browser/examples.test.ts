import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeBrowsing } from './browser.ts';
import { faultsOf } from './faults.ts';
import { type Running, startBoth } from './running.ts';

let running: Running;

beforeAll(async () => {
  running = await startBoth();
});

afterAll(() => running?.close());

function example(name: string, code: number, body: string) {
  return {
    name,
    code,
    header: [{ key: 'Content-Type', value: 'application/json' }],
    originalRequest: { method: 'GET', url: `https://api.example.com/rooms?ask=${code}` },
    body,
  };
}

function itemWith(response: readonly object[]): string {
  return JSON.stringify({
    name: 'List rooms',
    request: { method: 'GET', url: 'https://api.example.com/rooms' },
    response,
  });
}

describeBrowsing('the examples of an item', ({ visit }) => {
  const open = async (page: import('playwright-core').Page, json: string) => {
    await page.goto(`${running.origin}/`);
    await page.getByLabel('Paste JSON').fill(json);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.waitForURL(/cpp-libcurl/);
  };

  it.each([true, false])(
    'are one choice of request and answer, by keyboard too (scripts: %s)',
    async (javaScriptEnabled) => {
      const json = itemWith([
        example('Some', 200, '{"rooms": ["first"]}'),
        example('Some', 200, '{"rooms": ["second"]}'),
        example('<b>Gone</b> &amp; <i>lost</i>', 404, '{"rooms": "third"}'),
      ]);
      await visit({ javaScriptEnabled }, async (page) => {
        await open(page, json);
        const answers = page.getByRole('group', { name: 'Answer' });
        expect(await answers.getByRole('radio').count()).toBe(4);
        await answers.getByRole('radio').nth(1).focus();
        await page.keyboard.press('Space');
        const seen = page.locator('.exchange');
        for (const word of ['first', 'second', 'third']) {
          expect(await seen.innerText()).toContain(word);
          await page.keyboard.press('ArrowRight');
        }
        await answers.getByRole('radio', { name: '404 Gone & lost' }).check();
        const text = await seen.innerText();
        expect(text).toContain('/rooms?ask=404');
        expect(text).toContain('404 Not Found');
        expect(text).not.toMatch(/first|second/);
      });
    },
  );

  it('may be none, and may be very many', async () => {
    await visit({}, async (page) => {
      await open(page, itemWith([]));
      expect(await faultsOf(page)).toEqual([]);
      const many = Array.from({ length: 50 }, (_, index) =>
        example(`Number ${index}`, 200, `{"n": "n${index}"}`),
      );
      await open(page, itemWith(many));
      const address = new URL(page.url());
      expect(await page.locator('.answer:visible').count()).toBeGreaterThan(0);
      address.searchParams.set('answer', '200');
      await page.goto(address.href);
      expect(await page.locator('.exchange').innerText()).toContain('n0');
      expect(await faultsOf(page)).toEqual([]);
      expect((await page.content()).length).toBeLessThan(100_000);
    });
  });
});
