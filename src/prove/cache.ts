import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expectationHash, type ProofJob } from './job.ts';
import type { Proof } from './proof.ts';
import type { Toolchain } from './toolchain.ts';

/** Proofs of earlier runs. */
export interface Cache {
  readonly find: (key: string) => Promise<Proof | undefined>;
  readonly keep: (key: string, proof: Proof) => Promise<void>;
}

/** `$WIREPROOF_CACHE`, else the user's cache folder (XDG base directory specification). */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const own = environment['WIREPROOF_CACHE'];
  return own || join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'wireproof');
}

/** A proof is good as long as nothing changes that it depends on: program, case, comparison, toolchain, library. */
export function cacheKey(job: ProofJob, { versions, packages }: Toolchain): string {
  const { target, text, run } = job;
  return createHash('sha256')
    .update(JSON.stringify([target.id, job.case, text, target.file, target.build ?? null, run]))
    .update(JSON.stringify([expectationHash(job), versions, packages]))
    .digest('hex');
}

/** A cache in a folder; one file for each proof. A folder that cannot be used keeps nothing, and says nothing. */
export function openCache(folder: string): Cache {
  const path = (key: string) => join(folder, 'proofs', `${key}.json`);
  return {
    find: async (key) => {
      try {
        return JSON.parse(await readFile(path(key), 'utf8')) as Proof;
      } catch {
        // Not there, or not what was written: the proof is made again.
        return undefined;
      }
    },
    keep: async (key, proof) => {
      try {
        await mkdir(join(folder, 'proofs'), { recursive: true });
        // Renamed into place, so that nobody reads half of it.
        const unfinished = `${path(key)}.${process.pid}`;
        await writeFile(unfinished, JSON.stringify(proof));
        await rename(unfinished, path(key));
      } catch {
        // The next proof simply runs again.
      }
    },
  };
}

/** Keeps nothing. */
export const noCache: Cache = { find: async () => undefined, keep: async () => {} };
