import { findItem } from '../collection/find.ts';
import { type Collection, type Item, itemsOf } from '../collection/model.ts';
import { nearest } from '../collection/nearest.ts';
import { isTargetId, type TargetId, targetIds } from '../targets/index.ts';
import { Failure, unknownChoice } from './failure.ts';

/** The target that a text names. Ends the command with what was meant, or what there is. */
export function chooseTarget(text: string | undefined): TargetId {
  if (text === undefined) throw new Failure(2, 'Choose a target with --target:', targetIds);
  if (isTargetId(text)) return text;
  throw unknownChoice(`There is no target "${text}".`, nearest(text, targetIds), targetIds);
}

/** The item that a text names; without one the only item there is. Ends the command with what was meant, or what there is. */
export function chooseItem(collections: readonly Collection[], text: string | undefined): Item {
  const items = collections.flatMap(itemsOf);
  const paths = items.map(({ path }) => path);
  if (text === undefined) {
    const [only, ...others] = items;
    if (only && others.length === 0) return only;
    throw new Failure(2, `There are ${items.length} items; choose one with --item:`, paths);
  }
  const finding = findItem(collections, text);
  switch (finding.kind) {
    case 'found':
      return finding.item;
    case 'ambiguous': {
      const choices = finding.choices.map(({ path }) => path);
      throw new Failure(2, `"${text}" names ${choices.length} items; give one of these to --item:`, choices);
    }
    case 'unknown':
      if (finding.nearest.length === 0) {
        throw new Failure(2, `There is no item "${text}"; without --item all of them are listed.`);
      }
      throw unknownChoice(`There is no item "${text}".`, finding.nearest, paths);
  }
}
