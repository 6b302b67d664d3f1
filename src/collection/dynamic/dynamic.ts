import { chanceOf, seededRandom } from './chance.ts';
import { databases, dates, files, images, internet, lorem, plain } from './machines-and-text.ts';
import type { Makers } from './maker.ts';
import { money, people, places, talk, trade } from './people-and-trade.ts';

/** What dynamic variables are made from. */
export interface DynamicSource {
  readonly now?: Date;
  /** Gives numbers from 0 up to 1. */
  readonly random?: () => number;
}

/** Postman's dynamic variables, all of them (postman-collection 5, superstring/dynamic-variables.js). */
const makers: Makers = {
  ...plain,
  ...people,
  ...places,
  ...trade,
  ...money,
  ...talk,
  ...dates,
  ...internet,
  ...images,
  ...databases,
  ...files,
  ...lorem,
};

export const dynamicNames: readonly string[] = Object.keys(makers);

const needsNoNumbers = new Set(['$timestamp', '$isoTimestamp']);
const needsClock = new Set(['$timestamp', '$isoTimestamp', ...Object.keys(dates)]);

/** A fresh value of `{{$name}}`; undefined where there is no such variable, or nothing to make it from. */
export function dynamicValue(name: string, { now, random }: DynamicSource): string | undefined {
  if (!Object.hasOwn(makers, name)) return undefined;
  if (!now && needsClock.has(name)) return undefined;
  if (!random && !needsNoNumbers.has(name)) return undefined;
  return makers[name]?.(chanceOf(random ?? (() => 0)), now ?? new Date(0));
}

/** The moment that examples are told at: a program is the same text whenever it is printed. */
const exampleMoment = new Date('2026-01-02T03:04:05.678Z');

/** A value that `{{$name}}` could have, always the same for the same place; undefined where there is no such variable. */
export function dynamicExample(name: string, place: string): string | undefined {
  return dynamicValue(name, { now: exampleMoment, random: seededRandom(`${place} ${name}`) });
}
