import type { Item } from '../../collection/model.ts';
import { commandLine } from '../text/shell-command.ts';

/** The line that proves the program of an item, for whoever has its collection as a file. */
export function proveCommand(target: string, item: Item): string {
  return commandLine([
    ...['npx', 'wireproof', 'prove', target],
    ...['--collection', 'collection.json', '--item', nameOf(item)],
  ]);
}

/** The path, where it can be read and typed; else what also names it. */
function nameOf({ path, id, slug }: Item): string {
  if (/^[\x20-\x7e]{1,200}$/.test(path)) return path;
  return id !== undefined && /^[\w-]{1,80}$/.test(id) ? id : slug;
}
