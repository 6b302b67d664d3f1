import { plainSentence } from '../../collection/plain-text.ts';
import { isObject, textOf } from '../../collection/read/shape.ts';
import { note } from '../../collection/read/spot.ts';
import { isJson } from '../../wire/media-type.ts';
import { type EntryDocument, languageOf, type RequestDocument, type ResponseDocument } from '../postman.ts';
import { reasonPhrases } from '../reason-phrases.ts';
import { bodyValue, type Content, contentsOf, preferred, textFor } from './content.ts';
import { exampleIn, type Shown } from './example.ts';
import { sampleOf } from './sample.ts';
import { members, type Node, type Source } from './source.ts';

/** The request of an example that shows its own; undefined where the item's request stands for it. */
export type RequestOf = (example: string) => RequestDocument | undefined;

/** Saved answers for each documented response: one for each of its named examples, or one made from its schema. */
export function responsesOf(
  source: Source,
  operation: Node,
  produces: unknown,
  requestOf: RequestOf,
): ResponseDocument[] {
  const documented = members(source, operation, 'responses');
  const statuses = documented.map(([status]) => status);
  return documented.flatMap(([status, response]) => {
    const code = codeOf(status, statuses);
    if (code === undefined) {
      note(response.spot, 'status-unknown', status);
      return [];
    }
    return savedAnswers(source, response, { status, code, produces, requestOf });
  });
}

interface Answered {
  readonly status: string;
  readonly code: number;
  readonly produces: unknown;
  readonly requestOf: RequestOf;
}

function savedAnswers(source: Source, response: Node, answered: Answered): ResponseDocument[] {
  const { status, code, produces, requestOf } = answered;
  const content = preferred(source.isVersion2 ? contents2(response, produces) : contentsOf(source, response));
  const title = titleOf(response, status, code);
  const shown: readonly (Shown | undefined)[] = content?.examples.length ? content.examples : [undefined];
  const phrase = reasonPhrases[code];
  return shown.map((example) => {
    const named = example?.title ?? example?.key;
    const request = example?.key === undefined ? undefined : requestOf(example.key);
    const language = content && languageOf(content.mediaType);
    return {
      name: shown.length > 1 && named !== undefined ? `${title}: ${named}` : title,
      ...(request && { originalRequest: request }),
      ...(phrase !== undefined && { status: phrase }),
      code,
      ...(language && { _postman_previewlanguage: language }),
      header: headersOf(source, response, content),
      body: content ? bodyText(source, content, example) : '',
    };
  });
}

function bodyText(source: Source, content: Content, shown: Shown | undefined): string {
  return textFor(source, content, bodyValue(source, content, 'answer', shown));
}

/** `4XX` stands for all of its hundred, and `default` for what no other names: a failure where a success is documented. */
function codeOf(status: string, all: readonly string[]): number | undefined {
  if (/^[1-5]\d\d$/.test(status)) return Number(status);
  if (/^[1-5]xx$/i.test(status)) return Number(`${status[0]}00`);
  if (status.toLowerCase() !== 'default') return undefined;
  return all.some((each) => each.startsWith('2')) ? 500 : 200;
}

function titleOf({ value }: Node, status: string, code: number): string {
  const { description } = value;
  const sentence = plainSentence(typeof description === 'string' ? description : '');
  const title = sentence.replace(/\.$/, '') || reasonPhrases[code] || status;
  return /^\d+$/.test(status) ? title : `${status}: ${title}`;
}

function headersOf(source: Source, response: Node, content: Content | undefined): EntryDocument[] {
  const type =
    content && !content.mediaType.includes('*') ? [{ key: 'Content-Type', value: content.mediaType }] : [];
  const others = members(source, response, 'headers')
    .filter(([name]) => name.toLowerCase() !== 'content-type')
    .map(([key, header]) => {
      const { description } = header.value;
      return {
        key,
        value: headerValue(source, header),
        ...(typeof description === 'string' && description && { description }),
      };
    });
  return [...type, ...others];
}

function headerValue(source: Source, header: Node): string {
  const schema = source.isVersion2 ? header.value : header.value['schema'];
  const value = exampleIn(source, header) ?? sampleOf(source, schema, header, 'answer');
  return Array.isArray(value) ? value.map(textOf).join(',') : (textOf(value) ?? '');
}

/** Swagger 2.0: one schema for all media types, and an example for each. */
function contents2(response: Node, produces: unknown): Content[] {
  const { schema, examples } = response.value;
  const shown = isObject(examples) ? examples : {};
  const stated = Array.isArray(produces) ? produces.filter((type) => typeof type === 'string') : [];
  const types = stated.length > 0 ? stated : Object.keys(shown).filter((type) => type.includes('/'));
  if (schema === undefined && Object.keys(shown).length === 0) return [];
  return [...new Set(types.length > 0 ? types : ['application/json'])].map((mediaType) => {
    const own = Object.hasOwn(shown, mediaType) ? shown[mediaType] : undefined;
    const only = isJson(mediaType) ? (own ?? shown['response']) : own;
    return {
      mediaType,
      schema,
      at: response,
      examples: only === undefined ? [] : [{ value: only }],
      encoding: {},
    };
  });
}
