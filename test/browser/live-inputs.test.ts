import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportSite } from '../../src/catalogue/export-site.ts';
import { openCatalogue, openSamples } from '../../src/catalogue/open-catalogue.ts';
import { targetIds } from '../../src/targets/index.ts';
import { describeBrowsing } from './browser.ts';
import { faultsOf } from './faults.ts';
import { type Running, startBoth } from './running.ts';

const item = '/zoom-users/users/user-id/update-a-user-s-password/';
const typed = { base: 'https://own.example/v9', userId: 'Zoë "O\'Neil"</script>{{x}}' };
const query = `?${new URLSearchParams({ base: typed.base, 'value.userId': typed.userId })}`;
const secret = 'a-token-that-nobody-may-see';

let running: Running;
let folder: string;

beforeAll(async () => {
  running = await startBoth();
  folder = await mkdtemp(join(tmpdir(), 'wireproof-live-'));
});

afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What a page says of its item, as text. */
const readPage = `(root) => {
  const text = (selector) => root.querySelector(selector)?.textContent;
  return {
    program: text('#text'),
    marked: Array.from(root.querySelectorAll('#text .line.input'), ({ id }) => id),
    size: text('.program .toolbar .lines'),
    curl: text('#curl-text'),
    json: text('#json-text'),
    command: text('#command'),
    request: text('#request-text'),
    examples: Array.from(root.querySelectorAll('pre[aria-label="Request of the example"]'), ({ textContent }) => textContent),
    badges: Array.from(root.querySelectorAll('[data-state]:not([hidden]) strong'), ({ textContent }) => textContent),
  };
}`;

async function shown(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(`(${readPage})(document)`);
}

/** What the server says of the same item at an address. */
async function served(page: Page, address: string): Promise<Record<string, unknown>> {
  const html = await (await page.request.get(`${running.origin}${address}`)).text();
  return page.evaluate(
    `(${readPage})(new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html'))`,
  );
}

/** Opens a page, and has it load what typing needs. */
async function openLive(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('.inputs input[name="base"]').focus();
  await page.locator('.inputs[data-is-live]').waitFor();
}

async function type(page: Page, { base, userId }: { base: string; userId: string }): Promise<void> {
  await page.locator('.inputs input[name="base"]').fill(base);
  await page.locator('.inputs input[name="value.userId"]').fill(userId);
  await painted(page);
}

