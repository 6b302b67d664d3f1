import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';

/** A server under measurement. */
export interface Running {
  /** The process that answers, which is not always the one that was started. */
  readonly pid: number;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Starts a program and resolves with its first answer to a GET of a path. */
export async function start(
  command: readonly string[],
  port: number,
  path: string,
  output: number | 'ignore' = 'ignore',
): Promise<Running> {
  const [program = '', ...parameters] = command;
  const child = spawn(program, parameters, { stdio: ['pipe', output, output], detached: true });
  try {
    await firstAnswer(child, port, path);
  } catch (error) {
    end(child);
    throw error;
  }
  const stop = async () => {
    const ended = once(child, 'exit');
    end(child);
    await ended;
  };
  return { pid: innermost(child.pid ?? 0), port, stop };
}

/** Ends a program with what it started: they are a group of their own. */
function end({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}

/** Milliseconds that a server may take for its first answer. */
const longestStart = 60_000;

async function firstAnswer(child: ChildProcess, port: number, path: string): Promise<void> {
  const until = Date.now() + longestStart;
  while (child.exitCode === null && Date.now() < until) {
    if (await answers(port, path)) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`No answer of ${child.spawnargs.join(' ')}.`);
}

function answers(port: number, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
    socket.on('connect', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`));
    socket.once('data', (data) => {
      resolve(/^HTTP\/1\.1 [2345]/.test(String(data)));
      socket.destroy();
    });
  });
}

/** CPU time of a process with all its threads so far, in seconds: proc(5), fields 14 and 15, in hundredths. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Memory that a process has now, in bytes. */
export function residentMemory(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}

/** A program that `script` runs is its child; the one that answers is the last of such a chain. */
function innermost(pid: number): number {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
  );
  const [child] = children;
  return child === undefined ? pid : innermost(Number(child));
}

/** A port on which nothing listens now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
