import { spawn } from 'node:child_process';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file or folder of this machine, or a text, that is visible inside. */
export interface Mount {
  readonly from: string;
  readonly at: string;
  readonly isWritable?: true;
}

export interface SandboxJob {
  /** The argument list to run; its first entry is found on the PATH of {@link sandboxEnvironment}. */
  readonly command: readonly string[];
  readonly mounts: readonly Mount[];
  /** The working folder, inside. */
  readonly folder: string;
  /** Standard input. */
  readonly input?: string;
  /** Set for the recorder: it may listen on ports below 1024 and starts programs through {@link Sandbox.confine}. */
  readonly isRecorder?: true;
  readonly milliseconds: number;
  readonly outputBytes: number;
}

export interface SandboxResult {
  /** Null where a signal ended it or it was stopped at a limit. */
  readonly exit: number | null;
  readonly ended: 'exited' | 'time' | 'output';
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly milliseconds: number;
}

/** Limits of one process inside. */
const limits = {
  cpuSeconds: 120,
  processes: 512,
  // RLIMIT_DATA, not RLIMIT_AS: Node, Go and Java reserve far more address space than they ever write to.
  // (Only AddressSanitizer maps its terabytes writable; nothing proven is built with it.)
  dataBytes: 4 * 1024 ** 3,
  fileBytes: 512 * 1024 ** 2,
  files: 1024,
} as const;

/** Node's own folder. Behind the system's folders, so that Debian's tools win over others of the same name. */
const nodeFolder = dirname(process.execPath);

/** All that a program finds in its environment, beside what its job gives it. */
export const sandboxEnvironment = {
  PATH: ['/usr/bin', '/bin', nodeFolder].join(':'),
  LANG: 'C.UTF-8',
  HOME: '/home',
} as const;

/** Who a program is inside, where whoever proves is root: nobody. */
export const nobody = 65534;
const isRoot = process.getuid?.() === 0;

/** Capabilities the recorder needs: low ports, and giving its own rights away before a program starts. */
const capabilities = ['CAP_NET_BIND_SERVICE', 'CAP_SETPCAP', ...(isRoot ? ['CAP_SETUID', 'CAP_SETGID'] : [])];

/** What one needs to run things in; found once, by trying it. */
export interface Sandbox {
  readonly run: (job: SandboxJob) => Promise<SandboxResult>;
  /** Puts limits around an argument list and takes every right from it: no capability, no user but nobody. */
  readonly confine: (command: readonly string[]) => string[];
}

/** Tries whether bubblewrap works here. Says why in one sentence where it does not; then nothing is run. */
export async function openSandbox(): Promise<Sandbox | { readonly missing: string }> {
  const system = await systemArguments();
  const sandbox: Sandbox = { run: (job) => runInside(system, job), confine };
  const probe = { command: ['true'], mounts: [], folder: '/', milliseconds: 10_000, outputBytes: 4096 };
  const { exit, stderr } = await sandbox.run(probe).catch((error: NodeJS.ErrnoException) => ({
    exit: null,
    stderr: error.code === 'ENOENT' ? 'bubblewrap is not installed' : String(error.message),
  }));
  if (exit === 0) return sandbox;
  const why = stderr
    .toString()
    .trim()
    .split('\n')
    .at(-1)
    ?.replace(/^bwrap: /, '');
  return { missing: `no sandbox here (${why || 'bubblewrap did not start'})` };
}

