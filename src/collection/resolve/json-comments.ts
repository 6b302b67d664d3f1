import { endOfString } from '../scan.ts';

/**
 * JSON without its comments, as Postman sends it (postman-runtime takes strip-json-comments, without white space in their
 * place). What stands inside strings is no comment, and one that never ends stays.
 */
export function withoutComments(json: string): string {
  let kept = '';
  let from = 0;
  let at = 0;
  while (at < json.length) {
    const end = endOfComment(json, at);
    if (end === -1) break;
    if (end > at) {
      kept += json.slice(from, at);
      from = end;
      at = end;
    } else at = json[at] === '"' ? endOfString(json, at) : at + 1;
  }
  return kept + json.slice(from);
}

/** The offset behind the comment that begins at an offset; the offset itself where none does, and -1 where it never ends. */
function endOfComment(json: string, at: number): number {
  if (json.startsWith('//', at)) {
    const end = json.indexOf('\n', at);
    return end === -1 ? json.length : end;
  }
  if (!json.startsWith('/*', at)) return at;
  const end = json.indexOf('*/', at + 2);
  return end === -1 ? -1 : end + 2;
}
