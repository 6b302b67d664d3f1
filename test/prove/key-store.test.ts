import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeAuthority } from '../../src/prove/certificates.ts';
import { hasTool } from '../shared/workshop.ts';

test.runIf(hasTool('openssl') && hasTool('keytool'))('Java reads the key store of an authority', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wireproof-store-'));
  try {
    const { keyStore } = await makeAuthority(folder, 'authority');
    const list = (password: string) =>
      execFileSync('keytool', ['-list', '-keystore', keyStore, '-storepass', password], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
    expect(list('changeit')).toMatch(/wireproof, .*trustedCertEntry/);
    expect(() => list('another')).toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
