import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Identity } from '../../src/prove/certificates.ts';

/** Milliseconds in which a proxy has to take connections. */
const startTime = 10_000;

const guide = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');

/** A proxy on a loopback port of its own, set up as docs/deploy.md says. */
export interface DocumentedProxy {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** A proxy that docs/deploy.md has a block of settings for. */
export interface ProxyKind {
  readonly command: string;
  /** Writes its settings into the folder, and gives the arguments that start it with them in the foreground. */
  readonly prepare: (place: Place) => Promise<string[]>;
}

/** What the block is tried with in the place of the names in it. */
interface Place {
  readonly folder: string;
  readonly port: number;
  /** `127.0.0.1:43210`: where the catalogue listens. */
  readonly catalogue: string;
  readonly certificate: string;
  readonly key: string;
}

export const nginx: ProxyKind = {
  command: 'nginx',
  prepare: async ({ folder, port, catalogue, certificate, key }) => {
    const server = documented('server {', [
      ['listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`],
      ['/etc/ssl/docs.example.com.pem', certificate],
      ['/etc/ssl/docs.example.com.key', key],
      ['127.0.0.1:8024', catalogue],
    ]);
    const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    const paths = kinds.map((kind) => `${kind}_temp_path ${join(folder, kind)};`);
    const settings = join(folder, 'nginx.conf');
    await writeFile(
      settings,
      `daemon off; pid ${join(folder, 'pid')}; events {} http { access_log off; ${paths.join(' ')}\n${server}\n}`,
    );
    return ['-c', settings, '-e', join(folder, 'errors')];
  },
};

export const caddy: ProxyKind = {
  command: 'caddy',
  prepare: async ({ folder, port, catalogue, certificate, key }) => {
    const site = documented('docs.example.com {', [
      [
        'docs.example.com {',
        `https://docs.example.com:${port} {\n    bind 127.0.0.1\n    tls ${certificate} ${key}`,
      ],
      ['127.0.0.1:8024', catalogue],
    ]);
    const settings = join(folder, 'Caddyfile');
    await writeFile(settings, `{\n    admin off\n    auto_https disable_redirects\n}\n${site}\n`);
    return ['run', '--config', settings, '--adapter', 'caddyfile'];
  },
};

/** True where its program is installed. */
export function isInstalled({ command }: ProxyKind): boolean {
  return spawnSync(command, ['-v']).error === undefined;
}

/** Starts a proxy in an empty folder, which the caller removes. */
export async function startDocumentedProxy(
  { command, prepare }: ProxyKind,
  folder: string,
  catalogue: string,
  identity: Identity,
): Promise<DocumentedProxy> {
  // Its workers may be another user's.
  await chmod(folder, 0o755);
  const certificate = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  await Promise.all([writeFile(certificate, identity.certificate), writeFile(key, identity.key)]);
  const port = await freePort();
  const args = await prepare({ folder, port, catalogue, certificate, key });
  const running = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  let said = '';
  running.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  await listening(port, running, () => said);
  return {
    port,
    close: async () => {
      if (running.exitCode !== null) return;
      running.kill('SIGTERM');
      await once(running, 'exit');
    },
  };
}

/** The block of the guide that has this line, with other texts in the place of some of its own. */
function documented(line: string, others: readonly (readonly [string, string])[]): string {
  const blocks = Array.from(guide.matchAll(/^```\w*\n(.*?)^```$/gms), ([, block = '']) => block);
  let block = blocks.find((each) => each.startsWith(line));
  if (block === undefined) throw new Error(`docs/deploy.md has no block that begins with ${line}`);
  for (const [own, other] of others) {
    if (!block.includes(own)) throw new Error(`docs/deploy.md no longer says ${own}`);
    block = block.replace(own, other);
  }
  return block;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function listening(port: number, running: ChildProcess, said: () => string): Promise<void> {
  const end = Date.now() + startTime;
  while (Date.now() < end && running.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    const isThere = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isThere) return;
    await wait(50);
  }
  running.kill();
  throw new Error(`The proxy did not start: ${said()}`);
}
