import { createServer, type Socket } from 'node:net';

/** A raw HTTP/1.1 server on loopback that keeps every byte and gives each connection the same answer. */
export interface Loopback {
  readonly port: number;
  /** The messages that arrived since the last call, one for each connection, as Latin-1. */
  readonly take: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts the server; the answer is the message as it goes out, or `silent` for none at all. */
export async function listen(answer: string | 'silent'): Promise<Loopback> {
  let messages: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    let message = '';
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    socket.on('data', (bytes) => {
      message += bytes.toString('latin1');
      if (!isWhole(message)) return;
      messages.push(message);
      if (answer !== 'silent') socket.end(answer, 'latin1');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    port: address.port,
    take: () => {
      const taken = messages;
      messages = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function isWhole(message: string): boolean {
  const end = message.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = message.slice(0, end);
  if (/^transfer-encoding:\s*chunked/im.test(head)) return message.endsWith('\r\n0\r\n\r\n');
  const length = Number(/^content-length:\s*(\d+)/im.exec(head)?.[1] ?? 0);
  return message.length - end - 4 >= length;
}

/** A port with nobody behind it. */
export async function closedPort(): Promise<number> {
  const server = await listen('silent');
  await server.close();
  return server.port;
}
