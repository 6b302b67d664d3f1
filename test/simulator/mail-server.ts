import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

/** Debian's own Python, which is the one that its packages are for. */
const python = '/usr/bin/python3';
const isThere = existsSync('/usr/lib/python3/dist-packages/aiosmtpd');
const script = fileURLToPath(new URL('mail-server.py', import.meta.url));

/** Tests with a mail server. Left out, and said so, where there is none; a defect where everything is required. */
export function describeMail(name: string, tests: () => void): void {
  const missing = 'no aiosmtpd here: apt-get install python3-aiosmtpd';
  if (!isThere && process.env['WIREPROOF_REQUIRE'] === 'all') throw new Error(`${name}: ${missing}`);
  if (isThere) describe(name, tests);
  else describe.skip(`${name} (left out: ${missing})`, tests);
}

/** A mail as a server has it. */
export interface ArrivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly content: string;
}

/** A mail server on one port and with one file, to be started, killed and started again. */
export class MailServer {
  readonly host = '127.0.0.1';
  #child: ChildProcess | undefined;

  readonly port: number;
  readonly #file: string;

  constructor(port: number, file: string) {
    this.port = port;
    this.#file = file;
  }

  async start(): Promise<void> {
    const child = spawn(python, [script, String(this.port), this.#file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => Promise.reject(new Error('The mail server did not start.'))),
    ]);
  }

  /** kill -9, without a word to whoever is connected. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Resolves when the server has died by itself. */
  async death(): Promise<void> {
    if (this.#child?.exitCode === null) await once(this.#child, 'exit');
  }

  arrived(): ArrivedMail[] {
    if (!existsSync(this.#file)) return [];
    return readFileSync(this.#file, 'utf8')
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
  }
}

/** A port on which nothing listens now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const closed = once(server, 'close');
  server.close();
  await closed;
  if (typeof address !== 'object' || address === null) throw new Error('There is no port.');
  return address.port;
}

/** The Message-ID of a mail, without its angle brackets. */
export function idOf({ content }: ArrivedMail): string {
  return /^Message-ID: <(.+)>\r?$/im.exec(content)?.[1] ?? '';
}
