import { writeFileSync } from 'node:fs';
import { hashPassword } from '../src/simulator/behaviours/zoom-users/secrets.ts';
import { seedUsers } from '../src/simulator/behaviours/zoom-users/seed.ts';
import { zoomSettings } from '../src/simulator/behaviours/zoom-users/settings.ts';

/** Hashes the passwords of the seeded users, which everybody may know, after one of them or the usual cost has changed. */
const lines: string[] = [];
for (const { id, password } of seedUsers) {
  if (password === '') continue;
  lines.push(`  '${id}':\n    '${await hashPassword(password, zoomSettings.passwordCost.default)}',\n`);
}
writeFileSync(
  'src/simulator/behaviours/zoom-users/seed-hashes.ts',
  `/**
 * The passwords of the seeded users by their ids, as they are stored at the usual cost: hashing them takes a quarter of a
 * second, at every start. Written by \`npx tsx scripts/seed-hashes.ts\`.
 */
export const seedHashes: Readonly<Record<string, string>> = {
${lines.join('')}};
`,
);
