import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusNames, readFromCorpus } from '../test/corpus/corpus.ts';
import type { LargeLap } from './large-file-worker.ts';
import { median, runWorker } from './measure.ts';

export interface LargeFile {
  readonly bytes: number;
  readonly items: number;
  readonly rounds: number;
  /** Seconds to read, resolve and list all items. */
  readonly cpu: number;
  readonly wall: number;
  /** Peak resident memory, in bytes; of that, what a process without any work has. */
  readonly memory: number;
  readonly memoryOfNode: number;
}

const rounds = 5;
const wantedBytes = 25_000_000;

/** One collection of about 25 MB, made of real ones, each in a folder, over and over. */
export function measureLargeFile(): LargeFile {
  const folder = mkdtempSync(join(tmpdir(), 'wireproof-bench-'));
  const file = join(folder, 'large.json');
  try {
    const bytes = Buffer.from(largeCollection());
    writeFileSync(file, bytes);
    const laps = Array.from({ length: rounds }, () => runWorker<LargeLap>('large-file-worker.ts', file));
    const middle = (key: keyof LargeLap) => median(laps.map((lap) => lap[key]));
    return {
      bytes: bytes.length,
      items: middle('items'),
      rounds,
      cpu: middle('cpu') / 1000,
      wall: middle('wall') / 1000,
      memory: middle('memory'),
      memoryOfNode: middle('memoryBefore'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function largeCollection(): string {
  const folders = corpusNames.flatMap((name) => folderOf(name));
  const all: string[] = [];
  for (let size = 0, index = 0; size < wantedBytes; index++) {
    const next = folders[index % folders.length] ?? '';
    all.push(next);
    size += Buffer.byteLength(next);
  }
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  return `{"info":{"name":"Large","schema":"${schema}"},"item":[${all.join(',')}]}`;
}

/** A collection of version 2 as a folder; its text is as it was, so that it is as wide as in the wild. */
function folderOf(name: string): string[] {
  try {
    const document = JSON.parse(new TextDecoder().decode(readFromCorpus(name)));
    if (!Array.isArray(document.item) || !/v2\.1/.test(document.info?.schema)) return [];
    const folder = { name: document.info.name, item: document.item, auth: document.auth };
    return [JSON.stringify(folder, null, '\t')];
  } catch {
    return [];
  }
}
