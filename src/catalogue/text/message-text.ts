/** Longer texts are cut in a page. */
const maximumLength = 4000;

/** Bytes of a message for reading: as UTF-8 text, or how many there are where they are none. */
export function messageText(bytes: Uint8Array): string {
  const head = headLength(bytes);
  const body = bytes.subarray(head);
  const text = latin1(bytes.subarray(0, head)) + bodyText(body);
  return clip(text.replaceAll('\r\n', '\n'));
}

/** A body for reading. */
export function bodyText(body: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text has.
    if (!/[\0-\x08\x0e-\x1f]/.test(text)) return text;
  } catch {
    // Not UTF-8: said below.
  }
  return `(${body.length} bytes that are not text)`;
}

/** Cuts what is too long for a page, and says so. */
export function clip(text: string, maximum = maximumLength): string {
  if (text.length <= maximum) return text;
  return `${text.slice(0, maximum)}\n... and ${text.length - maximum} more characters`;
}

/** The header of a message ends with an empty line. */
function headLength(bytes: Uint8Array): number {
  const isEnd = (at: number) => endOfHead.every((byte, index) => bytes[at + index] === byte);
  for (let at = bytes.indexOf(0x0d); at >= 0; at = bytes.indexOf(0x0d, at + 1)) {
    if (isEnd(at)) return at + endOfHead.length;
  }
  return 0;
}

const endOfHead = [0x0d, 0x0a, 0x0d, 0x0a];

/** One character for each byte. */
function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
