// The little that the oracle uses of packages that come without types where they are imported from.
declare module 'postman-runtime' {
  import type { Agent } from 'node:http';
  import type { Collection, Item, VariableScope } from 'postman-collection';

  interface RunOptions {
    readonly environment: VariableScope;
    readonly fileResolver: {
      readonly stat: (path: string, done: (error: null, stats: object) => void) => void;
      readonly createReadStream: (path: string) => object;
    };
    readonly requester: {
      readonly agents: { readonly http: Agent; readonly https: Agent };
      readonly useWhatWGUrlParser: boolean;
      readonly followRedirects: boolean;
      readonly strictSSL: boolean;
    };
  }

  interface Callbacks {
    readonly request: (error: Error | null, cursor: unknown, response: unknown) => void;
    readonly item: (error: Error | null, cursor: unknown, item: Item) => void;
    readonly done: (error: Error | null) => void;
  }

  interface Run {
    start(callbacks: Partial<Callbacks>): void;
  }

  class Runner {
    run(collection: Collection, options: RunOptions, done: (error: Error | null, run: Run) => void): void;
  }

  const runtime: { readonly Runner: typeof Runner };
  // biome-ignore lint/style/noDefaultExport: this is what Node gives of a CommonJS package.
  export default runtime;
}

declare module 'postman-collection' {
  interface List<Entry> {
    one(key: string): Entry | undefined;
    has(key: string): boolean;
    add(entry: object): void;
    clear(): void;
    toObject(excludesDisabled: boolean): Record<string, unknown>;
  }

  interface Group {
    readonly events: List<object>;
  }

  export interface RequestAuth {
    readonly type: string;
    parameters(): List<object> | undefined;
  }

  export interface RequestBody {
    readonly mode?: string;
    file?: { readonly src?: string | null; readonly content?: string };
    readonly formdata?: { each(visit: (field: FormField) => void): void };
  }

  interface FormField {
    readonly key: string;
    readonly type?: string;
    readonly disabled?: boolean;
    src?: string | readonly string[] | null;
  }

  export interface Item extends Group {
    readonly name?: string;
    readonly request: {
      readonly url: {
        readonly path?: readonly string[];
        readonly variables: List<{ get(): unknown; set(value: string): void }>;
      };
      readonly headers: List<object>;
      readonly body?: RequestBody;
      authorizeUsing(type: string, parameters: object): void;
    };
    getAuth(): RequestAuth | undefined;
  }

  export class Collection {
    constructor(document: object);
    readonly events: List<object>;
    forEachItem(visit: (item: Item) => void): void;
    forEachItemGroup(visit: (folder: Group) => void): void;
  }

  export class VariableScope {
    constructor(scope: { values: readonly { key: string; value: string }[] });
  }

  const sdk: { readonly Collection: typeof Collection; readonly VariableScope: typeof VariableScope };
  // biome-ignore lint/style/noDefaultExport: this is what Node gives of a CommonJS package.
  export default sdk;
}

declare module 'postman-collection/lib/superstring/dynamic-variables.js' {
  const generators: Readonly<Record<string, { readonly generator: () => unknown }>>;
  // biome-ignore lint/style/noDefaultExport: this is what Node gives of a CommonJS package.
  export default generators;
}

declare module 'openapi-to-postmanv2' {
  interface Conversion {
    readonly reason?: string;
    readonly output?: readonly { readonly data: object }[];
  }

  interface Converter {
    convertV2(
      input: { readonly type: 'string'; readonly data: string },
      options: object,
      done: (error: Error | null, conversion?: Conversion) => void,
    ): void;
  }

  const converter: Converter;
  // biome-ignore lint/style/noDefaultExport: this is what Node gives of a CommonJS package.
  export default converter;
}
