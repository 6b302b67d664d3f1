import { chmod, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Target } from '../targets/target.ts';
import type { Cache } from './cache.ts';
import { type Authority, makeAuthority } from './certificates.ts';
import { writeReadable } from './readable.ts';
import { type Mount, openSandbox, type Sandbox } from './sandbox.ts';
import { findToolchain, type Toolchain } from './toolchain.ts';

/** Everything that proofs made one after another share. */
export interface Session {
  /** Absent where there is none here; nothing is run then. */
  readonly sandbox: Sandbox | { readonly missing: string };
  readonly cache: Cache;
  /** A folder for this session, gone at its end. */
  readonly folder: string;
  /** What every program finds in `/etc`. */
  readonly mounts: readonly Mount[];
  /** The authority that programs trust. */
  readonly authority: () => Promise<Authority>;
  /** One that they have never heard of. */
  readonly stranger: () => Promise<Authority>;
  /** Why no program can be made to trust a recorder of this scheme; undefined where it can. */
  readonly untrusting: (scheme: 'http' | 'https') => Promise<string | undefined>;
  readonly toolchainOf: (
    sandbox: Sandbox,
    target: Target,
  ) => Promise<Toolchain | { readonly missing: string }>;
  readonly close: () => Promise<void>;
}

/** Where the recorder and what it needs are inside the sandbox. */
export const recorderPath = '/recorder/recorder.mjs';

/** Begins a session: finds the sandbox, and lays out the files that every one shows. */
export async function openSession(cache: Cache): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), 'wireproof-'));
  const mounts = await layOut(folder);
  const toolchains = new Map<string, Promise<Toolchain | { readonly missing: string }>>();
  const authority = once(() => makeAuthority(folder, 'authority'));
  return {
    sandbox: await openSandbox(),
    cache,
    folder,
    mounts,
    authority,
    untrusting: async (scheme) => (scheme === 'http' ? undefined : whyNot(authority())),
    stranger: once(() => makeAuthority(folder, 'stranger')),
    toolchainOf: (sandbox, target) => {
      const found = toolchains.get(target.id) ?? findToolchain(sandbox, target, mounts);
      toolchains.set(target.id, found);
      return found;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function layOut(folder: string): Promise<Mount[]> {
  const system = {
    passwd: 'root:x:0:0:root:/home:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/sh\n',
    group: 'root:x:0:\nnogroup:x:65534:\n',
    'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files\n',
  };
  const files = Object.entries(system);
  await mkdir(join(folder, 'etc'));
  await Promise.all(files.map(([name, text]) => writeReadable(join(folder, 'etc', name), text)));
  const recorder = ['recorder.mjs', 'framing.mjs'];
  await Promise.all(
    recorder.map(async (name) => {
      // A copy: the project's folder may be one that nobody else can enter.
      await copyFile(new URL(name, import.meta.url), join(folder, name));
      await chmod(join(folder, name), 0o644);
    }),
  );
  return [
    ...files.map(([name]) => ({ from: join(folder, 'etc', name), at: `/etc/${name}` })),
    ...recorder.map((name) => ({ from: join(folder, name), at: `/recorder/${name}` })),
  ];
}

/** Why an authority could not be made. */
async function whyNot(authority: Promise<Authority>): Promise<string | undefined> {
  return authority.then(
    () => undefined,
    (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? 'no openssl here' : `openssl fails here: ${error.message}`,
  );
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
