import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, createServer, type Server } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeAuthority } from '../prove/certificates.ts';
import { guardedConnect } from './guarded-connect.ts';

/** What makes certificates. */
const command = 'openssl';
const isMissing = spawnSync(command, ['version']).error !== undefined;
if (isMissing && process.env['WIREPROOF_REQUIRE'] === 'all') throw new Error('There is no openssl command.');

describe.skipIf(isMissing)('a connection with TLS (left out without openssl)', () => {
  let folder: string;
  let server: Server;
  let names: string[];
  let received = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wireproof-connect-'));
    const { key, certificate: cert } = await (await makeAuthority(folder, 'stranger')).identityFor(
      'api.example',
    );
    const context = createSecureContext({ key, cert });
    names = [];
    server = createServer({
      SNICallback: (name, done) => {
        names.push(name);
        done(null, context);
      },
    });
    server.on('tlsClientError', () => {});
    server.on('secureConnection', (socket) =>
      socket
        .on('error', () => {})
        .on('data', (data) => {
          received += data;
        }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => {
    server?.close();
    rmSync(folder, { recursive: true });
  });

  it('goes to the address that was looked at, asks for the name, and trusts no stranger, whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    try {
      const connect = guardedConnect({
        allowed: [{ host: 'api.example.' }],
        resolveHost: async () => [{ address: '127.0.0.1', family: 4 }],
      });
      const { port } = server.address() as AddressInfo;
      const socket = await connect({
        method: 'GET',
        scheme: 'https',
        host: 'api.example.',
        port,
        target: '/',
        headers: [],
      });
      socket.write('a secret');
      const [error] = await once(socket, 'error').catch((reason) => [reason]);
      expect(String(error)).toMatch(/unable to verify|self.signed/i);
      expect(names).toEqual(['api.example']);
      expect(received).toBe('');
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
