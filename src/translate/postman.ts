import { essenceOf, isJson, isXml } from '../wire/media-type.ts';

/** The parts of a Postman 2.1 document that translations write; `src/collection` reads them like any other. */
export interface CollectionDocument {
  readonly info: { readonly name: string; readonly description?: string; readonly schema: string };
  readonly variable?: readonly EntryDocument[];
  readonly auth?: AuthDocument;
  readonly item: readonly (FolderDocument | ItemDocument)[];
}

export interface FolderDocument {
  readonly name: string;
  readonly description?: string;
  readonly item: readonly (FolderDocument | ItemDocument)[];
}

export interface ItemDocument {
  readonly name: string;
  readonly request: RequestDocument;
  readonly response: readonly ResponseDocument[];
  readonly protocolProfileBehavior?: { readonly disableBodyPruning: true };
}

export interface RequestDocument {
  readonly method: string;
  readonly header: readonly EntryDocument[];
  readonly body?: BodyDocument;
  readonly url: string | UrlDocument;
  readonly auth?: AuthDocument;
  readonly description?: string;
}

export interface UrlDocument {
  readonly raw: string;
  /** One element, so that its dots are nobody's separators: `{{baseUrl}}`. */
  readonly host: readonly string[];
  readonly path: readonly string[];
  readonly query: readonly EntryDocument[];
  readonly variable: readonly EntryDocument[];
}

export interface EntryDocument {
  readonly key: string;
  /** Null for a query key without `=`. */
  readonly value: string | null;
  readonly description?: string;
  readonly disabled?: true;
}

export interface FieldDocument extends Omit<EntryDocument, 'value'> {
  readonly type: 'text' | 'file';
  readonly value?: string;
  readonly src?: readonly string[];
  readonly contentType?: string;
  readonly fileName?: string;
}

export type BodyDocument =
  | {
      readonly mode: 'raw';
      readonly raw: string;
      readonly options?: { readonly raw: { readonly language: string } };
    }
  | { readonly mode: 'urlencoded'; readonly urlencoded: readonly EntryDocument[] }
  | { readonly mode: 'formdata'; readonly formdata: readonly FieldDocument[] }
  | { readonly mode: 'file'; readonly file: { readonly src?: string } };

export interface AuthDocument {
  readonly type: string;
  readonly [parameters: string]: string | readonly { key: string; value: string; type: 'string' }[];
}

export interface ResponseDocument {
  readonly name: string;
  readonly originalRequest?: RequestDocument;
  readonly status?: string;
  readonly code?: number;
  readonly _postman_previewlanguage?: string;
  readonly header: readonly EntryDocument[];
  readonly body: string;
}

/** A collection document of a name, with what is in it. */
export function collectionDocument(
  name: string,
  parts: Omit<CollectionDocument, 'info'> & { readonly description?: string | undefined },
): CollectionDocument {
  const { description, ...others } = parts;
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  return { info: { name, ...(description && { description }), schema }, ...others };
}

/** An auth of a type with its parameters. */
export function authDocument(type: string, parameters: Readonly<Record<string, string>> = {}): AuthDocument {
  const list = Object.entries(parameters).map(([key, value]) => ({ key, value, type: 'string' as const }));
  return list.length === 0 ? { type } : { type, [type]: list };
}

/** A raw body of a media type; Postman colours it, and names its type, by its language. */
export function rawBody(raw: string, mediaType: string): BodyDocument {
  const language = languageOf(mediaType);
  return { mode: 'raw', raw, ...(language && { options: { raw: { language } } }) };
}

/** What Postman calls the language of a media type; undefined for one that it has no name for. */
export function languageOf(mediaType: string): string | undefined {
  const type = essenceOf(mediaType);
  if (isJson(type)) return 'json';
  if (isXml(type)) return 'xml';
  return { 'text/html': 'html', 'text/plain': 'text', 'application/javascript': 'javascript' }[type];
}
