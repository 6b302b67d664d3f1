import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Target } from '../targets/target.ts';
import type { Sandbox, SandboxJob } from './sandbox.ts';

const execute = promisify(execFile);

/** What builds and runs a target's programs here. */
export interface Toolchain {
  /** First line of what each of {@link Target.versions} prints. */
  readonly versions: readonly string[];
  /** Names and versions of Debian's packages; only those that are installed, none where there is no dpkg. */
  readonly packages: readonly string[];
}

/** Asks a target's toolchain for its versions, in the sandbox. Says what is missing where one of them does not answer. */
export async function findToolchain(
  sandbox: Sandbox,
  target: Target,
  mounts: SandboxJob['mounts'],
): Promise<Toolchain | { readonly missing: string }> {
  const versions: string[] = [];
  for (const command of target.versions) {
    const { exit, stdout, stderr } = await sandbox.run({
      command,
      mounts,
      folder: '/',
      milliseconds: 30_000,
      outputBytes: 64 * 1024,
    });
    if (exit === 127) return { missing: `no ${command[0]} here` };
    if (exit !== 0) {
      const why = stderr.toString().trim().split('\n').at(-1) ?? '';
      return { missing: `\`${command.join(' ')}\` fails here${why && `: ${why}`}` };
    }
    versions.push(`${stdout.length > 0 ? stdout : stderr}`.trim().split('\n')[0] ?? '');
  }
  return {
    versions,
    packages: await installedPackages([...target.packages, ...(target.standIn?.packages ?? [])]),
  };
}

async function installedPackages(names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  // It fails where one of the packages is not installed, and still prints the others.
  const { stdout } = await execute('dpkg-query', ['--show', ...names]).catch(
    (error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }),
  );
  return stdout.split('\n').filter((line) => line !== '');
}
