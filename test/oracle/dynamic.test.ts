import postman from 'postman-collection/lib/superstring/dynamic-variables.js';
import { expect, it } from 'vitest';
import { dynamicNames } from '../../src/collection/dynamic/dynamic.ts';

it('the dynamic variables are those of Postman', () => {
  expect([...dynamicNames].sort()).toEqual(Object.keys(postman).sort());
});
