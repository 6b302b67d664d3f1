import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { DatabaseFailure } from './database-failure.ts';
import { openDatabase } from './open.ts';
import { openPostgres } from './postgres.ts';

test.each([
  [
    'postgres://ada:pass:w@rd@127.0.0.1:1/x',
    'Cannot open the database postgres://ada:***@127.0.0.1:1/x: nobody listens there.',
  ],
  [
    'postgresql://127.0.0.1:1/x?user=ada&password=hidden',
    'Cannot open the database postgresql://127.0.0.1:1/x?user=ada&password=***: nobody listens there.',
  ],
  [
    'postgres:///x?host=/no/such/folder',
    'Cannot open the database postgres:///x?host=/no/such/folder: there is no such socket.',
  ],
  ['postgres://a b:1:2/x', 'Cannot open the database postgres://a b:1:2/x: this is no address.'],
])('%s is one sentence, without its password', async (address, sentence) => {
  await expect(openDatabase(address)).rejects.toThrow(new DatabaseFailure(sentence));
});

test('a server that is none is one sentence', async () => {
  const server = createServer((socket) => socket.end('220 mail.example.com\r\n')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await expect(openDatabase(`postgres://127.0.0.1:${port}/x`)).rejects.toThrow(DatabaseFailure);
  server.close();
});

test('a missing driver is one sentence, any other fault of it is not hidden', async () => {
  const missing = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
  await expect(openPostgres('postgres://x', () => Promise.reject(missing))).rejects.toThrow(
    new DatabaseFailure(
      'A PostgreSQL database needs the package pg, which is not installed: npm install pg.',
    ),
  );
  const broken = new Error('broken');
  await expect(openPostgres('postgres://x', () => Promise.reject(broken))).rejects.toBe(broken);
});
