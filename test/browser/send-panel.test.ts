import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { guardedConnect } from '../../src/network/guarded-connect.ts';
import { describeBrowsing } from './browser.ts';
import { faultsOf } from './faults.ts';
import { type Running, startBoth } from './running.ts';

const users = '/zoom-users/users/user-id';

let running: Running;
/** A host that is not the simulator. */
let host: Server;
let base: string;
let arrived: IncomingMessage[];
let answer: (response: ServerResponse, request: IncomingMessage) => void;

beforeAll(async () => {
  host = createServer((request, response) => {
    arrived.push(request);
    request.resume().on('end', () => answer(response, request));
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const { port } = host.address() as AddressInfo;
  base = `http://127.0.0.1:${port}/v2`;
  running = await startBoth(guardedConnect({ allowed: [{ host: '127.0.0.1', port }] }));
});

beforeEach(() => {
  arrived = [];
});

afterAll(async () => {
  host?.closeAllConnections();
  host?.close();
  await running?.close();
});

const panel = (page: Page) => page.locator('#run');
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click();
const answerOf = (page: Page) => page.locator('#live pre').innerText();
const verdictOf = (page: Page) => page.locator('#verdict strong').innerText();

/** Opens an item with the panel at the host, and types the token. */
async function atHost(page: Page, item: string): Promise<void> {
  await page.goto(`${running.origin}${users}/${item}/cpp-libcurl/?base=${encodeURIComponent(base)}`);
  await panel(page)
    .getByRole('link', { name: /^The real host/ })
    .click();
  await page.waitForURL(/to=host/);
  expect(await page.getByLabel('Base URL').inputValue()).toBe(base);
  await panel(page).getByLabel('ACCESS_TOKEN').fill('a-real-secret');
}

describeBrowsing('the send panel', ({ visit }) => {
  it.each([true, false])(
    'sends to the simulator and holds the answer against its documentation, scripts %s',
    async (javaScriptEnabled) => {
      await visit({ javaScriptEnabled }, async (page) => {
        await page.goto(`${running.origin}${users}/update-a-user-s-password/cpp-libcurl/`);
        expect(await page.locator('#request-text').innerText()).toMatch(
          /^PUT \/zoom-users\/v2\/users\/.* HTTP\/1\.1\nHost: /,
        );
        for (const [userId, status] of [
          ['', '204 No Content'],
          ['', '400 Bad Request'],
          ['nobody@example.com', '404 Not Found'],
        ]) {
          if (userId) await panel(page).getByRole('textbox', { name: 'userId' }).fill(userId);
          await panel(page)
            .getByRole('textbox', { name: 'password' })
            .fill(`Panel journey ${Number(javaScriptEnabled)}`);
          const before = page.url();
          await send(page);
          await page.waitForURL((url) => url.href !== before && url.searchParams.has('run'));
          expect(await answerOf(page)).toMatch(new RegExp(`^HTTP/1.1 ${status}\\n`));
          expect(await verdictOf(page)).toBe('As documented');
        }
        await panel(page).getByRole('textbox', { name: 'ACCESS_TOKEN' }).fill('wrong-token');
        const before = page.url();
        await send(page);
        await page.waitForURL((url) => url.href !== before);
        expect(await answerOf(page)).toMatch(/^HTTP\/1\.1 401 /);
        expect(await verdictOf(page)).toBe('Not as documented');
        expect(await page.locator('.check .differences').innerText()).toMatch(/status\s+204, 400, 404\s+401/);
        // The search for faults is a script itself.
        if (javaScriptEnabled) expect(await faultsOf(page)).toEqual([]);
      });
    },
  );

  it.each([true, false])(
    'sends to a real host when its reader agrees, scripts %s',
    async (javaScriptEnabled) => {
      answer = (response) => response.writeHead(204).end();
      await visit({ javaScriptEnabled }, async (page) => {
        // A form that waits for an answer is one with status 422.
        page.removeAllListeners('console');
        await atHost(page, 'update-a-user-s-password');
        await send(page);
        await page.locator('#must-agree').waitFor();
        expect(arrived).toHaveLength(0);
        expect(await page.locator('#request-text').innerText()).toContain('Authorization: Bearer ********');
        expect(await page.locator('form#run').getByLabel('ACCESS_TOKEN').inputValue()).toBe('a-real-secret');
        await page.getByRole('checkbox', { name: /changes data at/ }).check();
        await send(page);
        await page.waitForURL(/run=/);
        expect(arrived.map(({ method, url }) => `${method} ${url}`)).toEqual([
          'PUT /v2/users/ada%40example.com/password',
        ]);
        expect(arrived[0]?.headers.authorization).toBe('Bearer a-real-secret');
        expect(await verdictOf(page)).toBe('As documented');
        expect(page.url()).not.toContain('secret');
        // The server has forgotten it; the tab has not, where it can remember.
        expect(await page.locator('form#run').getByLabel('ACCESS_TOKEN').inputValue()).toBe(
          javaScriptEnabled ? 'a-real-secret' : '',
        );
      });
    },
  );

  it('shows the request first, with its secrets only when asked', async () => {
    await visit({}, async (page) => {
      await atHost(page, 'get-a-user');
      await page.getByRole('button', { name: 'Show the request' }).click();
      await page.getByText('Authorization: Bearer ********').waitFor();
      await page.getByRole('checkbox', { name: 'with its secrets' }).check();
      await page.getByRole('button', { name: 'Show the request' }).click();
      await page.getByText('Authorization: Bearer a-real-secret').waitFor();
      expect(arrived).toHaveLength(0);
      expect(page.url()).toContain('to=host');
      expect(page.url()).not.toMatch(/secret|_run/);
    });
  });

  it('shows differences, on a phone too, and lets nothing of an answer run', async () => {
    const script = '<script>window.harmed = true</script><img src=x onerror="window.harmed = true">';
    answer = (response) =>
      response.writeHead(200, { 'Content-Type': 'application/json', 'X-Hostile': script }).end(
        JSON.stringify({
          id: 7,
          [`${script}\u202e${'x'.repeat(200)}`]: script,
          last_name: `</pre>${script}`,
        }),
      );
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ])
      await visit({ viewport }, async (page) => {
        await atHost(page, 'get-a-user');
        await send(page);
        await page.waitForURL(/run=/);
        expect(await verdictOf(page)).toBe('Not as documented');
        expect(await page.locator('.check .differences').innerText()).toMatch(/body \/id\s+string\s+number/);
        expect(await answerOf(page)).toContain(script);
        expect(await page.evaluate('window.harmed')).toBeUndefined();
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        expect(await faultsOf(page)).toEqual([]);
      });
  });

  it('refuses an address that is not public, in one sentence', async () => {
    await visit({}, async (page) => {
      await atHost(page, 'get-a-user');
      await page.getByLabel('Base URL').fill('http://2130706433:9/v2');
      await send(page);
      await page.waitForURL(/run=/);
      expect(await answerOf(page)).toMatch(
        /^Nothing was sent to 2130706433:9: .*--allow-host 2130706433:9\.\s*$/,
      );
      expect(await page.getByLabel('Base URL').inputValue()).toBe('http://2130706433:9/v2');
    });
  });
});
