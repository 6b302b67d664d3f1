import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Access } from './access.ts';
import { Refusal } from './refusal.ts';
import { sessionLife } from './sessions.ts';

const token = 'a-token-of-24-characters';
const client = '203.0.113.9';
let now = 0;
let access: Access;

beforeEach(() => {
  now = 0;
  access = new Access({ token, isLocal: false }, () => now);
});

function statusOf(deed: () => unknown): number {
  try {
    deed();
    return 200;
  } catch (error) {
    if (error instanceof Refusal) return error.status;
    throw error;
  }
}

const admit = (credentials: object, from = client) =>
  statusOf(() => access.admit({ client: from, ...credentials }));

describe('without a token', () => {
  it.each([
    [{ isLocal: true }, {}, 'trusted', 200],
    [{ isLocal: true }, { isForwarded: true }, 'reading', 403],
    [{ isLocal: false }, {}, 'reading', 403],
    [{ isLocal: false }, { authorization: `Bearer ${token}` }, 'reading', 403],
  ])('%j with %j is for %s', (options, credentials, reader, status) => {
    access = new Access(options);
    expect(access.readerOf({ client, ...credentials })).toBe(reader);
    expect(admit(credentials)).toBe(status);
    expect(statusOf(() => access.signIn('', client))).toBe(404);
  });
});

describe('with a token', () => {
  it('asks for it, also where only this machine can ask', () => {
    access = new Access({ token, isLocal: true });
    expect(access.readerOf({ client })).toBe('signed-out');
    expect(admit({})).toBe(401);
  });

  it('admits who has it: by a header, or by a session, which says nothing of the token', () => {
    expect(admit({ authorization: `Bearer ${token}` })).toBe(200);
    expect(admit({ authorization: `bearer   ${token} ` })).toBe(200);
    const session = access.signIn(token, client);
    expect(session).toMatch(/^[\w-]{43}$/);
    expect(session).not.toContain(token);
    expect(access.readerOf({ client, session })).toBe('signed-in');
    expect(admit({ session })).toBe(200);
    expect(access.signIn(token, client)).not.toBe(session);
  });

  it('ends sessions by signing out, and after their time', () => {
    const [first, second] = [access.signIn(token, client), access.signIn(token, client)];
    access.signOut(first);
    expect(admit({ session: first })).toBe(401);
    now += sessionLife - 1;
    expect(admit({ session: second })).toBe(200);
    now += 1;
    expect(admit({ session: second })).toBe(401);
  });

  it('keeps so many sessions and no more: the oldest give way', () => {
    const first = access.signIn(token, client);
    const others = Array.from({ length: 1000 }, () => access.signIn(token, client));
    expect(admit({ session: first })).toBe(401);
    expect(others.every((session) => admit({ session }) === 200)).toBe(true);
  });

  it('compares nothing any more after five wrong ones of a client, not even the right one', () => {
    const wrong = () => admit({ authorization: 'Bearer wrong' });
    expect(Array.from({ length: 6 }, wrong)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(admit({ authorization: `Bearer ${token}` })).toBe(429);
    expect(statusOf(() => access.signIn(token, client))).toBe(429);
    expect(admit({ authorization: `Bearer ${token}` }, '198.51.100.7')).toBe(200);
    now += 60_000;
    expect(admit({ authorization: `Bearer ${token}` })).toBe(200);
  });

  it('has a limit for all clients together', () => {
    const statuses = Array.from({ length: 101 }, (_, n) =>
      admit({ authorization: 'Bearer wrong' }, `10.0.${n}.1`),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(100);
    expect(statuses.at(-1)).toBe(429);
  });

  it('leaves sessions that have begun alone while somebody guesses', () => {
    const session = access.signIn(token, client);
    for (let n = 0; n < 10; n++) admit({ authorization: 'Bearer wrong' });
    expect(admit({ session })).toBe(200);
  });

  it('admits nobody by anything else', () => {
    const session = access.signIn(token, client);
    const near = fc.constantFrom(token, session, `${token} `, token.slice(0, -1), `${token}a`, '');
    const texts = fc.oneof(near, fc.string({ unit: 'binary' }), fc.string());
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const fresh = new Access({ token, isLocal: false }, () => 0);
        const authorization = `Bearer ${one}`;
        const isRight = one.trim() === token && /^[\x20-\x7e]*$/.test(one);
        const bySession = statusOf(() => fresh.admit({ client, session: other }));
        expect(bySession).toBe(401);
        const byHeader = statusOf(() => fresh.admit({ client, authorization }));
        if (!isRight) expect(byHeader).toBe(401);
        expect(statusOf(() => fresh.signIn(other, client))).toBe(other === token ? 200 : 401);
      }),
    );
  });
});
