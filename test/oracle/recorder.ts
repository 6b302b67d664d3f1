import { Agent, type ClientRequestArgs } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { type AddressInfo, connect, createServer } from 'node:net';

/** A message that arrived, and where its sender believed to send it. */
export interface Arrival {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  /** Every byte, as Latin-1. */
  readonly message: string;
}

/** A raw TCP server on loopback, with agents that bring every connection to it, whatever host and port it is for. */
export interface Recorder {
  readonly agents: { readonly http: Agent; readonly https: HttpsAgent };
  /** What arrived since the last call. */
  readonly take: () => Arrival[];
  readonly close: () => Promise<void>;
}

const answer = 'HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n';

export async function startRecorder(): Promise<Recorder> {
  let arrivals: Arrival[] = [];
  const addresses = new Map<number, Omit<Arrival, 'message'>>();
  const server = createServer((socket) => {
    let message = '';
    socket.setNoDelay();
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      message += bytes.toString('latin1');
      const address = addresses.get(socket.remotePort ?? 0);
      if (!isWhole(message) || !address) return;
      arrivals.push({ ...address, message });
      socket.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  /** An https request goes to the recorder in plain text: TLS is no part of what is compared. */
  const redirect = (scheme: Arrival['scheme']) => (options: ClientRequestArgs) => {
    const socket = connect(port, '127.0.0.1', () => {
      addresses.set(socket.localPort ?? 0, {
        scheme,
        host: options.host ?? '',
        port: Number(options.port),
      });
    });
    return socket.setNoDelay();
  };
  const http = new Agent();
  const https = new HttpsAgent();
  Object.assign(http, { createConnection: redirect('http') });
  Object.assign(https, { createConnection: redirect('https') });
  return {
    agents: { http, https },
    take: () => {
      const taken = arrivals;
      arrivals = [];
      return taken;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function isWhole(message: string): boolean {
  const end = message.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = message.slice(0, end);
  if (/^transfer-encoding:\s*chunked/im.test(head)) return message.endsWith('0\r\n\r\n');
  const length = Number(/^content-length:\s*(\d+)/im.exec(head)?.[1] ?? 0);
  return message.length - end - 4 >= length;
}
