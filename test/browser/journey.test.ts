import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeBrowsing } from './browser.ts';
import { itemSource, itemToPaste, type Running, startBoth } from './running.ts';

let running: Running;

beforeAll(async () => {
  running = await startBoth();
});

afterAll(() => running?.close());

/** From the start page to the item's page in C++. */
async function paste(page: Page): Promise<void> {
  await page.goto(`${running.origin}/`);
  await page.getByLabel('Paste JSON').fill(itemToPaste());
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.waitForURL(/\/cpp-libcurl\/$/);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe("Update a user's password");
}

/** Presses the button and reads what the simulator answered. */
async function run(page: Page, fields: Record<string, string>): Promise<string> {
  for (const [name, value] of Object.entries(fields)) {
    await page.getByRole('textbox', { name, exact: true }).fill(value);
  }
  const before = page.url();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL((url) => url.href !== before && url.searchParams.has('run'));
  return page.locator('#live pre').innerText();
}

describeBrowsing(`the journey from the start page, with an item from ${itemSource}`, ({ visit }) => {
  it('pastes, chooses C++, copies, runs: 204, then 400, then 404', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    await visit({ permissions }, async (page) => {
      await paste(page);
      for (const heading of ['Curl Command', 'Postman Collection Item JSON']) {
        expect(await page.getByRole('heading', { name: heading }).count()).toBe(1);
      }
      await page.getByRole('link', { name: 'C++ Chilkat' }).click();
      expect(await page.locator('#text').innerText()).toContain('CkHttpRequest');
      await page.getByRole('link', { name: 'C++', exact: true }).last().click();
      await page.waitForURL(/cpp-libcurl/);
      await page.locator('.program').getByRole('button', { name: 'Copy' }).click();
      await page.getByText('Copied').first().waitFor();
      const copied = await page.evaluate('navigator.clipboard.readText()');
      const file = page.getByRole('link', { name: 'Download' }).first();
      const text = await (
        await page.request.get(new URL((await file.getAttribute('href')) ?? '', page.url()).href)
      ).text();
      expect(copied).toBe(text);
      expect(await run(page, { password: 'Journey one 1' })).toMatch(/^HTTP\/1\.1 204 No Content\n/);
      const again = await run(page, {});
      expect(again).toMatch(/^HTTP\/1\.1 400 Bad Request\n/);
      expect(again).toContain('"code":300');
      expect(again).toContain('Wireproof-Rule: zoom-300-same; source=documented');
      const unknown = await run(page, { userId: 'nobody@example.com', password: 'Journey two 2' });
      expect(unknown).toMatch(/^HTTP\/1\.1 404 Not Found\n/);
      expect(unknown).toContain('"code":1001');
    });
  });

  it('does the same without JavaScript', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await paste(page);
      expect(await page.locator('.program').getByRole('button', { name: 'Copy' }).count()).toBe(0);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download' }).first().click();
      expect((await download).suggestedFilename()).toBe('main.cpp');
      expect(await run(page, { password: 'No script 1' })).toMatch(/^HTTP\/1\.1 204/);
      expect(await run(page, {})).toMatch(/^HTTP\/1\.1 400/);
      await page.locator('.tabs').getByText('User does not exist').first().click();
      expect(await page.locator('.answer-4').first().isVisible()).toBe(true);
      expect(await run(page, {})).toMatch(/^HTTP\/1\.1 404/);
    });
  });

  it('prints for the simulator by a plain link, with a command that holds a working token', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await paste(page);
      await page.getByRole('link', { name: /^Simulator here/ }).click();
      expect(await page.locator('#text').innerText()).toMatch(/base_url = "http:\/\/127\.0\.0\.1:\d+\//);
      expect(await page.locator('#command').innerText()).toMatch(/ACCESS_TOKEN=\S{20,} \.\/main$/);
      await page
        .getByRole('textbox', { name: /^userId/ })
        .first()
        .fill('a/b c');
      await page.getByRole('button', { name: 'Apply' }).click();
      expect(await page.locator('#text').innerText()).toContain('"a/b c"');
    });
  });

  it('says what is wrong with bad JSON, and keeps it', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      page.removeAllListeners('console');
      await page.goto(`${running.origin}/`);
      await page.getByLabel('Paste JSON').fill('{"name": ');
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      expect(await page.getByRole('alert').innerText()).toContain('could not be opened');
      expect(await page.getByLabel('Paste JSON').inputValue()).toBe('{"name": ');
    });
  });

  it('can be walked with the keyboard', async () => {
    await visit({}, async (page) => {
      await paste(page);
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').innerText()).toBe('Skip to the content');
      await page.keyboard.press('Enter');
      expect(await page.locator('main:focus').count()).toBe(1);
      await page.locator('#answer-1').focus();
      await page.keyboard.press('ArrowDown');
      expect(await page.locator('.answer-2').first().isVisible()).toBe(true);
      await page.waitForURL(/answer=/);
    });
  });
});
