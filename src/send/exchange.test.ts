import { type AddressInfo, createServer, type Server, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Refused } from '../network/refused.ts';
import { toMessage, type WireRequest } from '../wire/request.ts';
import { exchange } from './exchange.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Listens and hands each connection over; gives a request to it. */
async function listening(serve: (socket: Socket) => void, method = 'GET'): Promise<WireRequest> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    serve(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { method, scheme: 'http', host: '127.0.0.1', port, target: '/a?b=%20', headers: [] };
}

/** Answers each connection with these texts, one after the other. */
const saying =
  (...texts: string[]) =>
  (socket: Socket) =>
    socket.once('data', async () => {
      for (const text of texts) {
        socket.write(text, 'latin1');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });

async function answerTo(texts: string[], method = 'GET') {
  const { outcome } = await exchange(await listening(saying(...texts), method), {
    limits: { milliseconds: 400, bytes: 2000 },
  });
  return outcome.answered
    ? {
        status: outcome.answer.status,
        body: Buffer.from(outcome.answer.body).toString('latin1'),
        ...(outcome.answer.cut && { cut: outcome.answer.cut }),
      }
    : outcome.why;
}

describe('exchange', () => {
  it('sends exactly the bytes of the message', async () => {
    let received = Buffer.alloc(0);
    const base = await listening((socket) => {
      socket.on('data', (data) => {
        received = Buffer.concat([received, data]);
        if (received.toString().endsWith('a\0b')) socket.end('HTTP/1.1 204 No Content\r\n\r\n');
      });
    }, 'PUT');
    const request = {
      ...base,
      headers: [
        { name: 'X-Twice', value: '1' },
        { name: 'x-twice', value: '\xe9' },
      ],
      body: new TextEncoder().encode('a\0b'),
    };
    const { sent, outcome } = await exchange(request);
    expect(outcome).toMatchObject({ answered: true, answer: { status: 204, reason: 'No Content' } });
    expect(received.equals(toMessage(request))).toBe(true);
    expect(Buffer.from(sent).equals(received)).toBe(true);
  });

  it.each<[string, string[], unknown]>([
    [
      'a length',
      ['HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab', 'cdEXTRA'],
      { status: 200, body: 'abcd' },
    ],
    [
      'chunks',
      [
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r',
        '\n3\r\ncde\r\n0\r\nT: 1\r\n\r\n',
      ],
      { status: 200, body: 'abcde' },
    ],
    ['no reason phrase', ['HTTP/1.1 404\r\nContent-Length: 0\r\n\r\n'], { status: 404, body: '' }],
    [
      'interim answers',
      [
        'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nA: b\r\n\r\n',
        'HTTP/1.1 201 Made\r\nContent-Length: 1\r\n\r\nx',
      ],
      { status: 201, body: 'x' },
    ],
    [
      'a redirect, which is not followed',
      ['HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n'],
      { status: 302, body: '' },
    ],
    ['a broken status line', ['SSH-2.0-x\r\n'], 'What came back is not an HTTP/1.1 answer.'],
    ['a header without name', ['HTTP/1.1 200 OK\r\n: x\r\n\r\n'], 'A header line of the answer has no name.'],
    [
      'a length that is no number',
      ['HTTP/1.1 200 OK\r\nContent-Length: 1e3\r\n\r\n'],
      { status: 200, body: '', cut: 'The Content-Length of the answer is not a number.' },
    ],
    [
      'too much',
      [`HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n${'x'.repeat(1000)}`, 'y'.repeat(4000)],
      {
        status: 200,
        body: 'x'.repeat(1000) + 'y'.repeat(959),
        cut: 'The answer is longer than is read here.',
      },
    ],
    [
      'too much in chunks',
      [`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n${'x'.repeat(3000)}`],
      { status: 200, body: 'x'.repeat(1947), cut: 'The answer is longer than is read here.' },
    ],
    [
      'a chunk without size',
      ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\nzz\r\n'],
      { status: 200, body: 'ab', cut: 'A chunk of the answer has no size.' },
    ],
    [
      'an endless header',
      [`HTTP/1.1 200 OK\r\nA: ${'x'.repeat(3000)}`],
      'The answer is longer than is read here.',
    ],
    [
      'too little',
      ['HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab'],
      { status: 200, body: 'ab', cut: 'There was no whole answer within 0.4 s.' },
    ],
  ])('reads an answer with %s', async (_, texts, expected) => {
    expect(await answerTo(texts)).toEqual(expected);
  });

  it('does not wait for the body of an answer to HEAD', async () => {
    expect(await answerTo(['HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n'], 'HEAD')).toEqual({
      status: 200,
      body: '',
    });
  });

  it('reads until the end where there is no length', async () => {
    const request = await listening((socket) =>
      socket.once('data', () => socket.end('HTTP/1.0 200 OK\r\n\r\nall of it')),
    );
    const { outcome } = await exchange(request);
    expect(outcome.answered && Buffer.from(outcome.answer.body).toString()).toBe('all of it');
  });

  it('says in one sentence that nobody listens', async () => {
    const request = await listening(() => {});
    await new Promise((resolve) => servers.splice(0)[0]?.close(resolve));
    expect((await exchange(request)).outcome).toEqual({ answered: false, why: 'Nobody is listening there.' });
  });

  it('keeps what came before the other side went away', async () => {
    const request = await listening((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf')),
    );
    const { outcome } = await exchange(request);
    expect(outcome).toMatchObject({
      answered: true,
      answer: { cut: 'The answer ends before the length it promises.' },
    });
  });

  it('ends the connection when it has read enough', async () => {
    const ended = new Promise<boolean>((resolve) => {
      listening((socket) => {
        socket.once('data', () => {
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          const drip = setInterval(() => socket.write('x'.repeat(500)), 1);
          socket.once('close', () => {
            clearInterval(drip);
            resolve(true);
          });
        });
      }).then((request) => exchange(request, { limits: { milliseconds: 5000, bytes: 2000 } }));
    });
    expect(await ended).toBe(true);
  });

  it('goes only where its connect lets it', async () => {
    const connect = () => Promise.reject(new Refused('This host is not allowed.'));
    const { outcome } = await exchange(await listening(() => {}), { connect });
    expect(outcome).toEqual({ answered: false, why: 'This host is not allowed.' });
  });

  it('does not wait for ever for a connection, and closes one that comes too late', async () => {
    const late = new Socket();
    const connect = () => new Promise<Socket>((resolve) => setTimeout(() => resolve(late), 60));
    const { outcome } = await exchange(await listening(() => {}), {
      connect,
      limits: { milliseconds: 30, bytes: 100 },
    });
    expect(outcome).toEqual({ answered: false, why: 'There was no whole answer within 0.03 s.' });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(late.destroyed).toBe(true);
  });
});
