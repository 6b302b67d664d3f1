import type { Item } from '../collection/model.ts';
import { resolve } from '../collection/resolve.ts';
import { fill, ownValues } from '../wire/fill.ts';
import { addressPlaceholders } from '../wire/placeholders.ts';
import { toMessage } from '../wire/request.ts';
import type { WireTemplate } from '../wire/template.ts';
import type { Answer, Case } from './case.ts';

/**
 * A case made of somebody's own item: its programs are compared with what the item says, for there is no request
 * written by hand. Says why where the item gives no request.
 */
export function caseOfItem(item: Item): Case | { readonly fault: string } {
  const { value: template, problems } = resolve(item, {});
  const error = problems.find(({ severity }) => severity === 'error');
  if (error) return { fault: error.message };
  const values = inventValues(template);
  const files = new Map<string, Uint8Array>();
  const readFile = (path: string) => inventFile(path, files);
  const filled = fill(template, { ...ownValues(template), ...values }, { readFile });
  if (!filled.ok) return { fault: `${filled.fault.reason}: ${filled.fault.what}` };
  const { request } = filled;
  return {
    name: item.path,
    isOwn: true,
    template,
    values,
    files,
    expected: toMessage(request),
    answers: [success(template), failure(template), { name: 'refused' }, ...stranger(request.scheme)],
  };
}

/** Bytes for a file that a program is to read; undefined where it would stand outside the program's folder. */
function inventFile(path: string, files: Map<string, Uint8Array>): Uint8Array | undefined {
  const isBelow = path.split('/').every((name) => !['', '.', '..'].includes(name)) && !path.includes('\0');
  if (!isBelow) return undefined;
  const bytes = files.get(path) ?? Buffer.from(`made up, file ${files.size + 1}\r\n\0\xff`, 'latin1');
  files.set(path, bytes);
  return bytes;
}

/** Values for what only the caller of a program knows. */
function inventValues({ url, inputs }: WireTemplate): Record<string, string> {
  const ofAddress = addressPlaceholders(url);
  const open = inputs.filter(({ from }) => from === 'environment');
  return Object.fromEntries(
    open.map(({ name, kind }) => {
      if (kind === 'base-url') return [name, 'https://api.example.com'];
      return [name, ofAddress.get(name) ?? `value of ${name.replace(/[^A-Za-z0-9]/g, ' ')}`];
    }),
  );
}

/** An answer to HEAD has no body (RFC 9110 section 9.3.2). */
function failure({ method }: WireTemplate): Answer {
  const [length, body] = method === 'HEAD' ? [0, ''] : [15, '{"wrong":"all"}'];
  const head = `HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\nContent-Length: ${length}`;
  return { name: '500', bytes: Buffer.from(`${head}\r\n\r\n${body}`) };
}

/** The documented success; nothing in it is documented but its code. */
function success({ success: [status = 200], method }: WireTemplate): Answer {
  const hasBody = status !== 204 && status !== 205 && method !== 'HEAD';
  const rest = hasBody ? 'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}' : '\r\n';
  return { name: `${status}`, bytes: Buffer.from(`HTTP/1.1 ${status} Success\r\n${rest}`) };
}

function stranger(scheme: 'http' | 'https'): Answer[] {
  return scheme === 'https' ? [{ name: 'untrusted' }, { name: 'misnamed' }] : [];
}
