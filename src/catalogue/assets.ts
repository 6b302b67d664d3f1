import { readFileSync } from 'node:fs';
import { targetIds } from '../targets/index.ts';

/** Style sheets of the pages, in the order in which they count; the tokens are the simulator's pages' too. */
const styles = [
  '../simulator/pages/tokens.css',
  ...[
    'base',
    'frame',
    'controls',
    'method',
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
    'preferences',
    'print',
  ].map((name) => `styles/${name}.css`),
];

const script = 'text/javascript; charset=utf-8';

/** The printers of pages in which someone types. */
const printers = targetIds.map((id) => [`live-${id}.js`, { type: script, files: [`assets/live-${id}.js`] }]);

interface Asset {
  readonly type: string;
  /** Files beside this one; more than one are joined. */
  readonly files: readonly string[];
}

/** The files beside the pages. `assets/` holds what is bundled of `browser/` (`npm run bundle`). */
const assets: Readonly<Record<string, Asset>> = {
  'wireproof.css': { type: 'text/css; charset=utf-8', files: styles },
  'page.js': { type: script, files: ['assets/page.js'] },
  'search-engine.js': { type: script, files: ['assets/search-engine.js'] },
  'live.js': { type: script, files: ['assets/live.js'] },
  'live-words.js': { type: script, files: ['assets/live-words.js'] },
  ...Object.fromEntries(printers),
  'wire.svg': { type: 'image/svg+xml', files: ['../simulator/pages/wire.svg'] },
};

export const assetNames = Object.keys(assets);

/** The media type of an asset; undefined for a name that is none. */
export function assetType(name: string): string | undefined {
  return Object.hasOwn(assets, name) ? assets[name]?.type : undefined;
}

/** The bytes of one of {@link assetNames}. */
export function readAsset(name: string): Buffer {
  const files = assets[name]?.files ?? [];
  return Buffer.concat(files.map((file) => readFileSync(new URL(file, import.meta.url))));
}
