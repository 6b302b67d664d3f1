import { itemsOf } from '../collection/model.ts';
import { readDocument } from '../translate/read-document.ts';
import type { Trouble } from './pages/start.tsx';
import type { Opened, Shelf } from './shelf.ts';

/** A text that is too long is not put back into the field. */
const maximumKept = 1_000_000;

/** Opens what was pasted or sent as a file, or says why that cannot be done. */
export async function openGiven(
  shelf: Shelf,
  given: string | Uint8Array,
): Promise<{ opened: Opened[] } | { trouble: Trouble }> {
  const text = typeof given === 'string' && given.length <= maximumKept ? given : '';
  if (given.length === 0 || (typeof given === 'string' && given.trim() === '')) {
    return {
      trouble: {
        sentence: 'There was nothing to open: paste JSON, YAML or a curl command, or choose a file.',
        problems: [],
        text,
      },
    };
  }
  const { value, problems } = await readDocument(given);
  const useful = value.filter((collection) => itemsOf(collection).length > 0);
  if (useful.length === 0) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    const sentence =
      value.length > 0
        ? 'It was read, and there is no request in it.'
        : 'It could not be opened as a collection.';
    return { trouble: { sentence, problems: errors.length > 0 ? errors : problems, text } };
  }
  return { opened: useful.map((collection) => shelf.open(collection, problems, 'pasted')) };
}
