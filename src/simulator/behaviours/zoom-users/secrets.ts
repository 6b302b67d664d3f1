import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * A password as it is stored: `scrypt$14$<salt>$<key>`, salt and key in base64. The cost is the exponent of scrypt's N
 * (RFC 7914), with r = 8 and p = 1.
 */
export async function hashPassword(password: string, cost: number): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Whether a stored password is this one. A user without a password has an empty one stored, which none is. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  if (stored === '') return false;
  const [, cost = '', salt = '', key = ''] = stored.split('$');
  const expected = Buffer.from(key, 'base64');
  const derived = await derive(password, Buffer.from(salt, 'base64'), Number(cost));
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

/** A token of 256 random bits, in letters that an Authorization header and a query can carry. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function derive(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  const N = 2 ** cost;
  const options: ScryptOptions = { N, r: 8, p: 1, maxmem: 256 * N * 8 };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
