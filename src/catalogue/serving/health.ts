import { readFileSync } from 'node:fs';
import type { Context } from 'hono';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

export const healthPath = '/_health';

/** Says whether this server takes requests: 200, or 503 once it is ending. */
export function health(context: Context, isEnding: boolean): Response {
  return context.json({ status: isEnding ? 'ending' : 'ok', version }, isEnding ? 503 : 200);
}
