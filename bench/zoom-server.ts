import crypto, { type BinaryLike } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { readCollections } from '../src/collection/read.ts';
import { zoomUsers } from '../src/simulator/behaviours/zoom-users/behaviour.ts';
import { rateLimits } from '../src/simulator/behaviours/zoom-users/rate-limit.ts';
import { seedMember } from '../src/simulator/behaviours/zoom-users/seed.ts';
import { startSimulator } from '../src/simulator/simulator.ts';

/**
 * The simulator with Zoom's rules and libsql in memory, as `wireproof simulate` runs it, but for three things: a quick hash
 * of passwords in the place of scrypt, rate limits that are counted and never reached, and as many users as get a new password.
 */
const [port = '', token = '', users = ''] = process.argv.slice(2);

crypto.scrypt = ((
  password: BinaryLike,
  salt: BinaryLike,
  length: number,
  _: object,
  done: (error: Error | null, key: Buffer) => void,
) => {
  const key = crypto.createHash('sha256').update(salt).update(password).digest();
  queueMicrotask(() => done(null, key.subarray(0, length)));
}) as typeof crypto.scrypt;
syncBuiltinESMExports();

for (const window of rateLimits.business.Medium) (window as { most: number }).most = Number.MAX_SAFE_INTEGER;

const manyUsers: typeof zoomUsers = {
  ...zoomUsers,
  seed: async (world) => {
    await zoomUsers.seed(world);
    const one = await world.database
      .selectFrom('zoom_user')
      .selectAll()
      .where('id', '=', seedMember)
      .executeTakeFirstOrThrow();
    for (let start = 0; start < Number(users); start += 100) {
      await world.database
        .insertInto('zoom_user')
        .values(
          Array.from({ length: 100 }, (_, at) => {
            const id = `bench-${start + at}`;
            return { ...one, id, email: `${id}@example.com` };
          }),
        )
        .execute();
    }
  },
};

const simulator = await startSimulator({
  port: Number(port),
  behaviours: [manyUsers],
  seedTokens: { admin: token },
  settings: { plan: 'business', passwordCost: 4 },
});
const sample = readFileSync('samples/zoom-users.postman_collection.json');
for (const collection of readCollections(sample).value) simulator.mount(collection);
