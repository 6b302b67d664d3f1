import type { Kysely } from 'kysely';
import type { Collection } from '../collection/model.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/open.ts';
import type { AnyBehaviour } from './behaviour.ts';
import { todoList } from './behaviours/todo-list/behaviour.ts';
import { zoomUsers } from './behaviours/zoom-users/behaviour.ts';
import { Clock } from './clock.ts';
import { type Patience, startDelivery } from './delivery.ts';
import type { Inside } from './inside.ts';
import { type MailServerAddress, mailServer } from './mail-server.ts';
import { type Mount, type OpenMount, openMount } from './mount.ts';
import { type OutboxTables, outboxMigrations } from './outbox.ts';
import { requestListener, type Watchers } from './request-listener.ts';
import { RequestLog } from './request-log.ts';
import { closeServer, listen, originOf } from './server.ts';
import { type Choices, checkChoices, type RunningBehaviour, startBehaviour } from './world.ts';

/** The behaviours that come with the simulator. */
export const behaviours: readonly AnyBehaviour[] = [zoomUsers, todoList];

/** `onRequest` is given targets that are not masked: see `masked` before one is shown. `onFault` is told of a defect that was answered with 500. */
export interface SimulatorOptions extends Watchers {
  /** Address to listen on; 127.0.0.1 where none is given. */
  readonly host?: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Path of a SQLite file, or `:memory:`, the default. */
  readonly database?: string;
  /** Those that may apply to what is mounted; all of {@link behaviours} where none are given. */
  readonly behaviours?: readonly AnyBehaviour[];
  /** Settings of the behaviours by name; their defaults where none are given. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** `documented` leaves out the rules that the collection itself does not state. Default: `all`. */
  readonly rules?: 'documented' | 'all';
  /** Where the mails of the behaviours are delivered; they stay in the outbox where no server is named. */
  readonly smtp?: MailServerAddress;
  /** Times of delivering mails, for tests; minutes where none are given. */
  readonly patience?: Patience;
  /** Tokens in clear by the names of the behaviours' seed tokens; a fresh random one where none is given. */
  readonly seedTokens?: Readonly<Record<string, string>>;
}

/** A running server that answers as collections document. A simulation, independent of any vendor. */
export interface Simulator {
  /** `http://127.0.0.1:8025` */
  readonly origin: string;
  /** Serves a collection below a prefix (`/zoom-users`: one segment), or at the root for an empty one. */
  mount(collection: Collection, prefix?: string): Mount;
  /** Answers what has begun, then ends the server and the database. */
  close(): Promise<void>;
}

/**
 * Starts a simulator. Rejects with a `DatabaseFailure`, a `SettingFailure`, a `MailFailure`, or the system's error of listening
 * (`EADDRINUSE`, `EACCES` ...).
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { host = '127.0.0.1', port = 0, behaviours: applicable = behaviours } = options;
  const { settings = {}, seedTokens = {}, rules = 'all' } = options;
  const choices = { settings, seedTokens, rules };
  checkChoices(applicable, choices);
  const clock = new Clock();
  const handOver = options.smtp && (await mailServer(options.smtp));
  const database = applicable.length === 0 ? undefined : await openState(options.database ?? ':memory:');
  try {
    const running = database ? await startAll(applicable, database, clock, choices) : [];
    const mounts = new Map<string, OpenMount>();
    const inside: Inside = {
      host,
      mounts,
      running,
      log: new RequestLog(),
      clock,
      ...(database && { database }),
      ...(options.smtp && { smtp: options.smtp }),
    };
    const server = await listen(requestListener(inside, options), host, port);
    const origin = originOf(server);
    const delivery = handOver && database && startDelivery(database, handOver, options);
    return {
      origin,
      mount: (collection, prefix = '') => addMount(mounts, running, collection, { origin, prefix }),
      close: async () => {
        await delivery?.close();
        await closeServer(server);
        try {
          for (const { behaviour, world } of running) await behaviour.end?.(world);
        } finally {
          await database?.destroy();
        }
      },
    };
  } catch (error) {
    await database?.destroy();
    throw error;
  }
}

async function openState(name: string): Promise<Kysely<OutboxTables>> {
  const database = await openDatabase<OutboxTables>(name);
  await migrate(database, 'wireproof', outboxMigrations);
  return database;
}

async function startAll(
  applicable: readonly AnyBehaviour[],
  database: Kysely<OutboxTables>,
  clock: Clock,
  choices: Choices,
): Promise<RunningBehaviour[]> {
  const running: RunningBehaviour[] = [];
  for (const behaviour of applicable) {
    running.push(await startBehaviour(behaviour, database, clock, choices));
  }
  return running;
}

function addMount(
  mounts: Map<string, OpenMount>,
  running: readonly RunningBehaviour[],
  collection: Collection,
  address: { readonly origin: string; readonly prefix: string },
): Mount {
  const { prefix } = address;
  if (!/^(?:\/[\w.~-]+)?$/.test(prefix) || prefix === '/_wireproof') {
    throw new Error(`A prefix is empty or one segment such as /zoom-users, not "${prefix}".`);
  }
  if (mounts.has(prefix)) throw new Error(`Something is mounted at "${prefix}" already; unmount it first.`);
  const open = openMount(collection, address, running, () => {
    if (mounts.get(prefix) === open) mounts.delete(prefix);
  });
  mounts.set(prefix, open);
  return open.mount;
}
