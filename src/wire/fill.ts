import { type Address, splitAddress } from './address.ts';
import { base64, encode } from './encode.ts';
import { frame } from './multipart.ts';
import type { WireHeader, WireRequest } from './request.ts';
import type { Body, Text, WireTemplate } from './template.ts';
import { type Values, valueFor } from './values.ts';

export interface FillOptions {
  /** Boundary of a multipart body. */
  readonly boundary?: string;
  /** Gives the bytes of a file that a body names, or undefined where there is none. */
  readonly readFile?: (path: string) => Uint8Array | undefined;
}

/** Why a template cannot be filled: what is wrong, and with which input, header, file or address. */
export interface Fault {
  readonly reason: 'input-missing' | 'address-unusable' | 'header-unsendable' | 'file-missing';
  readonly what: string;
}

export type Filled =
  | { readonly ok: true; readonly request: WireRequest }
  | { readonly ok: false; readonly fault: Fault };

class Unfillable extends Error {
  readonly fault: Fault;

  constructor(reason: Fault['reason'], what: string) {
    super(what);
    this.fault = { reason, what };
  }
}

/** The collection's own values of a template's inputs. */
export function ownValues(template: WireTemplate): Record<string, string> {
  return Object.fromEntries(
    template.inputs.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Makes the request that a program printed from this template must send when its inputs have these values. */
export function fill(template: WireTemplate, values: Values, options: FillOptions = {}): Filled {
  try {
    const body = template.body && fillBody(template.body, values, options);
    const headers: WireHeader[] = template.headers.map(({ name, value }) => header(name, value, values));
    if (template.basic) {
      const pair = `${fillText(template.basic.user, values)}:${fillText(template.basic.password, values)}`;
      headers.push({ name: 'Authorization', value: `Basic ${base64(pair)}` });
    }
    if (body?.contentType) headers.push({ name: 'Content-Type', value: body.contentType });
    return {
      ok: true,
      request: {
        method: template.method,
        ...address(fillText(template.url, values)),
        headers,
        ...(body && { body: body.bytes }),
      },
    };
  } catch (error) {
    if (error instanceof Unfillable) return { ok: false, fault: error.fault };
    throw error;
  }
}

/** Fills one text. Throws where a value is missing; only `fill` catches that. */
function fillText(text: Text, values: Values): string {
  return text
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const value = valueFor(values, piece.input);
      if (value === undefined) throw new Unfillable('input-missing', piece.input);
      return encode(value, piece.encode);
    })
    .join('');
}

function fillBody(body: Body, values: Values, { boundary = 'wireproof', readFile }: FillOptions) {
  const read = (path: string) => {
    const bytes = readFile?.(path);
    if (!bytes) throw new Unfillable('file-missing', path);
    return bytes;
  };
  switch (body.kind) {
    case 'text':
      return { bytes: new TextEncoder().encode(fillText(body.text, values)) };
    case 'file':
      return { bytes: read(fillText(body.file.path, values)) };
    case 'multipart':
      return {
        bytes: frame(body.parts, boundary, (text) => fillText(text, values), read),
        contentType: `multipart/form-data; boundary=${boundary}`,
      };
  }
}

/**
 * A field value: visible Latin-1, spaces and tabs (RFC 9110 section 5.5); the wire has one byte for each character.
 * The value of an input is ASCII, to which the same section advises: a program gets it as UTF-8.
 */
function header(name: string, text: Text, values: Values): WireHeader {
  const value = fillText(text, values);
  const isAscii = text.every(
    (piece) => typeof piece === 'string' || /^\p{ASCII}*$/u.test(values[piece.input] ?? ''),
  );
  if (!isAscii || /[^\t\x20-\x7e\x80-\xff]/.test(value)) throw new Unfillable('header-unsendable', name);
  return { name, value: value.replace(/^[ \t]+|[ \t]+$/g, '') };
}

function address(url: string): Address {
  const parts = splitAddress(url);
  if (!parts) throw new Unfillable('address-unusable', url);
  return parts;
}
