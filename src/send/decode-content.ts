import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { type Answer, headerValue } from './answer.ts';

/** Bytes a decoded body may have: a small one may stand for very many. */
const maximumLength = 16 * 1024 * 1024;

/** Content codings are undone in the reverse order of their list (RFC 9110 section 8.4); `identity` is none. */
const decoders: Readonly<Record<string, (body: Uint8Array) => Uint8Array>> = {
  gzip: (body) => gunzipSync(body, options),
  'x-gzip': (body) => gunzipSync(body, options),
  br: (body) => brotliDecompressSync(body, options),
  // Some servers send it without the frame that the name means.
  deflate: (body) => (isZlib(body) ? inflateSync(body, options) : inflateRawSync(body, options)),
  identity: (body) => body,
};

const options = { maxOutputLength: maximumLength };

/** The body without its content codings; undefined where it is broken, cut, too long or in a coding unknown here. */
export function decodeContent({ headers, body, cut }: Answer): Uint8Array | undefined {
  const codings = (headerValue(headers, 'Content-Encoding') ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '');
  if (body.length === 0 || codings.length === 0) return body;
  if (cut !== undefined || codings.length > 3) return undefined;
  try {
    return codings.reduceRight((bytes, coding) => {
      const decode = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
      if (!decode) throw new Error(coding);
      return decode(bytes);
    }, body);
  } catch {
    return undefined;
  }
}

/** RFC 1950 section 2.2: the first two bytes, read as one number, are a multiple of 31. */
function isZlib(body: Uint8Array): boolean {
  const [first = 0, second = 0] = body;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}
