import { note, type Spot } from '../../collection/read/spot.ts';
import { essenceOf } from '../../wire/media-type.ts';
import { encodeAround, formOf } from '../form.ts';
import { type BodyDocument, type FieldDocument, rawBody } from '../postman.ts';
import type { Argument } from './arguments.ts';

/** What options make the body of a request. */
export interface CurlBody {
  readonly body: BodyDocument;
  /** What curl writes where no header says it; absent where whoever frames the body writes it. */
  readonly contentType?: string;
}

/** The pieces of `--data` and its kin, in their order. */
interface Piece {
  readonly text?: string;
  readonly file?: string;
  readonly isJson: boolean;
}

const dataEffects = new Set(['data', 'data-raw', 'data-binary', 'data-urlencode', 'json']);

/** The text that `-d` and its kin put into the body, or with `-G` behind the address; files are left out of it. */
export function dataText(given: readonly Argument[], spot: Spot): string | undefined {
  const pieces = piecesOf(given);
  if (pieces.length === 0) return undefined;
  for (const { file } of pieces) {
    if (file !== undefined)
      note(spot, 'curl-option-left-out', `@${file}`, 'a file joined to other data is not read');
  }
  const texts = pieces.filter(({ text }) => text !== undefined);
  return texts.reduce((all, { text = '', isJson }, at) => all + (at === 0 || isJson ? '' : '&') + text, '');
}

/** The body of a command; `written` is the Content-Type set by hand. */
export function bodyOf(
  given: readonly Argument[],
  written: string | undefined,
  spot: Spot,
): CurlBody | undefined {
  const upload = given.findLast(({ effect }) => effect === 'upload');
  const fields = given.filter(({ effect }) => effect === 'form' || effect === 'form-string');
  if (fields.length > 0) {
    return { body: { mode: 'formdata', formdata: fields.flatMap((field) => fieldOf(field, spot)) } };
  }
  const pieces = piecesOf(given);
  const [first] = pieces;
  if (!first) return upload && { body: { mode: 'file', file: fileOf(upload.value) } };
  const contentType = first.isJson ? 'application/json' : 'application/x-www-form-urlencoded';
  if (first.file !== undefined && pieces.length === 1) {
    return { body: { mode: 'file', file: fileOf(first.file) }, contentType };
  }
  const text = dataText(given, spot) ?? '';
  const type = written ?? contentType;
  const form = essenceOf(type) === 'application/x-www-form-urlencoded' ? formOf(text) : undefined;
  return form ? { body: form } : { body: rawBody(text, type), contentType };
}

function piecesOf(given: readonly Argument[]): Piece[] {
  return given
    .filter(({ effect }) => dataEffects.has(effect))
    .map(({ effect, value }) => {
      const isJson = effect === 'json';
      if (effect === 'data-urlencode') return encodedPiece(value);
      const isFile = effect !== 'data-raw' && value.startsWith('@');
      return isFile ? { file: value.slice(1), isJson } : { text: value, isJson };
    });
}

/** `content`, `=content`, `name=content`, `@file` or `name@file`; the content is encoded, the name is not. */
function encodedPiece(value: string): Piece {
  const equals = value.indexOf('=');
  const at = value.indexOf('@');
  if (at !== -1 && (equals === -1 || at < equals)) return { file: value.slice(at + 1), isJson: false };
  const name = equals <= 0 ? '' : `${value.slice(0, equals)}=`;
  return { text: name + encodeAround(value.slice(equals + 1)), isJson: false };
}

/** Standard input is a file that nobody has named. */
function fileOf(path: string): { src?: string } {
  return path === '-' || path === '.' || path === '' ? {} : { src: path };
}

/** `name=value`, `name=@path`, either with `;type=` and `;filename=`. */
function fieldOf({ effect, value }: Argument, spot: Spot): FieldDocument[] {
  const equals = value.indexOf('=');
  const key = value.slice(0, Math.max(equals, 0));
  const content = value.slice(equals + 1);
  if (effect === 'form-string') return [{ key, type: 'text', value: content }];
  if (content.startsWith('<')) {
    note(spot, 'curl-option-left-out', `-F ${key}=<`, 'the text of a file is not read');
    return [];
  }
  const isFile = content.startsWith('@');
  const [own = '', ...parameters] = partsOf(isFile ? content.slice(1) : content, isFile);
  const type = parameterIn(parameters, 'type');
  const fileName = parameterIn(parameters, 'filename');
  const more = { key, ...(type !== undefined && { contentType: type }) };
  if (!isFile) return [{ ...more, type: 'text', value: own }];
  return [
    { ...more, type: 'file', src: own === '-' ? [] : [own], ...(fileName !== undefined && { fileName }) },
  ];
}

/** A value in double quotes may hold what would end it (curl's manual, `--form`). */
function partsOf(content: string, isFile: boolean): string[] {
  const [, quoted, rest = ''] = /^"((?:\\.|[^"\\])*)"(.*)$/s.exec(content) ?? [];
  if (quoted !== undefined) return [unquoted(quoted), ...rest.split(';').slice(1)];
  if (isFile) return content.split(';');
  const at = content.search(/;(?:type|filename|headers|encoder)=/);
  return at === -1 ? [content] : [content.slice(0, at), ...content.slice(at + 1).split(/;(?=\w+=)/)];
}

function parameterIn(parameters: readonly string[], name: string): string | undefined {
  const own = parameters.find((parameter) => parameter.trimStart().startsWith(`${name}=`));
  const value = own?.slice(own.indexOf('=') + 1).trim();
  const [, quoted] = /^"((?:\\.|[^"\\])*)"$/s.exec(value ?? '') ?? [];
  return quoted === undefined ? value : unquoted(quoted);
}

function unquoted(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}
