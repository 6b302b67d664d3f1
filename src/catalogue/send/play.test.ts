import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemsOf } from '../../collection/model.ts';
import { readCollections } from '../../collection/read.ts';
import { connect } from '../../network/connect.ts';
import { guardedConnect } from '../../network/guarded-connect.ts';
import { documentedAnswers } from '../../simulator/documented.ts';
import { atHost } from './destination.ts';
import { play } from './play.ts';

/** Answers with what it was asked: the Authorization header as a type, as a member, and in a header. */
let echo: Server;
let base: string;

beforeAll(async () => {
  echo = createServer(({ headers: { authorization = '' } }, response) => {
    response.setHeader('Content-Type', `text/${authorization.slice(-14)}`);
    response.setHeader('X-Echo', authorization);
    response.end(JSON.stringify({ authorization, [authorization]: 1 }));
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
});

afterAll(() => {
  echo.close();
});

const authOf = (type: string, values: Record<string, string>) => ({
  type,
  [type]: Object.entries(values).map(([key, value]) => ({ key, value, type: 'string' })),
});

function itemWith(auth: unknown, url = '{{baseUrl}}/echo') {
  const header = [{ key: 'Content-Type', value: 'application/json' }];
  const document = {
    info: { name: 'Echo', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [
      {
        name: 'Echo',
        request: { method: 'GET', url, auth },
        response: [{ name: 'OK', code: 200, header, body: '{"said":"no"}' }],
      },
    ],
  };
  const [item] = readCollections(JSON.stringify(document)).value.flatMap(itemsOf);
  if (!item) throw new Error('The document has an item.');
  return item;
}

/** All that is kept of a run, as one text. */
async function keptOf(
  item: ReturnType<typeof itemWith>,
  typed: Record<string, string>,
  { at = base, by = connect as Parameters<typeof atHost>[2] } = {},
) {
  const destination = atHost(item, at, by);
  const values = { ...destination.values, ...typed };
  const result = await play({ destination, values }, documentedAnswers(item));
  return JSON.stringify(result, (_, value) =>
    value instanceof Uint8Array || value?.type === 'Buffer'
      ? Buffer.from(value.data ?? value).toString('latin1')
      : value,
  );
}

describe('what is kept of a run', () => {
  const pair = Buffer.from('alicia:correct-horse-9').toString('base64');

  it('does not hold the base64 of user and password that a server says again', async () => {
    const kept = await keptOf(itemWith(authOf('basic', { username: '{{user}}', password: '{{pass}}' })), {
      user: 'alicia',
      pass: 'correct-horse-9',
    });
    expect(kept).toContain('authorization');
    expect(kept).not.toContain(pair);
    expect(kept).not.toContain(pair.replace(/=+$/, ''));
  });

  it('does not hold a secret in the place or the type of a difference', async () => {
    const kept = await keptOf(itemWith(authOf('bearer', { token: '{{token}}' })), {
      token: 'abcd/234SECRET',
    });
    expect(kept).toContain('differs');
    expect(kept).not.toContain('234SECRET');
  });

  it('does not hold a secret in the sentence that says why nothing came back', async () => {
    const kept = await keptOf(
      itemWith(undefined, 'http://{{tenantKey}}.invalid:22/echo'),
      { tenantKey: 'tenant-5e5e5e' },
      { at: 'http://{{tenantKey}}.invalid:22', by: guardedConnect() },
    );
    expect(kept).toContain('Nothing was sent');
    expect(kept).not.toContain('tenant-5e5e5e');
    expect(kept).toContain('Host: ********.invalid');
  });
});
