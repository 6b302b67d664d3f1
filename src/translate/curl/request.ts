import { note, type Spot } from '../../collection/read/spot.ts';
import { percentEncode } from '../../wire/encode.ts';
import { titleOf } from '../form.ts';
import {
  type AuthDocument,
  authDocument,
  type EntryDocument,
  type ItemDocument,
  type RequestDocument,
} from '../postman.ts';
import type { Argument } from './arguments.ts';
import { bodyOf, type CurlBody, dataText } from './body.ts';

/** The addresses that arguments name; an empty one where they name none. */
export function addressesIn(given: readonly Argument[]): string[] {
  const named = given.filter(({ effect }) => effect === 'url').map(({ value }) => value);
  return named.length > 0 ? named : [''];
}

/** Makes the item of one address with the options around it. */
export function itemOf(given: readonly Argument[], address: string, spot: Spot): ItemDocument {
  const has = (effect: Argument['effect']) => given.some((each) => each.effect === effect);
  const last = (effect: Argument['effect']) => given.findLast((each) => each.effect === effect)?.value;
  const byHand = given
    .filter(({ effect }) => effect === 'header')
    .flatMap(({ value }) => headerOf(value, spot));
  const written = byHand.find(({ key }) => key.toLowerCase() === 'content-type')?.value ?? undefined;
  const isGet = has('get');
  const body = isGet ? undefined : bodyOf(given, written, spot);
  const method = last('method') ?? methodOf({ isHead: has('head'), isUpload: has('upload'), isGet, body });
  const url = withQuery(uploadAddress(address, last('upload')), [
    ...given.filter(({ effect }) => effect === 'url-query').map(({ value }) => value),
    ...(isGet ? [dataText(given, spot) ?? ''] : []),
  ]);
  const auth = authOf(given);
  const request: RequestDocument = {
    method,
    header: [...byHand, ...addedHeaders(given, byHand, body, spot)],
    ...(body && { body: body.body }),
    url,
    ...(auth && { auth }),
  };
  return {
    name: titleOf(method, url),
    request,
    response: [],
    ...(body && { protocolProfileBehavior: { disableBodyPruning: true } }),
  };
}

interface Usage {
  readonly isHead: boolean;
  readonly isUpload: boolean;
  readonly isGet: boolean;
  readonly body: CurlBody | undefined;
}

function methodOf({ isHead, isUpload, isGet, body }: Usage): string {
  if (isHead) return 'HEAD';
  if (isUpload) return 'PUT';
  return body && !isGet ? 'POST' : 'GET';
}

/** `Name: value`, `Name;` for an empty value; `Name:` only keeps curl from sending its own. */
function headerOf(line: string, spot: Spot): EntryDocument[] {
  if (line.startsWith('@')) {
    note(spot, 'curl-option-left-out', `-H ${line}`, 'no other file is read');
    return [];
  }
  const [, name, value = ''] = /^([^:;]*):\s*(.*)$/s.exec(line) ?? [];
  if (name !== undefined) return value.trim() === '' ? [] : [{ key: name.trim(), value: value.trim() }];
  return line.endsWith(';') ? [{ key: line.slice(0, -1).trim(), value: '' }] : [];
}

function addedHeaders(
  given: readonly Argument[],
  byHand: readonly EntryDocument[],
  body: CurlBody | undefined,
  spot: Spot,
): EntryDocument[] {
  const isJson = given.some(({ effect }) => effect === 'json');
  const last = (effect: Argument['effect']) => given.findLast((each) => each.effect === effect)?.value;
  const range = last('range');
  const added: [string, string | undefined][] = [
    ['Content-Type', body?.contentType],
    ['Accept', isJson ? 'application/json' : undefined],
    ['User-Agent', last('agent') || undefined],
    ['Referer', last('referer')?.replace(/;auto$/, '') || undefined],
    ['Range', range === undefined ? undefined : `bytes=${range}`],
    ['Cookie', cookieOf(given, spot)],
  ];
  return added.flatMap(([key, value]) => {
    const isByHand = byHand.some((each) => each.key.toLowerCase() === key.toLowerCase());
    return value === undefined || isByHand ? [] : [{ key, value }];
  });
}

/** Without `=` it names a file. */
function cookieOf(given: readonly Argument[], spot: Spot): string | undefined {
  const all = given.filter(({ effect }) => effect === 'cookie').map(({ value }) => value);
  for (const file of all.filter((value) => !value.includes('=') && !value.includes('{{'))) {
    note(spot, 'curl-option-left-out', `-b ${file}`, 'no other file is read');
  }
  return all.filter((value) => value.includes('=') || value.includes('{{')).join('; ') || undefined;
}

function authOf(given: readonly Argument[]): AuthDocument | undefined {
  const token = given.findLast(({ effect }) => effect === 'bearer')?.value;
  if (token !== undefined) return authDocument('bearer', { token });
  const user = given.findLast(({ effect }) => effect === 'user')?.value;
  if (user === undefined) return undefined;
  const colon = user.indexOf(':');
  const type = given.findLast(({ effect }) => effect === 'digest' || effect === 'ntlm')?.effect ?? 'basic';
  return authDocument(type, {
    username: colon === -1 ? user : user.slice(0, colon),
    // curl asks for a password that is not given, and so does a program.
    password: colon === -1 ? '{{apiPassword}}' : user.slice(colon + 1),
  });
}

/** A file sent to a folder keeps its name (curl's manual, `--upload-file`). */
function uploadAddress(address: string, file: string | undefined): string {
  if (file === undefined || file === '-' || !address.endsWith('/')) return address;
  return address + percentEncode(file.split('/').at(-1) ?? '');
}

function withQuery(address: string, parts: readonly string[]): string {
  const added = parts.filter((part) => part !== '').join('&');
  if (added === '') return address;
  const [before = '', ...fragment] = address.split('#');
  const joint = before.includes('?') ? '&' : '?';
  return [before + joint + added, ...fragment].join('#');
}
