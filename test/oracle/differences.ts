import { addressDifferences } from './differences/address.ts';
import { bodyDifferences } from './differences/bodies.ts';
import type { Difference } from './differences/difference.ts';
import { headerDifferences } from './differences/headers.ts';

/** Every part of a request in which we differ from Postman's engine on purpose. */
export const differences: readonly Difference[] = [
  ...addressDifferences,
  ...headerDifferences,
  ...bodyDifferences,
];
