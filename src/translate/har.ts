import { isObject, type JsonObject, kindOf, textOf } from '../collection/read/shape.ts';
import { below, note, type Spot } from '../collection/read/spot.ts';
import { essenceOf } from '../wire/media-type.ts';
import { formOf, hostOf, titleOf } from './form.ts';
import {
  type BodyDocument,
  collectionDocument,
  type EntryDocument,
  type FieldDocument,
  type FolderDocument,
  type ItemDocument,
  languageOf,
  type ResponseDocument,
  rawBody,
} from './postman.ts';
import { MarkedItems, mostItems, type Translation } from './translation.ts';

/** Translates a HAR recording (HTTP Archive 1.2); every entry becomes an item, and its answer an example. */
export function translateHar(root: JsonObject, spot: Spot): Translation {
  const log = root['log'] as JsonObject;
  const entries = log['entries'] as readonly unknown[];
  const place = below(below(spot, 'log'), 'entries');
  const marked = new MarkedItems();
  const byHost = new Map<string, ItemDocument[]>();
  for (const [index, entry] of entries.slice(0, mostItems).entries()) {
    const at = below(place, index);
    if (!isObject(entry) || !isObject(entry['request'])) {
      note(at, 'not-an-item', kindOf(isObject(entry) ? entry['request'] : entry));
      continue;
    }
    const { request, response } = entry;
    const item = marked.add(at, (own) => itemOf(request, response, own));
    const host = hostOf(textOf(request['url']) ?? '');
    const items = byHost.get(host) ?? [];
    byHost.set(host, items);
    items.push(item);
  }
  if (entries.length > mostItems) note(place, 'too-many-items', String(mostItems));
  const [[only = '', items = []] = [], ...others] = byHost;
  const folders: FolderDocument[] = [...byHost].map(([name, item]) => ({
    name: name || 'Without a host',
    item,
  }));
  const document = collectionDocument(titleIn(log) || (others.length === 0 && only) || 'Recording', {
    item: others.length === 0 ? items : folders,
  });
  return { document, problems: spot.problems, marks: marked.all() };
}

function titleIn({ pages }: JsonObject): string {
  const [page] = Array.isArray(pages) ? pages : [];
  return isObject(page) && typeof page['title'] === 'string' ? page['title'].slice(0, 120) : '';
}

function itemOf(request: JsonObject, response: unknown, spot: Spot): ItemDocument {
  const at = below(spot, 'request');
  const method = textOf(request['method']) ?? 'GET';
  const url = textOf(request['url']) ?? '';
  const headers = pairsIn(request['headers'], below(at, 'headers')).filter(({ key }) => !isOfConnection(key));
  const hasHeader = (name: string) => headers.some(({ key }) => key.toLowerCase() === name);
  const post = isObject(request['postData']) ? request['postData'] : undefined;
  const body = post && bodyOf(post, below(at, 'postData'));
  const type = textOf(post?.['mimeType']) ?? '';
  const isFramed = body?.mode === 'formdata';
  const cookies = pairsIn(request['cookies'], below(at, 'cookies'));
  const comment = textOf(request['comment']);
  return {
    name: titleOf(method, url),
    request: {
      method,
      header: [
        ...headers
          .filter(({ key }) => !isFramed || key.toLowerCase() !== 'content-type')
          .map((entry) => (isOfBrowser(entry.key) ? { ...entry, disabled: true as const } : entry)),
        ...(body && !isFramed && type !== '' && !hasHeader('content-type')
          ? [{ key: 'Content-Type', value: type }]
          : []),
        ...(cookies.length > 0 && !hasHeader('cookie')
          ? [{ key: 'Cookie', value: cookies.map(({ key, value }) => `${key}=${value}`).join('; ') }]
          : []),
      ],
      ...(body && { body }),
      url,
      ...(comment && { description: comment }),
    },
    response: isObject(response) ? answerOf(response, below(spot, 'response')) : [],
    ...(body && { protocolProfileBehavior: { disableBodyPruning: true } }),
  };
}

/** Fields and headers of a recording are lists of names and values. */
function pairsIn(value: unknown, spot: Spot): (EntryDocument & { value: string })[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((pair, index) => {
    if (isObject(pair)) return [{ key: textOf(pair['name']) ?? '', value: textOf(pair['value']) ?? '' }];
    note(below(spot, index), 'unexpected-shape', 'header', kindOf(pair));
    return [];
  });
}

/** They say how one connection carries a message, and not what it says; names with a colon are those of HTTP/2. */
const ofConnection = new Set([
  'host',
  'connection',
  'proxy-connection',
  'keep-alive',
  'content-length',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'accept-encoding',
  'content-encoding',
]);

function isOfConnection(name: string): boolean {
  return name.startsWith(':') || name === '' || ofConnection.has(name.toLowerCase());
}

/** What a browser says of itself and of its page: it is kept, switched off. */
function isOfBrowser(name: string): boolean {
  return /^(?:sec-(?!websocket-)|(?:user-agent|referer|origin|dnt|priority|pragma|cache-control|accept-language|upgrade-insecure-requests)$)/i.test(
    name,
  );
}

function bodyOf(post: JsonObject, spot: Spot): BodyDocument | undefined {
  const type = essenceOf(textOf(post['mimeType']) ?? '');
  const text = textOf(post['text']) ?? '';
  const params = Array.isArray(post['params']) ? post['params'].filter(isObject) : [];
  if (type === 'multipart/form-data' && params.length > 0) {
    return { mode: 'formdata', formdata: params.map(fieldOf) };
  }
  if (type === 'application/x-www-form-urlencoded') {
    const form = text === '' ? undefined : formOf(text);
    if (form) return form;
    if (text === '') return { mode: 'urlencoded', urlencoded: pairsIn(params, below(spot, 'params')) };
  }
  return text === '' ? undefined : rawBody(text, type);
}

function fieldOf(param: JsonObject): FieldDocument {
  const fileName = textOf(param['fileName']);
  const type = textOf(param['contentType']);
  const more = { key: textOf(param['name']) ?? '', ...(type && { contentType: type }) };
  if (fileName) return { ...more, type: 'file', src: [fileName] };
  return { ...more, type: 'text', value: textOf(param['value']) ?? '' };
}

/** A status of 0 is that of a request that got no answer. */
function answerOf(response: JsonObject, spot: Spot): ResponseDocument[] {
  const code = Number(response['status']);
  if (!Number.isInteger(code) || code < 100 || code > 599) return [];
  const content = isObject(response['content']) ? response['content'] : {};
  const status = textOf(response['statusText']);
  const body = contentText(content);
  const size = Number(content['size']);
  if (body === undefined || (body === '' && size > 0)) note(below(spot, 'content'), 'recorded-body-missing');
  const language = languageOf(textOf(content['mimeType']) ?? '');
  return [
    {
      name: status || String(code),
      ...(status && { status }),
      code,
      ...(language && { _postman_previewlanguage: language }),
      header: pairsIn(response['headers'], below(spot, 'headers')).filter(({ key }) => !isOfConnection(key)),
      body: body ?? '',
    },
  ];
}

/** The content as text; undefined where it is none. */
function contentText({ text, encoding }: JsonObject): string | undefined {
  const written = textOf(text) ?? '';
  if (encoding !== 'base64') return written;
  try {
    const bytes = Uint8Array.from(atob(written), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
