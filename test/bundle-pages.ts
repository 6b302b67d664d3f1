import { bundlePages } from '../scripts/bundle.ts';

/** Pages are tested with the scripts of today. */
export const setup = bundlePages;
