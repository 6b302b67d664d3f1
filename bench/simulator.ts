import { closeSync } from 'node:fs';
import { ask, type Load, type Question } from './load.ts';
import { compile, median } from './measure.ts';
import { cpuSeconds, freePort, type Running, residentMemory, start } from './processes.ts';
import { type Contestant, contestants, logFile } from './simulators.ts';

/** Answers of one server to one question. */
export interface Answering {
  readonly name: string;
  /** By the CPU time of the server's process with all its threads. */
  readonly answersPerCpuSecond: number;
  readonly answersPerSecond: number;
}

/** The start of one server up to its first answer, and what it holds then and after the load. */
export interface Starting {
  readonly name: string;
  readonly milliseconds: number;
  /** CPU time of the process up to then. */
  readonly cpuMilliseconds: number;
  readonly memory: number;
  /** After the load; the start alone where there was none. */
  readonly memoryAfterLoad: number;
}

export interface Simulating {
  readonly rounds: number;
  /** One documented answer, with a log. */
  readonly documented: readonly Answering[];
  /** With Zoom's rules, beside the bare server of the same rounds. */
  readonly zoom: readonly Answering[];
  readonly starts: readonly Starting[];
}

const rounds = 7;
const warmUp = 1_000;
const round = 1_000;
const token = 'bench-token-of-adam';
const users = 6_000;

interface Measured extends Running {
  readonly name: string;
  readonly question: Question;
  readonly loads: (Load & { readonly cpu: number })[];
  readonly startedWith: number;
}

/** Measures answers and starts; all servers stay up, and only one is asked at a time. */
export async function measureSimulator(): Promise<Simulating> {
  const log = logFile();
  const all = contestants();
  const zoom = zoomContestants();
  const open: Measured[] = [];
  try {
    const documented = await openAll(all, log, open);
    await askInTurns(documented);
    const answered = documented.map(summarize);
    const afterLoad = new Map(open.map(({ name, pid }) => [name, residentMemory(pid)]));
    await closeAll(open);
    const [bare] = all;
    const withRules = await openAll([...(bare ? [bare] : []), ...zoom], log, open);
    await askInTurns(withRules);
    const zoomAnswered = withRules.map(summarize);
    for (const { name, pid } of open.slice(1)) afterLoad.set(name, residentMemory(pid));
    await closeAll(open);
    const started = [...all.filter(({ log: where }) => where === 'file'), sampleWithZoom];
    const starts = await startInTurns(started, log, afterLoad);
    return { rounds, documented: answered, zoom: zoomAnswered, starts };
  } finally {
    await closeAll(open);
    closeSync(log);
  }
}

const get = (path: string, headers = ''): Question => ({
  request: () => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\n`,
  status: 200,
});

/** What is asked of the simulator with Zoom's rules. */
const zoomQuestions: Readonly<Record<string, Question>> = {
  'wireproof, a read with token, scope and rate check': get(
    '/v2/accounts/me/settings?option=security',
    `Authorization: Bearer ${token}\r\n`,
  ),
  'wireproof, an accepted change of a password': {
    request: (n) => {
      const body = JSON.stringify({ password: `Kettle-${n.toString(36)}-Bench7` });
      const head = [
        `PUT /v2/users/bench-${n % users}/password HTTP/1.1`,
        'Host: 127.0.0.1',
        `Authorization: Bearer ${token}`,
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
      ];
      return `${head.join('\r\n')}\r\n\r\n${body}`;
    },
    status: 204,
  },
};

function zoomContestants(): Contestant[] {
  const server = compile('zoom-server.ts');
  return Object.keys(zoomQuestions).map((name) => ({
    name,
    command: (port) => [process.execPath, server, String(port), token, String(users)],
    path: '/_wireproof/clock',
    log: 'none',
  }));
}

/** The command line with the sample, its rules and seeds hashed as always. */
const sampleWithZoom: Contestant = {
  name: 'wireproof with the rules of Zoom',
  command: (port) => [
    ...[process.execPath, 'dist/cli/main.js', 'simulate', 'samples/zoom-users.postman_collection.json'],
    ...['--port', String(port)],
  ],
  path: '/v2/users/me/password',
  log: 'file',
};

async function openAll(all: readonly Contestant[], log: number, open: Measured[]): Promise<Measured[]> {
  for (const { name, command, path, log: where } of all) {
    const port = await freePort();
    const running = await start(command(port), port, path, where === 'file' ? log : 'ignore');
    const question = zoomQuestions[name] ?? get(path);
    open.push({ ...running, name, question, loads: [], startedWith: residentMemory(running.pid) });
  }
  return [...open];
}

async function closeAll(open: Measured[]): Promise<void> {
  for (const running of open.splice(0)) await running.stop();
}

async function askInTurns(all: readonly Measured[]): Promise<void> {
  for (const { port, question } of all) await ask(port, question, warmUp);
  for (let n = 0; n < rounds; n += 1) {
    for (const { name, pid, port, question, loads } of all) {
      const before = cpuSeconds(pid);
      const load = await ask(port, question, round);
      if (load.wrong > 0) throw new Error(`${name}: ${load.wrong} of ${load.answers} answers were others.`);
      loads.push({ ...load, cpu: cpuSeconds(pid) - before });
    }
  }
}

function summarize({ name, loads }: Measured): Answering {
  return {
    name,
    answersPerCpuSecond: median(loads.map(({ answers, cpu }) => answers / cpu)),
    answersPerSecond: median(loads.map(({ answers, seconds }) => answers / seconds)),
  };
}

async function startInTurns(
  all: readonly Contestant[],
  log: number,
  afterLoad: ReadonlyMap<string, number>,
): Promise<Starting[]> {
  const none = () => ({ times: [] as number[], cpu: [] as number[], memories: [] as number[] });
  const taken = new Map(all.map(({ name }) => [name, none()]));
  for (let n = 0; n < rounds; n += 1) {
    for (const { name, command, path } of all) {
      const port = await freePort();
      const before = performance.now();
      const running = await start(command(port), port, path, log);
      taken.get(name)?.times.push(performance.now() - before);
      taken.get(name)?.cpu.push(1000 * cpuSeconds(running.pid));
      taken.get(name)?.memories.push(residentMemory(running.pid));
      await running.stop();
    }
  }
  return [...taken].map(([name, { times, cpu, memories }]) => {
    const memory = median(memories);
    return {
      name,
      milliseconds: median(times),
      cpuMilliseconds: median(cpu),
      memory,
      memoryAfterLoad: afterLoad.get(name) ?? memory,
    };
  });
}
