import type { Exactness } from './exactness.ts';
import { median } from './measure.ts';
import type { Speed } from './speed.ts';

/** One generator over all the targets that it shares with others. */
export interface SpeedSummary {
  readonly name: string;
  /** Medians over the targets. */
  readonly bytes: number;
  readonly bytesPerSecond: number;
  readonly programsPerSecond: number;
}

export function summarizeSpeed({ generators }: Speed): readonly SpeedSummary[] {
  return Object.entries(generators).map(([name, targets]) => ({
    name,
    bytes: median(targets.map(({ bytes }) => bytes)),
    bytesPerSecond: median(targets.map(({ bytesPerSecond }) => bytesPerSecond)),
    programsPerSecond: median(targets.map(({ programsPerSecond }) => programsPerSecond)),
  }));
}

/** All targets of one generator together. */
export interface ExactSummary {
  readonly name: string;
  readonly exact: number;
  readonly programs: number;
}

export function summarizeExactness(exactness: Exactness): readonly ExactSummary[] {
  return Object.entries(exactness).map(([name, counts]) => ({
    name,
    exact: counts.reduce((sum, { exact }) => sum + exact, 0),
    programs: counts.reduce((sum, { cases }) => sum + cases, 0),
  }));
}
