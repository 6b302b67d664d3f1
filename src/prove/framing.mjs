// @ts-check
// Where an HTTP/1.1 message ends (RFC 9112 sections 6 and 7). Plain JavaScript: the recorder needs it inside the
// sandbox, where nothing compiles TypeScript; the comparison outside reads the same bytes with it.

/**
 * The head of a message from `start` on, or undefined where its empty line has not come yet.
 *
 * @param {Uint8Array} bytes
 * @param {number} [start]
 * @returns {{ lines: string[], end: number } | undefined} The lines as Latin-1; `end` is the index of the body's first byte.
 */
export function headAt(bytes, start = 0) {
  for (let at = start; at + 3 < bytes.length; at++) {
    if (bytes[at] === 13 && bytes[at + 1] === 10 && bytes[at + 2] === 13 && bytes[at + 3] === 10) {
      return { lines: latin1(bytes.subarray(start, at)).split('\r\n'), end: at + 4 };
    }
  }
  return undefined;
}

/**
 * The body that stands behind a request's head, decoded where it is chunked, or undefined where it is not complete.
 *
 * @param {Uint8Array} bytes
 * @param {{ lines: string[], end: number }} head
 * @returns {{ body: Uint8Array, end: number } | undefined}
 */
export function bodyAt(bytes, head) {
  if (/\bchunked\s*$/i.test(fieldOf(head.lines, 'transfer-encoding') ?? '')) return chunksAt(bytes, head.end);
  const end = head.end + Number.parseInt(fieldOf(head.lines, 'content-length') ?? '0', 10);
  return end <= bytes.length ? { body: bytes.subarray(head.end, end), end } : undefined;
}

/**
 * The first value of a header field.
 *
 * @param {readonly string[]} lines
 * @param {string} name In lower case.
 */
export function fieldOf(lines, name) {
  const line = lines.slice(1).find((text) => text.slice(0, text.indexOf(':')).toLowerCase() === name);
  return line?.slice(line.indexOf(':') + 1).trim();
}

/**
 * @param {Uint8Array} bytes
 * @param {number} start
 */
function chunksAt(bytes, start) {
  const chunks = [];
  let at = start;
  for (;;) {
    const line = lineAt(bytes, at);
    if (!line) return undefined;
    const size = Number.parseInt(line.text, 16);
    if (!(size > 0)) break;
    chunks.push(bytes.subarray(line.end, line.end + size));
    at = line.end + size + 2;
  }
  const end = trailersEnd(bytes, at);
  return end === undefined ? undefined : { body: Buffer.concat(chunks), end };
}

/**
 * The index behind the last chunk's line, the trailer fields and the empty line.
 *
 * @param {Uint8Array} bytes
 * @param {number} start
 */
function trailersEnd(bytes, start) {
  let line = lineAt(bytes, start);
  while (line) {
    line = lineAt(bytes, line.end);
    if (line?.text === '') return line.end;
  }
  return undefined;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} start
 */
function lineAt(bytes, start) {
  const end = bytes.indexOf(10, start);
  return end < 0 ? undefined : { text: latin1(bytes.subarray(start, end)).trimEnd(), end: end + 1 };
}

/** @param {Uint8Array} bytes */
function latin1(bytes) {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
