import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

/** Where Debian puts the programs of PostgreSQL, below a folder for each version. */
const versions = '/usr/lib/postgresql';

/** Milliseconds in which a server has to take connections. */
const startTime = 30_000;

/** A PostgreSQL server of a test's own, on a Unix socket in a temporary folder. */
export interface Postgres {
  readonly folder: string;
  /** Address of one of its databases. */
  address(database: string): string;
  /** Makes an empty database and gives its address. */
  newDatabase(): Promise<string>;
  /** As a power cut would: SIGKILL, then a start that recovers from the log. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Folder of initdb and postgres; undefined where Debian's package is not installed. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(versions)) return undefined;
  const [newest] = readdirSync(versions).sort((one, other) => Number(other) - Number(one));
  const folder = join(versions, newest ?? '', 'bin');
  return existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')) ? folder : undefined;
}

/** Starts a server. Without `isDurable` it leaves out fsync, and is faster. */
export async function startPostgres({ isDurable = false } = {}): Promise<Postgres> {
  const programs = postgresPrograms();
  if (programs === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql.');
  const user = unprivilegedUser();
  const folder = await mkdtemp(join(tmpdir(), 'wireproof-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = ['--username=wireproof', '--auth=trust', '--locale=C', '--encoding=UTF8', '--no-sync'];
  const made = spawnSync(join(programs, 'initdb'), ['-D', data, ...options], { ...user, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const durable = isDurable ? 'on' : 'off';
  const settings = {
    listen_addresses: '',
    unix_socket_directories: folder,
    fsync: durable,
    synchronous_commit: durable,
    full_page_writes: durable,
  };
  const args = ['-D', data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
  const start = () => spawn(join(programs, 'postgres'), args, { ...user, stdio: 'ignore' });
  const address = (database: string) => `postgres://wireproof@/${database}?host=${folder}`;
  let server = await started(start, address('postgres'));
  let count = 0;
  return {
    folder,
    address,
    newDatabase: async () => {
      count += 1;
      const name = `test_${process.pid}_${count}_${Date.now()}`;
      await withClient(address('postgres'), (client) => client.query(`create database ${name}`));
      return address(name);
    },
    crash: async () => {
      await end(server, 'SIGKILL');
      server = await started(start, address('postgres'));
    },
    stop: async () => {
      await end(server, 'SIGINT');
      await rm(folder, { recursive: true });
    },
  };
}

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const number = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: number('-u', 'postgres'), gid: number('-g', 'postgres') };
  } catch {
    return { uid: number('-u', 'nobody'), gid: number('-g', 'nobody') };
  }
}

/** A server that takes connections. After a crash it may have to wait until the processes of the one before are gone. */
async function started(start: () => ChildProcess, address: string): Promise<ChildProcess> {
  const last = Date.now() + startTime;
  let server = start();
  for (;;) {
    try {
      await withClient(address, (client) => client.query('select 1'));
      return server;
    } catch (error) {
      if (Date.now() > last) throw error;
      await wait(50);
      if (server.exitCode !== null) server = start();
    }
  }
}

export async function withClient<Value>(
  address: string,
  work: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client({ connectionString: address });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}
