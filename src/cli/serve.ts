import { spawn } from 'node:child_process';
import type { Connect } from '../network/connect.ts';
import type { Mount } from '../simulator/index.ts';
import { readEnvironments } from './environment.ts';
import { Failure } from './failure.ts';
import { openFile } from './open-file.ts';
import { reachLines, readReach } from './reach.ts';
import { startFailure } from './start-failure.ts';
import { visible } from './visible.ts';

export interface ServeOptions {
  /** Of the catalogue; 8024 or the next free one where none is given. */
  readonly port?: number;
  /** Of the simulator; 8025 or the next free one where none is given. */
  readonly simulatorPort?: number;
  /** Address both listen on; 127.0.0.1 where none is given. */
  readonly host?: string;
  /** Whether a browser is opened. */
  readonly open?: boolean;
  /** Where the simulator keeps its state; memory where none is given. */
  readonly database?: string;
  /** Whether the pages may send to real hosts. */
  readonly send?: boolean;
  /** Hosts that may be sent to although their addresses are not public: `localhost:3000`. */
  readonly allowHost?: readonly string[];
  /** Files of environments for the collections given, the strongest last. */
  readonly environment?: readonly string[];
  /** File with the token that opening and running need; the environment's WIREPROOF_TOKEN where none is given. */
  readonly tokenFile?: string;
  /** Where readers reach the pages through a proxy: `https://docs.example.com/api/`. */
  readonly publicUrl?: string;
  /** Whether each request gets a line on standard error. */
  readonly accessLog?: boolean;
}

const usualPort = 8024;
const usualSimulatorPort = 8025;
/** So many ports are tried where none was asked for. */
const tries = 20;

/** Serves the catalogue with a simulator beside it, until the process is told to end. */
export async function serve(files: readonly string[], options: ServeOptions = {}): Promise<0> {
  if (options.allowHost && !options.send)
    throw new Failure(2, '--allow-host says where --send may go; give both.');
  const reach = await readReach(options);
  const [{ openCatalogue, openSamples }, { startCatalogue }, { startSimulator }] = await Promise.all([
    import('../catalogue/open-catalogue.ts'),
    import('../catalogue/start-catalogue.ts'),
    import('../simulator/simulator.ts'),
  ]);
  const connect = options.send ? await guardOf(options.allowHost) : undefined;
  const catalogue = { ...(await openCatalogue()), ...(connect && { connect }) };
  openSamples(catalogue);
  const environments = await readEnvironments(options.environment);
  for (const file of files) await openFile(catalogue.shelf, file, environments);
  const { host = '127.0.0.1', database } = options;
  const simulator = await listen(options.simulatorPort, usualSimulatorPort, '--simulator-port', (port) =>
    startSimulator({ host, port, onFault: report, ...(database !== undefined && { database }) }),
  );
  const running = await listen(options.port, usualPort, '--port', (port) =>
    startCatalogue({
      catalogue,
      simulator,
      host,
      port,
      onFault: report,
      ...reach,
      ...(options.accessLog && { onRequest: (line) => console.error(line) }),
    }),
  ).catch(async (error) => {
    await simulator.close();
    throw error;
  });
  console.log(`${running.origin}/`);
  for (const line of reachLines(host, reach)) console.error(line);
  console.error(`The simulator answers at ${simulator.origin}. Ctrl+C ends both.`);
  for (const line of tokenLines([...catalogue.mounts.values()])) console.error(line);
  if (connect) console.error('Pages may send to real hosts: this was started with --send.');
  if (options.open) openBrowser(`${running.origin}/`);
  await interrupted();
  // What is being run needs the simulator until it is done.
  await running.close();
  await simulator.close();
  return 0;
}

/** What lets requests go to the public internet, and to these hosts. */
async function guardOf(texts: readonly string[] = []): Promise<Connect> {
  const [{ readAllowedHost }, { guardedConnect }] = await Promise.all([
    import('../network/allowed-host.ts'),
    import('../network/guarded-connect.ts'),
  ]);
  const allowed = texts.map((text) => {
    const host = readAllowedHost(text);
    if (!host)
      throw new Failure(2, `"${text}" is no host; write --allow-host localhost:3000 or --allow-host [::1].`);
    return host;
  });
  return guardedConnect({ allowed });
}

/** The tokens of the simulator, which stand in full nowhere else. */
function tokenLines(mounts: readonly Mount[]): Set<string> {
  const accounts = mounts.flatMap((mount) => mount.accounts);
  return new Set(accounts.map(({ name, accessToken }) => `  Token "${visible(name)}": ${accessToken}`));
}

/** Starts a server on the port asked for, or on the usual one or the next free one behind it. */
async function listen<Server>(
  asked: number | undefined,
  usual: number,
  option: string,
  start: (port: number) => Promise<Server>,
): Promise<Server> {
  for (let port = asked ?? usual; ; port++) {
    try {
      return await start(port);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const goesOn = code === 'EADDRINUSE' && asked === undefined && port < usual + tries;
      if (!goesOn) throw startFailure(error, port, option);
    }
  }
}

/** The platform's own way to open an address. Without one, the address printed is enough. */
function openBrowser(address: string): void {
  const [command = '', ...before] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...before, address], { stdio: 'ignore', detached: true });
  child.on('error', () => console.error(`No browser could be opened; the address is ${address}`));
  child.unref();
}

const openers: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
};

/** Resolves with the first signal to end; a second one ends the process at once, as the system does it. */
function interrupted(): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  return new Promise((resolve) => {
    const end = () => {
      for (const signal of signals) process.off(signal, end);
      resolve();
    };
    for (const signal of signals) process.on(signal, end);
  });
}

function report(error: unknown): void {
  console.error(
    `wireproof: ${error instanceof Error ? error.message : error} This is a defect; please report it.`,
  );
  if (process.env['WIREPROOF_DEBUG']) console.error(error);
}
