import type { Chance } from './chance.ts';

/** Makes the value of one dynamic variable. */
export type Maker = (chance: Chance, now: Date) => string;

/** Makers by the name of their variable, with its `$`. */
export type Makers = Readonly<Record<string, Maker>>;

/** A maker that chooses from a list. */
export function oneOf(choices: readonly string[]): Maker {
  return ({ pick }) => pick(choices);
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
