import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from './answer.ts';
import { Incoming, Unreadable } from './incoming.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = (bytes: Uint8Array, size: number, limit: number) =>
  readAnswer(new Incoming(inPieces(bytes, size), limit), 'GET', (error) => {
    if (error instanceof Unreadable) return error.message;
    throw error;
  });

/** Bytes that look like an answer more often than by chance. */
const pieces = [
  'HTTP/1.1 200 OK\r\n',
  'HTTP/1.1 204\n',
  'HTTP/1.1 100 Continue\r\n\r\n',
  'Content-Length: 5\r\n',
  'Transfer-Encoding: chunked\r\n',
  '\r\n',
  '3\r\nabc\r\n',
  'ffffffff\r\n',
  '0\r\n\r\n',
  ': x\r\n',
  'hello',
  '\0\xff',
];

describe('readAnswer', () => {
  it('gives an answer or a sentence, whatever comes, and never more than the limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 8 })), {
          maxLength: 12,
        }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 120 }),
        async (texts, size, limit) => {
          const bytes = Buffer.from(texts.join(''), 'latin1');
          const answer = await read(bytes, size, limit).catch((error) => {
            if (error instanceof Unreadable) return undefined;
            throw error;
          });
          if (answer) expect(answer.body.length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  it('reads the same, however it comes in pieces', async () => {
    const message =
      'HTTP/1.1 100 C\r\n\r\nHTTP/1.1 200 OK\r\nA: 1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x\r\nde\r\n0\r\nT: 1\r\n\r\n';
    const bytes = Buffer.from(message);
    for (let size = 1; size <= bytes.length; size++) {
      const { status, body, cut } = await read(bytes, size, 1000);
      expect([status, Buffer.from(body).toString(), cut]).toEqual([200, 'abcde', undefined]);
    }
  });

  it('is whole where it is exactly as long as is read', async () => {
    const bytes = Buffer.from('HTTP/1.1 200 OK\r\n\r\nabc');
    expect(await read(bytes, 4, bytes.length)).not.toHaveProperty('cut');
    expect(await read(bytes, 4, bytes.length - 1)).toMatchObject({
      cut: 'The answer is longer than is read here.',
    });
  });
});
