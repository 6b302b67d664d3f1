import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { exportSite } from '../src/catalogue/export-site.ts';
import { openCatalogue, openSamples } from '../src/catalogue/open-catalogue.ts';

/** A picture of a page for the README. */
interface Shot {
  readonly file: string;
  readonly page: string;
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  /** What is opened before. */
  readonly opens?: string;
  /** What is drawn; absent: what the window shows. */
  readonly part?: string;
}

const item = 'zoom-users/users/user-id/update-a-user-s-password/cpp-libcurl/index.html';

const shots: readonly Shot[] = [
  { file: 'item.png', page: item, colorScheme: 'light', width: 1160, height: 640 },
  {
    ...{ file: 'proof.png', page: item, colorScheme: 'dark', width: 720, height: 560 },
    ...{
      opens: '[data-state="program shown"] > .proof > summary',
      part: '[data-state="program shown"] > .proof',
    },
  },
];

/** Draws the pages of our own sample, as an export has them: nothing of this machine stands in them. */
async function draw(browser: Browser, site: string, shot: Shot): Promise<void> {
  const { file, page: name, colorScheme, width, height, opens, part } = shot;
  const context = await browser.newContext({ colorScheme, viewport: { width, height } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(site, name)).href);
  if (opens) await page.locator(opens).click();
  await page.mouse.move(0, 0);
  await (part ? page.locator(part) : page).screenshot({ path: join('docs/shots', file) });
  await context.close();
  console.log(`docs/shots/${file}`);
}

const site = mkdtempSync(join(tmpdir(), 'wireproof-shots-'));
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath, args: asRoot });
try {
  const catalogue = await openCatalogue();
  openSamples(catalogue);
  await exportSite(catalogue, site);
  for (const shot of shots) await draw(browser, site, shot);
} finally {
  await browser.close();
  rmSync(site, { recursive: true, force: true });
}
