import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundlePages } from './bundle.ts';

/** Builds `dist` from `src`. A failed build leaves the old one in place; a good one leaves nothing of it. */
export async function build(): Promise<boolean> {
  await bundlePages();
  const next = 'dist.next';
  rmSync(next, { recursive: true, force: true });
  const { status } = spawnSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', next], {
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error('The build failed; dist is as it was.');
    return false;
  }
  // What the compiler does not touch is copied: style sheets and scripts of the pages, programs that run in the sandbox.
  cpSync('src', next, {
    recursive: true,
    force: false,
    filter: (source) =>
      source !== join('src', 'catalogue', 'browser') &&
      (statSync(source).isDirectory() || !/\.tsx?$/.test(source)),
  });
  chmodSync(join(next, 'cli/main.js'), 0o755);
  rmSync('dist', { recursive: true, force: true });
  renameSync(next, 'dist');
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !(await build())) process.exitCode = 1;
