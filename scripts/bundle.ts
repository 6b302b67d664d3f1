import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { targetIds } from '../src/targets/index.ts';

const options: BuildOptions = {
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * Bundles the scripts of the catalogue's pages: classic scripts, because pages open from files too. `page.js` is in
 * every page, `search-engine.js` where someone searches; `live.js` is the core, and `live-<target>.js` one printer, for a page in which someone types.
 */
export async function bundlePages(): Promise<void> {
  await Promise.all([
    build({
      ...options,
      entryPoints: ['page', 'search-engine', 'live-words'].map((name) => `src/catalogue/browser/${name}.ts`),
      outdir: 'src/catalogue/assets',
    }),
    build({
      ...options,
      entryPoints: ['src/catalogue/browser/live.ts'],
      outdir: 'src/catalogue/assets',
      plugins: [lighter],
    }),
    build({
      ...options,
      entryPoints: targetIds.map((id) => ({ in: `printer:${id}`, out: `live-${id}` })),
      outdir: 'src/catalogue/assets',
      plugins: [printers],
    }),
  ]);
}

/** Modules of the core in whose place the page has smaller ones. */
const replaced: Readonly<Record<string, string>> = {
  'problems.ts': 'live-problems.ts',
  'collection/dynamic/dynamic.ts': 'live-dynamic.ts',
};

export const lighter: Plugin = {
  name: 'lighter',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/(?:problems|dynamic)\.ts$/ }, ({ path, resolveDir }) => {
      const other = replaced[relative(resolve('src'), resolve(resolveDir, path))];
      return other === undefined ? undefined : { path: resolve('src/catalogue/browser', other) };
    });
  },
};

/** What every printer needs is in the core already: `modules` of `browser/live-modules.ts`, by its path below `src`. */
const isShared = /^(?:print|wire)\/|^targets\/program\.ts$|^targets\/target\.ts$/;

/** A printer hands its target to the core, and takes what they share from there. */
const printers: Plugin = {
  name: 'printers',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^printer:/ }, ({ path }) => ({
      path: path.slice('printer:'.length),
      namespace: 'printer',
    }));
    onLoad({ filter: /./, namespace: 'printer' }, ({ path }) => ({
      contents: `import * as targets from './targets/${path}.ts';
        globalThis.wireproofLive.print(Object.values(targets).find(({ id }) => id === '${path}'));`,
      resolveDir: resolve('src'),
    }));
    onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
      const name = relative(resolve('src'), resolve(resolveDir, path));
      return isShared.test(name) ? { path: name, namespace: 'shared' } : undefined;
    });
    onLoad({ filter: /./, namespace: 'shared' }, ({ path }) => ({
      contents: `module.exports = globalThis.wireproofLive.modules['${path}'];`,
    }));
  },
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await bundlePages();
