import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line in a process of its own and waits for its end. */
export function wireproof(args: readonly string[], stdin: string | Uint8Array = ''): Promise<Finished> {
  return run(process.execPath, ['dist/cli/main.js', ...args], stdin);
}

/** Runs any program, with these variables beside the environment's own. */
export function run(
  command: string,
  args: readonly string[],
  stdin: string | Uint8Array = '',
  environment: NodeJS.ProcessEnv = {},
): Promise<Finished> {
  const child = spawn(command, args, { stdio: 'pipe', env: { ...process.env, ...environment } });
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text) => {
      output[stream] += text;
    });
  }
  // A command that ends before it has read everything closes the pipe; that is for its own output to tell.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (status) => resolve({ status, ...output }));
  });
}

const folder = mkdtempSync(join(tmpdir(), 'wireproof-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An empty folder, gone with the test file that asks for it. */
export function newFolder(): string {
  return mkdtempSync(join(folder, 'empty-'));
}

/** A file with this content, gone with the test file that asks for it. */
export function file(name: string, content: string | Uint8Array | object): string {
  const path = join(folder, name);
  const isText = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, isText ? content : JSON.stringify(content));
  return path;
}

/** A collection of two folders with items of one name, and a third item. */
export const pets = {
  info: { name: 'Pets', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  variable: [{ key: 'baseUrl', value: 'https://pets.example/v1' }],
  item: [
    { name: 'dogs', item: [{ name: 'List', request: '{{baseUrl}}/dogs' }] },
    { name: 'cats', item: [{ name: 'List', request: '{{baseUrl}}/cats' }] },
    {
      name: 'Rename a pet',
      id: '8f2b1c66-0000-4000-8000-000000000000',
      request: {
        method: 'PUT',
        auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{petToken}}' }] },
        url: {
          raw: '{{baseUrl}}/pets/:petId',
          host: ['{{baseUrl}}'],
          path: ['pets', ':petId'],
          variable: [{ key: 'petId', value: '7', description: '(Required) Which pet. Ask the owner.' }],
        },
        body: { mode: 'urlencoded', urlencoded: [{ key: 'name', value: 'Rex' }] },
      },
    },
  ],
};
