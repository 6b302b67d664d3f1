import { build } from '../../scripts/build.ts';

/** The tests of the command line run what is shipped, so it has to be of today. `npm test` has built it already. */
export function setup(): void {
  if (!process.env['WIREPROOF_BUILT'] && !build())
    throw new Error('There is nothing to test: the build failed.');
}
