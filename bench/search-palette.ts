import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { median, percentile } from './measure.ts';

/** In Chromium, milliseconds; of a keystroke, until the frame with what it finds is drawn. */
export interface PaletteFigures {
  /** From the key that opens the palette until the first question is answered: data loaded, index made. */
  readonly opening: number;
  readonly keystroke: { readonly median: number; readonly p95: number };
  /** The longest time that the page stood still. */
  readonly longestTask: number;
}

const executablePath = '/usr/bin/chromium';
const rounds = 5;
const typed = ['arc', 'get use', 'upadte', 'put /v2/', 'page size'];

/** Notes when a key is pressed and when the frame after the change of the list is drawn. */
const watch = `
  window.laps = [];
  window.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
  }).observe({ type: 'longtask', buffered: false });
  let pressed = 0;
  addEventListener('keydown', () => { pressed = performance.now(); }, true);
  new MutationObserver((changes) => {
    if (!changes.some(({ target }) => target.role === 'listbox' && target.childElementCount > 0)) return;
    const start = pressed;
    requestAnimationFrame(() => setTimeout(() => window.laps.push(performance.now() - start)));
  }).observe(document.body, { childList: true, subtree: true });
`;

/** Types into the palette of a page, by keyboard. Undefined where there is no Chromium. */
export async function measurePalette(address: string): Promise<PaletteFigures | undefined> {
  if (!existsSync(executablePath)) return undefined;
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', ...asRoot] });
  try {
    const page = await browser.newPage();
    const openings: number[] = [];
    const keystrokes: number[] = [];
    let longestTask = 0;
    for (let round = 0; round < rounds; round++) {
      await page.goto(address);
      await page.evaluate(watch);
      openings.push(await openingTime(page));
      keystrokes.push(...(await keystrokeTimes(page)));
      longestTask = Math.max(longestTask, await page.evaluate<number>('window.longest'));
    }
    return {
      opening: median(openings),
      keystroke: { median: median(keystrokes), p95: percentile(keystrokes, 0.95) },
      longestTask,
    };
  } finally {
    await browser.close();
  }
}

/** The first letter is typed at once, so that it waits for the index. */
async function openingTime(page: Page): Promise<number> {
  const start = performance.now();
  await page.keyboard.press('/');
  await page.keyboard.press('g');
  // The page's policy forbids what waitForFunction does.
  while ((await page.evaluate<number>('window.laps.length')) === 0) await page.waitForTimeout(5);
  return performance.now() - start;
}

async function keystrokeTimes(page: Page): Promise<number[]> {
  await page.evaluate('window.laps = []');
  for (const text of typed) {
    await page.locator('.palette [role=combobox]').selectText();
    for (const key of text) {
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.waitForTimeout(60);
    }
  }
  return page.evaluate<number[]>('window.laps');
}