/** Two frames later what was typed is on the screen. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
  );
}

describeBrowsing('inputs, as they are typed', ({ visit }) => {
  it.each(targetIds)('make the page say what the server says, and back: %s', async (id) => {
    await visit({}, async (page) => {
      await openLive(page, `${running.origin}${item}${id}/`);
      const before = await page.locator('#text').innerHTML();
      const asGiven = await shown(page);
      await type(page, typed);
      expect(await shown(page)).toEqual(await served(page, `${item}${id}/${query}`));
      expect(await shown(page)).not.toEqual(asGiven);
      await page.getByRole('button', { name: 'Back to the documented values' }).click();
      await painted(page);
      expect(await shown(page)).toEqual(asGiven);
      expect(await page.locator('#text').innerHTML()).toBe(before);
    });
  });

  it('choose the simulator without leaving the page', async () => {
    await visit({}, async (page) => {
      await openLive(page, `${running.origin}${item}go-net-http/`);
      await page.getByRole('link', { name: /^Simulator here/ }).click();
      await painted(page);
      expect(await shown(page)).toEqual(await served(page, `${item}go-net-http/?host=simulator`));
      expect(page.url()).toBe(`${running.origin}${item}go-net-http/`);
      await page.locator('.inputs input[name="value.userId"]').fill(typed.userId);
      await painted(page);
      const own = new URLSearchParams({ host: 'simulator', 'value.userId': typed.userId });
      expect(await shown(page)).toEqual(await served(page, `${item}go-net-http/?${own}`));
      await type(page, typed);
      expect(await shown(page)).toEqual(await served(page, `${item}go-net-http/${query}`));
      await page.locator('.inputs input[name="base"]').fill('');
      await page.getByRole('link', { name: /^Documented host/ }).click();
      await painted(page);
      const kept = new URLSearchParams({ 'value.userId': typed.userId });
      expect(await shown(page)).toEqual(await served(page, `${item}go-net-http/?${kept}`));
    });
  });

  it('leave no caption over the request that was true of another', async () => {
    await visit({}, async (page) => {
      await openLive(page, `${running.origin}${item}go-net-http/`);
      const caption = page.locator('figure:has(#request-text) figcaption');
      expect(await caption.innerText()).toMatch(/^Request\s+\d+ bytes$/);
      await type(page, typed);
      expect(await caption.innerText()).toBe('Request');
    });
  });

  it('hold for the other languages and items of the collection, and over a reload', async () => {
    await visit({}, async (page) => {
      await openLive(page, `${running.origin}${item}go-net-http/`);
      await type(page, typed);
      await page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'Python' }).click();
      await page.waitForURL(/python-requests/);
      await page.locator('.inputs[data-is-live]').waitFor();
      expect(await shown(page)).toEqual(await served(page, `${item}python-requests/${query}`));
      await page.getByRole('link', { name: 'Next', exact: true }).click();
      await page.waitForURL((url) => !url.pathname.startsWith(item));
      await page.locator('.inputs[data-is-live]').waitFor();
      expect(await page.locator('#curl-text').innerText()).toContain(typed.base);
      await page.reload();
      await page.locator('.inputs[data-is-live]').waitFor();
      expect(await page.locator('#curl-text').innerText()).toContain(typed.base);
    });
  });

  it('of an address count, until something else is typed', async () => {
    await visit({}, async (page) => {
      await openLive(page, `${running.origin}${item}go-net-http/${query}`);
      expect(await page.locator('.inputs input[name="value.userId"]').inputValue()).toBe(typed.userId);
      await page.locator('.inputs input[name="value.userId"]').fill('other');
      await painted(page);
      expect(page.url()).toBe(`${running.origin}${item}go-net-http/`);
      await page.getByRole('button', { name: 'Back to the documented values' }).click();
      await painted(page);
      expect(await shown(page)).toEqual(await served(page, `${item}go-net-http/`));
    });
  });

  it('that are secrets stay in their field: masked elsewhere, in no store, address or attribute, and forgotten', async () => {
    await visit({}, async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
      await openLive(page, `${running.origin}${item}go-net-http/`);
      await page.locator('[data-secret="accessToken"]').fill(secret);
      await page.locator('[data-secret="password"]').fill(`${secret} 2`);
      await painted(page);
      expect(await page.locator('#request-text').innerText()).toMatch(/name="password"\n\n\*{8}\n/);
      expect(await page.locator('#run [name="value.password"]').inputValue()).toBe(`${secret} 2`);
      expect(await page.locator('#command').innerText()).toMatch(
        /PASSWORD=\*{8} ACCESS_TOKEN=\*{8} .\/main$/,
      );
      expect(await page.content()).not.toContain(secret);
      await page.getByRole('button', { name: 'Show secrets' }).click();
      expect(await page.locator('#command').innerText()).toContain(
        `PASSWORD='${secret} 2' ACCESS_TOKEN=${secret} ./main`,
      );
      await page.getByRole('button', { name: 'Show secrets' }).click();
      await page.keyboard.press('Enter');
      await page.locator('[data-secret="accessToken"]').press('Enter');
      await painted(page);
      const stores = 'JSON.stringify([sessionStorage, localStorage, document.cookie, location.href, name])';
      expect(await page.evaluate(stores)).not.toContain(secret);
      await page.reload();
      expect(await page.locator('[data-secret="accessToken"]').inputValue()).toBe('');
      expect(asked.join('\n')).not.toContain(secret);
    });
  });

  it('work by the address without a script: the same result', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${running.origin}${item}go-net-http/`);
      await page.locator('.inputs input[name="base"]').fill(typed.base);
      await page.locator('.inputs input[name="value.userId"]').fill(typed.userId);
      expect(await page.locator('[data-secret]').first().isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Apply' }).click();
      const text = await page.locator('#text').textContent();
      expect(text).toContain(`"${typed.base}"`);
      expect(await page.locator('#json-text').textContent()).toContain(JSON.stringify(typed.userId));
      expect(await page.locator('.program .badge strong').first().innerText()).toContain('not run');
    });
  });

  it('work in an export that is opened from its folder', async () => {
    const catalogue = await openCatalogue(['go-net-http', 'shell-curl']);
    openSamples(catalogue);
    await exportSite(catalogue, join(folder, 'site'));
    await visit({ acceptDownloads: true }, async (page) => {
      await openLive(page, pathToFileURL(join(folder, `site${item}go-net-http/index.html`)).href);
      await type(page, typed);
      // A server plays the request at its simulator; an export has none.
      const { request, ...rest } = await shown(page);
      const { request: _, ...expected } = await served(page, `${item}go-net-http/${query}`);
      expect(rest).toEqual(expected);
      expect(request).toMatch(/^PUT \/v9\/users\/Zo%C3%AB[^ ]* HTTP\/1.1\nHost: own.example\n/);
      const download = page.waitForEvent('download');
      await page.locator('.program').getByRole('link', { name: 'Download' }).click();
      const path = await (await download).path();
      const { readFile } = await import('node:fs/promises');
      expect(await readFile(path, 'utf8')).toBe(await page.locator('#text').textContent());
      expect(await faultsOf(page)).toEqual([]);
    });
  });

  it('have nothing serious for axe, also in dark and on a phone', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await visit({ colorScheme, viewport: { width: 390, height: 844 } }, async (page) => {
        await openLive(page, `${running.origin}${item}go-net-http/`);
        await type(page, typed);
        expect(await faultsOf(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      });
    }
  });

  it('change the page in good time', async () => {
    await visit({}, async (page) => {
      await openLive(page, `${running.origin}${item}cpp-chilkat/`);
      const field = page.locator('.inputs input[name="value.userId"]');
      await field.fill('');
      const times = await page.evaluate<number[]>(`(async () => {
        const field = document.querySelector('.inputs input[name="value.userId"]');
        const times = [];
        for (let count = 0; count < 60; count++) {
          const start = performance.now();
          field.value += 'x';
          field.dispatchEvent(new Event('input', { bubbles: true }));
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          times.push(performance.now() - start);
        }
        return times.sort((one, other) => one - other);
      })()`);
      const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
      console.log(
        `A keystroke until it is painted, the wait for a frame included: median ${at(0.5)} ms, p95 ${at(0.95)} ms`,
      );
      expect(await page.locator('#text').textContent()).toContain('x'.repeat(60));
    });
  });
});

describeBrowsing('keys', ({ visit }) => {
  it('stand for controls of the page, are listed under ?, and do nothing in a field', async () => {
    await visit({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await page.goto(`${running.origin}${item}go-net-http/`);
      await page.keyboard.press('?');
      const dialog = page.getByRole('dialog', { name: 'Keys' });
      const listed = await dialog.locator('dt').allInnerTexts();
      for (const key of ['c', 'l', 'j', '?']) expect(listed).toContain(key);
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.press('j');
      await page.keyboard.press('Escape');
      expect(await dialog.isVisible()).toBe(false);
      await page.keyboard.press('c');
      await page.getByText('Copied').first().waitFor();
      await page.keyboard.press('l');
      expect(await page.locator(':focus').innerText()).toBe('Go');
      await page.locator('.inputs input[name="base"]').focus();
      await page.keyboard.type('jkc?');
      expect(page.url()).toBe(`${running.origin}${item}go-net-http/`);
      expect(await page.locator('.inputs input[name="base"]').inputValue()).toBe('jkc?');
      await page.locator('h1').click();
      await page.keyboard.press('j');
      await page.waitForURL((url) => !url.pathname.startsWith(item));
      await page.keyboard.press('k');
      await page.waitForURL((url) => url.pathname.startsWith(item));
    });
  });

  it('and clicks link to lines, and break long ones', async () => {
    await visit({}, async (page) => {
      await page.goto(`${running.origin}${item}go-net-http/#L4-L9`);
      expect(await page.locator('.line.linked').count()).toBe(6);
      await page.locator('#L12').click({ position: { x: 10, y: 5 } });
      expect(new URL(page.url()).hash).toBe('#L12');
      await page.locator('#L15').click({ position: { x: 10, y: 5 }, modifiers: ['Shift'] });
      expect(new URL(page.url()).hash).toBe('#L12-L15');
      expect(await page.locator('.line.linked').count()).toBe(4);
      const wrap = page.getByRole('button', { name: 'Wrap' });
      await wrap.click();
      expect(await wrap.getAttribute('aria-pressed')).toBe('true');
      const fits =
        "document.querySelector('.listing').scrollWidth <= document.querySelector('.listing').clientWidth";
      expect(await page.evaluate(fits)).toBe(true);
    });
  });
});