function confine(command: readonly string[]): string[] {
  const { cpuSeconds, processes, dataBytes, fileBytes, files } = limits;
  return [
    'prlimit',
    `--cpu=${cpuSeconds}`,
    `--nproc=${processes}`,
    `--data=${dataBytes}`,
    `--fsize=${fileBytes}`,
    `--nofile=${files}`,
    '--core=0',
    '--',
    'setpriv',
    ...(isRoot ? [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : []),
    '--bounding-set=-all',
    '--inh-caps=-all',
    '--no-new-privs',
    '--',
    ...command,
  ];
}

function runInside(system: readonly string[], job: SandboxJob): Promise<SandboxResult> {
  const command = job.isRecorder ? job.command : confine(job.command);
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn('bwrap', [...system, ...jobArguments(job), '--', ...command], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let ended: SandboxResult['ended'] = 'exited';
    const stopAt = (limit: 'time' | 'output') => {
      ended = limit;
      // Its whole process namespace ends with it.
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => stopAt('time'), job.milliseconds);
    const keep = (stream: NodeJS.ReadableStream) => {
      const chunks: Buffer[] = [];
      let kept = 0;
      stream.on('data', (data: Buffer) => {
        chunks.push(data.subarray(0, job.outputBytes - kept));
        kept = Math.min(job.outputBytes, kept + data.length);
        if (kept === job.outputBytes) stopAt('output');
      });
      return chunks;
    };
    const stdout = keep(child.stdout);
    const stderr = keep(child.stderr);
    child.on('error', reject);
    child.on('close', (exit) => {
      clearTimeout(timer);
      resolve({
        exit,
        ended,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr),
        milliseconds: Math.round(performance.now() - began),
      });
    });
    // It may end before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(job.input ?? '');
  });
}

/** What every sandbox has: namespaces of its own, the system's programs to read, and a writable home in memory. */
async function systemArguments(): Promise<string[]> {
  // Debian's PHP finds its extensions through /etc/php, and each Java its settings through a folder of its version.
  const java = (await readdir('/etc')).filter((name) => /^java-\d+-openjdk$/.test(name));
  const readable = [
    ...['/etc/alternatives', '/etc/ld.so.cache', '/etc/php', '/etc/ssl/openssl.cnf'],
    ...java.map((name) => `/etc/${name}`),
  ];
  return [
    ...['--unshare-net', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
    // Root needs no user namespace, and can make programs somebody else; anybody else is root in one of their own.
    ...(isRoot ? [] : ['--unshare-user', '--uid', '0', '--gid', '0']),
    ...['--die-with-parent', '--new-session', '--hostname', 'sandbox'],
    ...['--cap-drop', 'ALL', ...capabilities.flatMap((name) => ['--cap-add', name])],
    ...['--ro-bind', '/usr', '/usr'],
    ...(await Promise.all(['/bin', '/sbin', '/lib', '/lib32', '/lib64'].map(linkOrFolder))).flat(),
    ...parents(readable),
    ...readable.flatMap((path) => ['--ro-bind-try', path, path]),
    ...(nodeFolder.startsWith('/usr/')
      ? []
      : [...parents([nodeFolder]), '--ro-bind', nodeFolder, nodeFolder]),
    ...['--proc', '/proc', '--dev', '/dev'],
    ...['/tmp', '/home'].flatMap((path) => ['--perms', '1777', '--tmpfs', path]),
    '--clearenv',
    ...Object.entries(sandboxEnvironment).flatMap(([name, value]) => ['--setenv', name, value]),
  ];
}

/** `/bin` and its like are links into `/usr` on a merged system, and folders elsewhere. */
async function linkOrFolder(path: string): Promise<string[]> {
  const found = await lstat(path).catch(() => undefined);
  if (!found) return [];
  return found.isSymbolicLink() ? ['--symlink', await readlink(path), path] : ['--ro-bind', path, path];
}

function jobArguments({ mounts, folder }: SandboxJob): string[] {
  return [
    ...parents(mounts.map(({ at }) => at)),
    ...mounts.flatMap(({ from, at, isWritable }) => [isWritable ? '--bind' : '--ro-bind', from, at]),
    ...['--chdir', folder],
  ];
}

/** The folders above some paths, outermost first: left to itself, bubblewrap makes them so that only root can enter. */
function parents(paths: readonly string[]): string[] {
  const folders = paths.flatMap((path) => {
    const names = path.split('/').slice(1, -1);
    return names.map((_, index) => `/${names.slice(0, index + 1).join('/')}`);
  });
  return [...new Set(folders)].flatMap((folder) => ['--perms', '0755', '--dir', folder]);
}
