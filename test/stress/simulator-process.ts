import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';

/** `wireproof simulate` in a process of its own, as a person starts it, with quick hashes. */
export interface SimulatorProcess {
  readonly origin: string;
  readonly baseUrl: string;
  /** Of the account's admin. */
  readonly token: string;
  /** Everything it has written after the line that says where it is and what its tokens are. */
  readonly written: () => string;
  /** Whether a person could sign in with this password. */
  signsIn(email: string, password: string): Promise<boolean>;
  end(signal?: NodeJS.Signals): Promise<void>;
}

const sample = 'samples/zoom-users.postman_collection.json';

export async function startProcess(database: string, settings: readonly string[]): Promise<SimulatorProcess> {
  const options = ['passwordCost=4', 'plan=business', ...settings].flatMap((setting) => ['--set', setting]);
  const args = ['simulate', sample, '--port', '0', '--json', '--database', database, ...options];
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args]);
  let written = '';
  child.stderr.on('data', (chunk) => {
    written += chunk;
  });
  const line = await firstLine(child, () => written);
  child.stdout.on('data', (chunk) => {
    written += chunk;
  });
  const { origin, collections } = JSON.parse(line);
  const [{ baseUrl, accounts }] = collections;
  return {
    origin,
    baseUrl,
    token: accounts[0].accessToken,
    written: () => written,
    signsIn: async (email, password) => {
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify({ email, password });
      const response = await fetch(`${origin}/_wireproof/sign-in`, { method: 'POST', headers, body });
      await response.arrayBuffer();
      return response.status === 200;
    },
    end: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

async function firstLine(child: ChildProcessWithoutNullStreams, errors: () => string): Promise<string> {
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The simulator ended at its start: ${errors()}`);
  });
  const [line] = await Promise.race([once(child.stdout, 'data'), ended]);
  return String(line);
}
