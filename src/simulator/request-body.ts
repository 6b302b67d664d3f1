import type { IncomingMessage } from 'node:http';
import { essenceOf } from '../wire/media-type.ts';
import { BodyTooLarge } from './behaviour.ts';

/** Reads a whole body of at most so many bytes. What comes beyond them is thrown away, so that an answer can be sent. */
export function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= most) {
        chunks.push(chunk);
      } else {
        chunks.length = 0;
        reject(new BodyTooLarge());
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => {
      // An error is made only where one is needed: it takes the stack with it.
      if (!request.complete) reject(new Error('The client went away before its body had arrived.'));
    });
  });
}

/** What a body says: fields of a form, a JSON value, or that it cannot be read. */
export type ReadBody =
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'unreadable' };

/**
 * Reads a body as JSON object or as multipart/form-data, by its Content-Type. The first of several fields of one name counts.
 *
 * Multipart is read by Node's own `Response.formData()`: the parser of undici, which follows RFC 7578 and the Fetch
 * standard strictly, is tested against browsers, and works on bytes whose number is limited already. A streaming parser
 * such as busboy would be a dependency for a password of at most 31 characters.
 */
export async function parseBody(body: Buffer, contentType = ''): Promise<ReadBody> {
  const type = essenceOf(contentType);
  if (type === 'multipart/form-data') return parseMultipart(body, contentType);
  if (type === 'application/json' || type === '') return parseJson(body);
  return { kind: 'unreadable' };
}

async function parseMultipart(body: Buffer, contentType: string): Promise<ReadBody> {
  try {
    const bytes = new Uint8Array(body);
    const form = await new Response(bytes, { headers: { 'Content-Type': contentType } }).formData();
    return { kind: 'fields', fields: Object.fromEntries([...form.entries()].reverse()) };
  } catch {
    return { kind: 'unreadable' };
  }
}

function parseJson(body: Buffer): ReadBody {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { kind: 'fields', fields: value as Record<string, unknown> } : { kind: 'unreadable' };
  } catch {
    return { kind: 'unreadable' };
  }
}
