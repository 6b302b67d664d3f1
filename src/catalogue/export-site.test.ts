import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportSite } from './export-site.ts';
import { openCatalogue } from './open-catalogue.ts';

describe('an export', () => {
  const proof = '_proofs/shell-curl/update-a-users-password/index.html';
  let out: string;
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'wireproof-export-'));
  });
  afterEach(() => rm(out, { recursive: true }));

  const exported = async (options?: { readonly proofs: boolean }) => {
    const { pages } = await exportSite(await openCatalogue(['shell-curl']), out, options);
    return { pages, matrix: readFileSync(join(out, '_proofs/index.html'), 'utf8') };
  };

  it('has the matrix of proofs in words, and no page for each', async () => {
    const { matrix, pages } = await exported();
    expect(matrix).toContain('<th scope="row">update-a-users-password</th><td><span>exact</span></td>');
    expect(existsSync(join(out, proof))).toBe(false);
    expect(pages).toBeLessThan(20);
  });

  it('has a page for each proof where it is asked for them', async () => {
    const { matrix } = await exported({ proofs: true });
    expect(matrix).toContain('<a href="shell-curl/update-a-users-password/index.html">exact</a>');
    expect(existsSync(join(out, proof))).toBe(true);
  });
});
