import { readFileSync } from 'node:fs';
import { siteIcon, siteStyles } from '../styles/site.ts';
import { targetIds } from '../targets/index.ts';

/** Style sheets of the catalogue's pages, after those of every page, in the order in which they count. */
const styles = [
  'wire-mark',
  'item',
  'program',
  'inputs',
  'answers',
  'send',
  'problems',
  'hostile-text',
  'prose',
  'parameters',
  'collection',
  'plain',
  'proofs',
  'start',
  'sign-in',
  'search',
  'widths',
  'preferences',
  'print',
].map((name) => own(`styles/${name}.css`));

/** The printers of pages in which someone types. */
const printers = targetIds.map((id) => `live-${id}.js`);

interface Asset {
  readonly type: string;
  /** More than one are joined. */
  readonly files: readonly URL[];
}

/** The files beside the pages. `assets/` holds what is bundled of `browser/` (`npm run bundle`). */
const assets: Readonly<Record<string, Asset>> = {
  'wireproof.css': { type: 'text/css; charset=utf-8', files: [...siteStyles, ...styles] },
  ...Object.fromEntries(
    ['page.js', 'search-engine.js', 'live.js', 'live-words.js', ...printers].map((name) => [
      name,
      { type: 'text/javascript; charset=utf-8', files: [own(`assets/${name}`)] },
    ]),
  ),
  'wire.svg': { type: 'image/svg+xml', files: [siteIcon] },
};

function own(file: string): URL {
  return new URL(file, import.meta.url);
}

export const assetNames = Object.keys(assets);

/** The media type of an asset; undefined for a name that is none. */
export function assetType(name: string): string | undefined {
  return Object.hasOwn(assets, name) ? assets[name]?.type : undefined;
}

/** The bytes of one of {@link assetNames}. */
export function readAsset(name: string): Buffer {
  const files = assets[name]?.files ?? [];
  return Buffer.concat(files.map((file) => readFileSync(file)));
}
