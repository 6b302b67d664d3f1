import type { Page } from 'playwright-core';

/** What a page would do if a text of a collection had come out of its place; ends with the list of it. */
export function watchForHarm(page: Page, isOurs: (address: string) => boolean): () => string[] {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on('request', (request) => {
    if (!isOurs(request.url())) seen.push(`request: ${request.url().slice(0, 200)}`);
  });
  page.on('popup', (popup) => seen.push(`window: ${popup.url().slice(0, 200)}`));
  page.on('download', (download) => seen.push(`download: ${download.suggestedFilename()}`));
  return () => seen;
}

/** What stands in the page that none of our parts puts there, as `what: where`. Runs in the page. */
export async function harmIn(page: Page): Promise<string[]> {
  return (await page.evaluate(inspect)) as string[];
}

// As a text: it runs in the page, and the tests have no types of a browser.
const inspect = `(() => {
  const found = [];
  const say = (what, element) => found.push(what + ': ' + element.outerHTML.slice(0, 160));
  if (window.harmed) found.push('a script ran');
  const ids = new Set();
  const own = document.querySelector('script[src]').src.replace(/page\\.js$/, '');
  // Scripts of ours, and the data that the server writes beside an item and for the search.
  const isOurs = ({ src }) =>
    (src.startsWith(own) && /^[\\w-]+\\.js$/.test(src.slice(own.length))) ||
    (new URL(src).origin === location.origin && /\\/item\\.js$|\\/_search\\/collections(?:\\/[\\w-]+)?\\.js$/.test(src));
  for (const element of document.querySelectorAll('*')) {
    const tag = element.localName;
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === 'ping' || name === 'target') say(name, element);
      if (/^\\s*(?:javascript|vbscript|data):/i.test(value) && /^(?:href|src|action|formaction|xlink:href)$/.test(name)) say(name, element);
    }
    if (/^(?:iframe|object|embed|img|video|audio|base|frame|applet|math|template|portal|area|map)$/.test(tag)) say('element', element);
    if (tag === 'script' && !(element.src && isOurs(element))) say('script', element);
    if (tag === 'link' && !/^(?:stylesheet|icon|canonical|alternate)$/.test(element.rel)) say('link', element);
    if (tag === 'style') say('style', element);
    if (tag === 'meta' && element.httpEquiv === 'refresh') say('refresh', element);
    if (tag === 'form' && new URL(element.action, location.href).origin !== location.origin) say('form', element);
    if (element.id !== '') {
      if (ids.has(element.id)) say('id twice', element);
      ids.add(element.id);
    }
  }
  for (const element of document.querySelectorAll('.prose [id], .prose [name], .prose [class]:not(.hidden), .named [id], .named [class]')) say('named', element);
  for (const link of document.querySelectorAll('a[href]')) {
    if (!['http:', 'https:', 'mailto:', 'file:'].includes(link.protocol)) say('link', link);
    if (link.hostname === 'elsewhere.example' && link.rel !== 'nofollow noopener') say('rel', link);
  }
  for (const id of ['main', 'said']) {
    if (document.getElementById(id) === null) found.push('gone: ' + id);
  }
  if (document.getElementById('said') && !document.getElementById('said').matches('body > p.hidden')) found.push('not ours: said');
  if (document.querySelectorAll('h1').length > 1) found.push('more than one h1');
  if (document.querySelector('footer.foot')?.parentElement !== document.body) found.push('the foot is not where it was');
  return found;
})()`;
