import { once } from 'node:events';
import { type Collection, itemsOf } from '../collection/model.ts';
import { resolve } from '../collection/resolve.ts';
import type { LogEntry, Mount, Simulator, SimulatorOptions } from '../simulator/index.ts';
import { behaviours, MailFailure, masked, SettingFailure, startSimulator } from '../simulator/index.ts';
import { fill } from '../wire/fill.ts';
import { authority } from '../wire/request.ts';
import { readCollectionsIn, readEnvironments } from './environment.ts';
import { Failure } from './failure.ts';
import { readInput } from './input.ts';
import { loadBehaviour } from './load-behaviour.ts';
import { readPairs } from './pairs.ts';
import { problemLines } from './problem-report.ts';
import { startFailure } from './start-failure.ts';
import { visible } from './visible.ts';

export interface SimulateOptions {
  /** As on the command line; {@link usualPort} where none is given. */
  readonly port?: string;
  readonly host?: string;
  readonly database?: string;
  /** `host:port` of a mail server; `[::1]:25` for an address of IPv6. */
  readonly smtp?: string;
  /** Files of environments, the strongest last. */
  readonly environment?: readonly string[];
  /** Short for `--set plan=...`. */
  readonly plan?: string;
  readonly rules?: string;
  /** Modules with behaviours of one's own, which come before those that are built in. */
  readonly behaviour?: readonly string[];
  /** `name=value`, settings of the behaviours. */
  readonly set?: readonly string[];
  /** One JSON object at the start and one for each request, on standard output. */
  readonly json?: boolean;
  /** No line for each request. */
  readonly quiet?: boolean;
}

/** Where `wireproof simulate` listens when nothing else is said. */
export const usualPort = 8025;

/** Serves the collections of a file until it is interrupted. */
export async function simulate(file: string, options: SimulateOptions): Promise<void> {
  const environments = await readEnvironments(options.environment);
  const { value: collections, problems } = await readCollectionsIn(environments, await readInput(file));
  if (!options.json) for (const line of problemLines(problems)) process.stderr.write(`${line}\n`);
  if (collections.length === 0) throw new Failure(1, `There is no collection in ${file}.`);
  const log = options.quiet ? undefined : bufferedLog(options.json ? jsonLine : textLine, options.json);
  const simulator = await start(collections, options, log?.add);
  try {
    const mounts = collections.map((collection, at) =>
      simulator.mount(collection, collections.length === 1 ? '' : `/${at + 1}`),
    );
    // Listened for before anybody is told that it runs, and so could interrupt it.
    const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    process.stdout.write(options.json ? startedJson(simulator, mounts) : startedText(simulator, mounts));
    await interrupted;
  } finally {
    await simulator.close();
    log?.flush();
  }
}

async function start(
  collections: readonly Collection[],
  { host, port, database, smtp, plan, rules = 'all', set = [], behaviour = [] }: SimulateOptions,
  onRequest: SimulatorOptions['onRequest'],
): Promise<Simulator> {
  if (rules !== 'all' && rules !== 'documented') {
    throw new Failure(2, `Rules cannot be "${rules}"; use all or documented.`);
  }
  const own = await Promise.all(behaviour.map(loadBehaviour));
  const settings = { ...readPairs(set, 'setting'), ...(plan !== undefined && { plan }) };
  try {
    return await startSimulator({
      port: readPort(port),
      rules,
      settings,
      behaviours: [...own, ...behaviours.filter(({ name }) => !own.some((one) => one.name === name))].filter(
        ({ appliesTo }) => collections.some((collection) => appliesTo(collection)),
      ),
      ...(host !== undefined && { host }),
      ...(database !== undefined && { database }),
      ...(smtp !== undefined && { smtp: readMailServer(smtp) }),
      ...(onRequest && { onRequest }),
      onFault: (error) => process.stderr.write(`A defect of the simulator: ${visible(String(error))}\n`),
    });
  } catch (error) {
    if (error instanceof SettingFailure || error instanceof MailFailure) throw new Failure(2, error.message);
    throw startFailure(error, readPort(port), '--port');
  }
}

