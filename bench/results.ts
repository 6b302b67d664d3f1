import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { type Browsing, measureCatalogue } from './catalogue.ts';
import { type ColdStart, measureColdStart } from './cold-start.ts';
import { type Exactness, measureExactness } from './exactness.ts';
import { type LargeFile, measureLargeFile } from './large-file.ts';
import { measurePublishing, type Publishing } from './publishing.ts';
import { measureSearch, type SearchFigures } from './search.ts';
import { measureSimulator, type Simulating } from './simulator.ts';
import { measureSpeed, type Speed } from './speed.ts';
import { measureWholeCollection, type WholeCollection } from './whole-collection.ts';

/** What each part measures. */
export interface Measured {
  readonly speed: Speed;
  readonly exactness: Exactness;
  readonly 'cold-start': ColdStart;
  readonly simulator: Simulating;
  readonly catalogue: Browsing;
  readonly 'large-file': LargeFile;
  readonly 'whole-collection': WholeCollection;
  readonly search: readonly SearchFigures[];
  readonly publishing: Publishing;
}

export type PartName = keyof Measured;

/** Figures of one part, and where and when they were measured. */
export interface Part<Figures> {
  /** Day, as `2026-01-31`. */
  readonly date: string;
  /** Processor, cores, memory, kernel and Node. */
  readonly machine: string;
  readonly figures: Figures;
}

/** The last figures of every part that was measured. */
export type Results = { readonly [Name in PartName]?: Part<Measured[Name]> };

const file = new URL('results.json', import.meta.url);

/** How each part is measured, in the order of the page. */
const measures: { readonly [Name in PartName]: () => Measured[Name] | Promise<Measured[Name]> } = {
  exactness: measureExactness,
  speed: measureSpeed,
  'whole-collection': measureWholeCollection,
  'large-file': measureLargeFile,
  'cold-start': measureColdStart,
  simulator: measureSimulator,
  catalogue: measureCatalogue,
  search: measureSearch,
  publishing: measurePublishing,
};

export const partNames = Object.keys(measures) as readonly PartName[];

/** Those that are stored; none where nothing was measured yet. */
export function readResults(): Results {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** Measures one part and stores it beside the others. */
export async function measure(name: PartName): Promise<Results> {
  const figures = await measures[name]();
  const part = { date: new Date().toISOString().slice(0, 10), machine: machine(), figures };
  const results = { ...readResults(), [name]: part };
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  return results;
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const kernel = release().split('.').slice(0, 2).join('.');
  return `${cpu?.model.trim()}, ${cpus().length} cores, ${memory} GB, Linux ${kernel}, Node ${process.version}`;
}
