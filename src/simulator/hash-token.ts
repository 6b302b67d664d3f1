import { createHash } from 'node:crypto';

/** A token as it is stored. A random one of 256 bits needs no salt and no slow hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
