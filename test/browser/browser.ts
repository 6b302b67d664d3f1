import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

const quiet = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** What the tests of one file share. */
export interface Browsing {
  /** Opens a page of its own and hands it over; anything its console complains of fails the test. */
  readonly visit: (options: BrowserContextOptions, tour: (page: Page) => Promise<void>) => Promise<void>;
}

/** Tests with Chromium. Left out, and said so, where there is none; a defect where everything is required. */
export function describeBrowsing(name: string, tests: (browsing: Browsing) => void): void {
  const missing = 'no Chromium here: apt-get install chromium';
  if (!executable && process.env['WIREPROOF_REQUIRE'] === 'all') throw new Error(`${name}: ${missing}`);
  const inBrowser = () => {
    let browser: Browser;
    beforeAll(async () => {
      const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      browser = await chromium.launch({ executablePath: executable ?? '', args: [...quiet, ...asRoot] });
    });
    afterAll(() => browser?.close());
    tests({ visit: (options, tour) => visit(browser, options, tour) });
  };
  if (executable) describe(name, inBrowser);
  else describe.skip(`${name} (left out: ${missing})`, inBrowser);
}

async function visit(
  browser: Browser,
  options: BrowserContextOptions,
  tour: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ ...options, permissions: options.permissions ?? [] });
  const complaints: string[] = [];
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  try {
    await tour(page);
  } finally {
    await context.close();
  }
  if (complaints.length > 0) throw new Error(`The browser complained: ${complaints.join('\n')}`);
}
