import { readFileSync } from 'node:fs';
import { type Proofs, readProofs } from './state.ts';

/** The proofs that come with the package; a copy of it without any has none. */
export function storedProofs(): Proofs {
  try {
    return readProofs(readFileSync(new URL('../../proofs.json', import.meta.url), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return readProofs('[]');
    throw error;
  }
}
