/**
 * Opens connections to a server from a process of its own, and does with them what its arguments say:
 * `flood.ts <port> <count> silent|slow|half-closed|huge`. Says `open` when all are open (or refused), and ends with its input.
 */
import { connect, type Socket } from 'node:net';

const [port, count, kind] = process.argv.slice(2);
const head = 'GET /v2/users/me HTTP/1.1\r\nHost: 127.0.0.1\r\n';

const kinds: Readonly<Record<string, (socket: Socket) => void>> = {
  silent: () => {},
  /** A header that never ends, a byte at a time (slowloris). */
  slow: (socket) => {
    socket.write(head);
    const timer = setInterval(() => socket.write('a'), 500);
    socket.on('close', () => clearInterval(timer));
  },
  /** Half a request, and no more to come; the other half stays open. */
  'half-closed': (socket) => socket.end(`${head}Content-Length: 10\r\n\r\n12345`),
  huge: (socket) => socket.write(`${head}X: ${'a'.repeat(200_000)}\r\n\r\n`),
};

let settled = 0;
let closed = 0;
const settle = () => {
  settled += 1;
  if (settled === Number(count)) process.stdout.write('open\n');
};

for (let n = 0; n < Number(count); n += 1) {
  const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true });
  socket.on('connect', () => {
    kinds[kind ?? '']?.(socket);
    settle();
  });
  socket.on('error', () => {});
  socket.on('end', () => socket.end());
  socket.on('close', () => {
    closed += 1;
    if (closed === Number(count)) process.stdout.write('closed\n');
  });
  socket.resume();
}

process.stdin.on('end', () => process.exit()).resume();
