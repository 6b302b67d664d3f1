import { build } from 'esbuild';

/** The library as one classic script for a page: `wireproof` holds its exports. Fails where it needs anything of Node. */
export async function bundleCore(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['src/index.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'wireproof',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
