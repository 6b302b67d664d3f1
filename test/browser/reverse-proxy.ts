import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before the catalogue on somebody's server: it passes everything on and says for whom. */
export interface ReverseProxy {
  /** `http://localhost:43210` */
  readonly origin: string;
  /** Where everything is passed on to. */
  readonly passTo: (origin: string) => void;
  readonly close: () => Promise<void>;
}

/** As nginx with `proxy_pass http://127.0.0.1:8024;`, `Host $host` and `X-Forwarded-For $proxy_add_x_forwarded_for`. */
export async function startReverseProxy(): Promise<ReverseProxy> {
  let target = new URL('http://127.0.0.1:1');
  const server = createServer((incoming, outgoing) => {
    const { method, url: path, headers, socket } = incoming;
    const before = headers['x-forwarded-for'];
    const client = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
    const forwarded = {
      ...headers,
      host: headers.host?.replace(/:\d+$/, ''),
      'x-forwarded-for': before === undefined ? client : `${before}, ${client}`,
    };
    const { hostname, port } = target;
    const passed = request({ hostname, port, method, path, headers: forwarded }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(passed);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    passTo: (origin) => {
      target = new URL(origin);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close').catch(() => {});
    },
  };
}
