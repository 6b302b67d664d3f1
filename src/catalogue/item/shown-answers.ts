import { STATUS_CODES } from 'node:http';
import type { CollectionRequest, Item } from '../../collection/model.ts';
import { prettyJson } from '../../collection/source.ts';
import { faultSentence } from '../../send/fault-sentence.ts';
import type { DocumentedAnswer } from '../../simulator/documented.ts';
import { toMessage } from '../../wire/request.ts';
import type { WireTemplate } from '../../wire/template.ts';
import type { ShownAnswer } from '../parts/answers.tsx';
import { fillForPage } from '../send/play.ts';
import { plainText } from '../text/markdown.ts';
import { clip, messageText } from '../text/message-text.ts';

/** The request of a template as text: filled where it can be, or the reason why not. */
export function requestText(template: WireTemplate, values: Readonly<Record<string, string>>): string {
  const filled = fillForPage(template, values);
  return filled.ok ? messageText(toMessage(filled.request)) : faultSentence(filled.fault);
}

/** Characters of all answers and their own requests together on a page. */
const maximumLength = 20_000;

/** The documented answers of an item as tabs. */
export function shownAnswers(
  item: Item,
  documented: readonly DocumentedAnswer[],
  values: Readonly<Record<string, string>>,
  templateOf: (item: Item) => WireTemplate,
): ShownAnswer[] {
  const requests = documented.map((answer) => ownRequest(item, answer));
  const room = roomFor(documented.length + requests.filter(Boolean).length);
  return documented.map((answer, index) => {
    const request = requests[index];
    return {
      key: answer.key,
      code: answer.answer.status,
      title: titleOf(answer),
      name: answer.givenName,
      message: clip(answerText(answer), room),
      ...(request && { request: clip(requestText(templateOf({ ...item, request }), values), room) }),
    };
  });
}

/** Characters that a page has for each of so many answers and requests of their own. */
export function roomFor(texts: number): number {
  return Math.max(500, Math.min(4000, Math.floor(maximumLength / texts)));
}

/** The request an example was saved with, where it asks for something else than the item. */
export function ownRequest(item: Item, { id, givenName }: DocumentedAnswer): CollectionRequest | undefined {
  const example = item.examples.find((one) => (id === undefined ? one.name === givenName : one.id === id));
  const request = example?.request && withoutAuthorization(example.request);
  return request && essence(request) !== essence(withoutAuthorization(item.request)) ? request : undefined;
}

/** Converters write the header of a security scheme into examples; the item's own auth is what is sent. */
function withoutAuthorization(request: CollectionRequest): CollectionRequest {
  return { ...request, headers: request.headers.filter(({ key }) => !/^authorization$/i.test(key)) };
}

/** What makes two requests differ: their descriptions do not. */
function essence({ method, url, headers, body }: CollectionRequest): string {
  return JSON.stringify([method || 'GET', url, headers, body], (key, value) =>
    key === 'description' || key === 'raw' ? undefined : value,
  );
}

/** The message, or what the name says behind its status line. */
function titleOf({ message, givenName, answer: { status } }: DocumentedAnswer): string {
  if (message !== undefined) return shorten(message);
  const words = plainText(givenName).replace(/^(?:http )?status code:?\s*/i, '');
  const behindCode = words.replace(new RegExp(`^${status}\\b[\\s:,-]*`), '');
  const phrase = reasonOf(status);
  const behindPhrase = behindCode.toLowerCase().startsWith(phrase.toLowerCase())
    ? behindCode.slice(phrase.length).replace(/^[\s:.,-]+/, '')
    : behindCode;
  return shorten(behindPhrase || behindCode || phrase);
}

function reasonOf(status: number): string {
  return STATUS_CODES[status] ?? '';
}

/** At most a few words, whole ones. */
function shorten(text: string): string {
  return text.length <= 44 ? text : `${text.slice(0, 41).replace(/\s+\S*$/, '')}...`;
}

function answerText({ answer: { status, headers, body } }: DocumentedAnswer): string {
  const lines = headers.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${headers[index + 1]}`] : []));
  const text = body && body.length > 0 ? `\n\n${readable(body)}` : '';
  return `${`HTTP/1.1 ${status} ${reasonOf(status)}`.trimEnd()}\n${lines.join('\n')}${text}`;
}

/** JSON on one line is laid out, its numbers and strings as they are; anything else stays. */
function readable(body: Uint8Array): string {
  const text = Buffer.from(body).toString();
  if (text.includes('\n') || text.length > 50_000) return text;
  try {
    JSON.parse(text);
    return prettyJson(text);
  } catch {
    return text;
  }
}
