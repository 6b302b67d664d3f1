import { expect, test } from 'vitest';
import { isPassword } from './secrets.ts';
import { seedUsers } from './seed.ts';
import { seedHashes } from './seed-hashes.ts';
import { zoomSettings } from './settings.ts';

test.each(seedUsers.filter(({ password }) => password !== ''))(
  'the stored hash of $email is of the password at the usual cost',
  async ({ id, password }) => {
    const stored = seedHashes[id] ?? '';
    expect(stored).toMatch(new RegExp(`^scrypt\\$${zoomSettings.passwordCost.default}\\$`));
    expect(await isPassword(password, stored)).toBe(true);
  },
);
