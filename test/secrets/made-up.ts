/** Alphabets of what looks random. */
export const alphabets = {
  any: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  hex: '0123456789abcdef',
  digits: '0123456789',
} as const;

/**
 * What looks like a secret and is none: made when it is wanted, so that no file here has anything that a scanner of a
 * host would take for one. The same for the same seed.
 */
export function madeUp(seed: string, length: number, alphabet: string = alphabets.any): string {
  let state = [...seed].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, 7);
  return Array.from({ length }, () => {
    // Numerical Recipes' linear congruential generator; its high bits are the good ones.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return alphabet[Math.floor((state / 2 ** 32) * alphabet.length)];
  }).join('');
}

export function madeUpUuid(seed: string): string {
  const part = (length: number) => madeUp(`${seed}${length}`, length, alphabets.hex);
  return [part(8), part(4), `4${part(3)}`, `a${part(3).slice(1)}0`, part(12)].join('-');
}

/** A signed token of nobody (RFC 7519). */
export function madeUpJwt(seed: string, claims: object = { sub: madeUp(seed, 8), exp: 1900000000 }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part({ alg: 'HS256', typ: 'JWT' }), part(claims), madeUp(`${seed} signature`, 43)].join('.');
}

/** Lines of a key that opens nothing (RFC 7468). */
export function madeUpPem(seed: string, label = 'PRIVATE KEY'): string {
  const dashes = '-'.repeat(5);
  const lines = [1, 2, 3, 4].map((line) => madeUp(`${seed}${line}`, 64));
  return [`${dashes}BEGIN ${label}${dashes}`, ...lines, `${dashes}END ${label}${dashes}`].join('\n');
}

export function basic(user: string, password: string): string {
  return Buffer.from(`${user}:${password}`).toString('base64');
}
