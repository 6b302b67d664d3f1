import type { Part, Text } from './template.ts';
import { isFile } from './template.ts';

/** Escapes a name inside a Content-Disposition header as browsers do (HTML standard, multipart/form-data encoding). */
export function escapeName(name: string): string {
  return name.replace(/["\r\n]/g, (character) => ({ '"': '%22', '\r': '%0D', '\n': '%0A' })[character] ?? '');
}

/** The last segment of a path, with either slash. */
export function lastSegment(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** The bytes of a multipart/form-data body (RFC 7578, RFC 2046 section 5.1). */
export function frame(
  parts: readonly Part[],
  boundary: string,
  fillText: (text: Text) => string,
  read: (path: string) => Uint8Array,
): Uint8Array<ArrayBuffer> {
  const utf8 = new TextEncoder();
  const chunks = parts.flatMap(({ name, content, contentType }) => {
    let disposition = `form-data; name="${escapeName(fillText(name))}"`;
    let bytes: Uint8Array;
    if (isFile(content)) {
      const path = fillText(content.path);
      disposition += `; filename="${escapeName(content.filename ?? lastSegment(path))}"`;
      bytes = read(path);
    } else {
      bytes = utf8.encode(fillText(content));
    }
    const type = contentType === undefined ? '' : `\r\nContent-Type: ${contentType}`;
    const head = `--${boundary}\r\nContent-Disposition: ${disposition}${type}\r\n\r\n`;
    return [utf8.encode(head), bytes, utf8.encode('\r\n')];
  });
  return concatenate([...chunks, utf8.encode(`--${boundary}--\r\n`)]);
}

/** The same bytes in one array. */
export function concatenate(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}
