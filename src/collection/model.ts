import type { Problem } from '../problems.ts';

/** A value with everything that was noticed on the way to it. */
export interface Result<Value> {
  readonly value: Value;
  readonly problems: readonly Problem[];
}

/** `{{key}}` and what stands for it. The value may hold other variables. */
export interface Variable {
  readonly key: string;
  /** Empty where it is a secret. */
  readonly value: string;
  /** Markdown with HTML, as given. */
  readonly description?: string;
  /** Its value is known to its owner only, and never in a program: it is asked for when one runs. */
  readonly isSecret?: true;
}

/** One entry of a header, query or form list. Order and duplicates are kept; disabled entries too, marked. */
export interface Entry {
  readonly key: string;
  /** Absent where the collection has null or nothing: a query key without `=`. */
  readonly value?: string;
  readonly description?: string;
  readonly disabled?: true;
}

/** A field of a multipart form: text, or the paths of files. */
export interface FormField extends Entry {
  readonly type: 'text' | 'file';
  /** Paths, for a file field; empty where the collection names none. */
  readonly src?: readonly string[];
  readonly contentType?: string;
  /** What the part says of its name; absent: the last segment of its path. */
  readonly fileName?: string;
}

export type RequestBody =
  | { readonly mode: 'raw'; readonly raw: string; readonly language?: string }
  | { readonly mode: 'urlencoded'; readonly fields: readonly Entry[] }
  | { readonly mode: 'formdata'; readonly fields: readonly FormField[] }
  | {
      readonly mode: 'graphql';
      readonly query: string;
      readonly variables: string;
      readonly operationName?: string;
    }
  | { readonly mode: 'file'; readonly src?: string; readonly content?: string };

/** Authentication as the collection states it; parameters as texts, variables not filled. */
export interface Auth {
  /** `noauth`, `bearer`, `basic`, `apikey`, `oauth2`, `digest` ... as given. */
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Where it was stated. */
  readonly from: 'item' | 'folder' | 'collection' | 'example';
}

/** An address in parts, variables not filled and nothing encoded or decoded. */
export interface RequestUrl {
  /** As the collection prints it, or put together from the parts. */
  readonly raw: string;
  /** Scheme and authority, or what stands for them: `{{baseUrl}}`, `https://api.example.com:8443`. Without user and password. */
  readonly base: string;
  /** Segments between slashes; a path variable is `:name`. */
  readonly path: readonly string[];
  readonly query: readonly Entry[];
  /** Values of the path variables. */
  readonly variables: readonly Entry[];
  /** `user:password` written into the address. */
  readonly userinfo?: string;
  readonly hash?: string;
}

export interface CollectionRequest {
  /** As given; empty or absent reads as GET. */
  readonly method: string;
  readonly url: RequestUrl;
  readonly headers: readonly Entry[];
  readonly body?: RequestBody;
  readonly description?: string;
}

/** A saved answer. */
export interface Example {
  /** Markdown with HTML, as given. */
  readonly name: string;
  readonly id?: string;
  /** Absent where the collection gives none. */
  readonly code?: number;
  /** Reason phrase. */
  readonly status?: string;
  readonly headers: readonly Entry[];
  /** Empty where the collection has null or nothing. */
  readonly body: string;
  /** The request this answer belongs to; absent where the example has none of its own. */
  readonly request?: CollectionRequest;
}

export interface Item {
  readonly kind: 'item';
  readonly id?: string;
  readonly name: string;
  /** Names of folders and item, escaped and joined by `/`; the n-th twin ends in `[n]`. Unique in its collection. */
  readonly path: string;
  /** Last segment of its address. Unique in its folder. */
  readonly slug: string;
  /** Name of the collection; empty for an item that was given alone. */
  readonly collection: string;
  /** JSON pointer to it in the document that was read. */
  readonly pointer: string;
  readonly request: CollectionRequest;
  /** `protocolProfileBehavior`: its own settings over those of folders and collection; absent where there are none. */
  readonly behavior?: Readonly<Record<string, unknown>>;
  /** Its own or the nearest one inherited; absent: none is stated anywhere. */
  readonly auth?: Auth;
  /** Variables of folders and collection, nearest first; lists are shared between items. */
  readonly variables: readonly (readonly Variable[])[];
  readonly examples: readonly Example[];
}

export interface Folder {
  readonly kind: 'folder';
  readonly id?: string;
  readonly name: string;
  readonly path: string;
  readonly slug: string;
  readonly description?: string;
  readonly children: readonly (Folder | Item)[];
}

export interface Collection {
  readonly id?: string;
  readonly name: string;
  readonly description?: string;
  /** `postman-2.1`, `postman-2.0`, `postman-1.0`, or `items` for an item or an array of items without a collection. */
  readonly format: 'postman-2.1' | 'postman-2.0' | 'postman-1.0' | 'items';
  readonly variables: readonly Variable[];
  readonly children: readonly (Folder | Item)[];
  /** The document as text; an item's `pointer` finds its own JSON in it. */
  readonly source: string;
}

/** Every item, in the order of the document. */
export function itemsOf(parent: { readonly children: readonly (Folder | Item)[] }): Item[] {
  return parent.children.flatMap((child) => (child.kind === 'item' ? [child] : itemsOf(child)));
}

/** The method as the collection writes it; a request without one is a GET. */
export function writtenMethod({ request }: Pick<Item, 'request'>): string {
  return request.method || 'GET';
}
