import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Bundles the scripts of the catalogue's pages: one classic script each, because pages open from files too. */
export async function bundlePages(): Promise<void> {
  await build({
    entryPoints: ['src/catalogue/browser/page.ts'],
    outdir: 'src/catalogue/assets',
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await bundlePages();
