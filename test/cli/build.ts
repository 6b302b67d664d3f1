import { build } from '../../scripts/build.ts';

/** The tests of the command line run what is shipped, so it has to be of today. `npm test` has built it already. */
export async function setup(): Promise<void> {
  if (!process.env['WIREPROOF_BUILT'] && !(await build()))
    throw new Error('There is nothing to test: the build failed.');
}
