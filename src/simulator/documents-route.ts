import { type Collection, itemsOf } from '../collection/model.ts';
import { readSegment } from './path-pattern.ts';
import { methodOf } from './routes.ts';

/** Whether a collection has an item with this method whose path ends like this one: `PATCH`, `todos/:todoId`. */
export function documentsRoute(collection: Collection, method: string, path: string): boolean {
  const wanted = path.split('/').map(readSegment);
  return itemsOf(collection).some((item) => {
    const segments = item.request.url.path.filter((segment) => segment !== '').map(readSegment);
    const end = segments.slice(-wanted.length);
    return methodOf(item) === method && JSON.stringify(end) === JSON.stringify(wanted);
  });
}
