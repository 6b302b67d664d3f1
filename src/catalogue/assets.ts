import { readFileSync } from 'node:fs';

/** Media types of the files beside the pages. */
const assets: Readonly<Record<string, string>> = {
  'wireproof.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'wire.svg': 'image/svg+xml',
};

export const assetNames = Object.keys(assets);

/** The media type of an asset; undefined for a name that is none. */
export function assetType(name: string): string | undefined {
  return Object.hasOwn(assets, name) ? assets[name] : undefined;
}

/** The bytes of one of {@link assetNames}. */
export function readAsset(name: string): Buffer {
  return readFileSync(new URL(`assets/${name}`, import.meta.url));
}
