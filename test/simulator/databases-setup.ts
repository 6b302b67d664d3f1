import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

/** What a project's tests keep their databases in: a folder for files, or a PostgreSQL server. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { env } = project.config;
  if (env['WIREPROOF_TEST_DATABASE'] === 'postgres') {
    const postgres = await startPostgres();
    env['WIREPROOF_TEST_FOLDER'] = postgres.folder;
    return () => postgres.stop();
  }
  const folder = await mkdtemp(join(tmpdir(), 'wireproof-databases-'));
  env['WIREPROOF_TEST_FOLDER'] = folder;
  return () => rm(folder, { recursive: true });
}