function readPort(given: string | undefined): number {
  const port = given === undefined ? usualPort : Number(given);
  if (given === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Failure(2, `"${given}" is no port; use a number from 0 to 65535.`);
  }
  return port;
}

function readMailServer(given: string): { host: string; port: number } {
  const [, bracketed, name, digits] = /^(?:\[([^\]]+)\]|([^:[\]\s]+)):(\d{1,5})$/.exec(given) ?? [];
  const port = Number(digits);
  if (digits === undefined || port < 1 || port > 65_535) {
    throw new Failure(2, `"${given}" is no mail server; write its name and port, as in localhost:1025.`);
  }
  return { host: bracketed ?? name ?? '', port };
}

function startedJson({ origin }: Simulator, mounts: readonly Mount[]): string {
  const started = {
    origin,
    pages: `${origin}/_wireproof/`,
    collections: mounts.map((mount) => ({
      name: mount.collection.name,
      baseUrl: mount.baseUrl,
      routes: mount.routes.length,
      behaviours: mount.behaviours,
      accounts: mount.accounts,
      curl: firstCall(mount),
    })),
  };
  return `${JSON.stringify(started)}\n`;
}

function startedText({ origin }: Simulator, mounts: readonly Mount[]): string {
  const lines = mounts.flatMap((mount) => [
    `${mount.collection.name || 'One item'}: ${mount.routes.length} routes at ${mount.baseUrl}`,
    ...mount.behaviours.map((title) => `  Rules: ${title}`),
    ...mount.accounts.flatMap(({ name, meaning, accessToken }) => [
      `  Token "${name}": ${accessToken}`,
      `    ${meaning}`,
    ]),
    ...[firstCall(mount)].flatMap((command) => (command === undefined ? [] : [`  Try: ${command}`])),
  ]);
  return [
    'This is a simulation, independent of the vendors whose documents it follows.',
    ...lines.map(visible),
    `State, mails and requests: ${origin}/_wireproof/`,
    'Ctrl+C ends it.',
    '',
  ].join('\n');
}

/** A command that works as it is: the behaviour's own, or a GET of the first item that can be asked for in this way. */
function firstCall(mount: Mount): string | undefined {
  if (mount.curl !== undefined) return mount.curl;
  for (const item of itemsOf(mount.collection)) {
    const template = resolve(item).value;
    if (template.method !== 'GET' || template.body) continue;
    const values = Object.fromEntries(
      template.inputs.map(({ name, kind, value }) => [
        name,
        kind === 'base-url' ? mount.baseUrlOf(item) : value || '1',
      ]),
    );
    const filled = fill(template, { ...values, ...mount.values(item) });
    if (!filled.ok || !mount.baseUrl.startsWith(`http://${authority(filled.request)}`)) continue;
    return `curl -i ${quote(`http://${authority(filled.request)}${filled.request.target}`)}`;
  }
  return undefined;
}

/** A word for a POSIX shell. */
function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Milliseconds that lines are kept before they are written together: a terminal is slower than the simulator. */
const logDelay = 50;

function bufferedLog(line: (entry: LogEntry) => string, isData = false) {
  const stream = isData ? process.stdout : process.stderr;
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (lines.length > 0) stream.write(lines.join(''));
    lines = [];
  };
  const add = (entry: LogEntry) => {
    lines.push(line(entry));
    timer ??= setTimeout(flush, logDelay);
  };
  return { add, flush };
}

function textLine({ method, target, status, rule }: LogEntry): string {
  return `${status} ${method} ${visible(masked(target))}  ${rule.id}; source=${rule.source}\n`;
}

function jsonLine(entry: LogEntry): string {
  return `${JSON.stringify({ ...entry, target: masked(entry.target) })}\n`;
}
