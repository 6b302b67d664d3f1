import { readFileSync } from 'node:fs';
import { toCurl, toHar, toPostman } from './input-formats.ts';
import type { PlainRequest } from './plain-request.ts';

/** Prints one request, in the peer's own format, for one of the peer's targets; fails where the peer does. */
export type Print = (input: unknown, name: string) => string;

/** A request in the peer's own format, and how the peer prints it. */
export interface Generator {
  readonly toInput: (request: PlainRequest) => unknown;
  readonly print: Print;
}

/** Another generator of request code. */
export interface Peer {
  /** Its package, which is also its name. */
  readonly name: string;
  /** What it calls the targets that have the language and library of ours, by our name. */
  readonly targets: Readonly<Record<string, string>>;
  /** Loads the package, from the packages of this folder only. */
  readonly load: () => Promise<Generator>;
}

const httpsnippetTargets = {
  'c-libcurl': 'c/libcurl',
  'go-net-http': 'go/native',
  'java-http-client': 'java/nethttp',
  'node-fetch': 'javascript/fetch',
  'php-curl': 'php/curl',
  'python-requests': 'python/requests',
  'ruby-net-http': 'ruby/native',
  'shell-curl': 'shell/curl',
};

export const peers: readonly Peer[] = [
  {
    name: 'postman-code-generators',
    targets: {
      'c-libcurl': 'c/libcurl',
      'go-net-http': 'go/Native',
      'node-fetch': 'javascript/Fetch',
      'php-curl': 'php/cURL',
      'python-http-client': 'python/http.client',
      'python-requests': 'python/Requests',
      'ruby-net-http': 'ruby/Net::HTTP',
      'shell-curl': 'curl/cURL',
    },
    load: async () => {
      const generators = await load<Postman>('postman-code-generators');
      const { Request } = await load<PostmanCollection>('postman-collection');
      return {
        toInput: (request) => new Request(toPostman(request)),
        print: (input, name) => {
          const [language = '', variant = ''] = split(name);
          let printed = '';
          generators.convert(language, variant, input, {}, (error, snippet) => {
            if (error) throw new Error(String(error));
            printed = snippet;
          });
          return printed;
        },
      };
    },
  },
  { name: 'httpsnippet', targets: httpsnippetTargets, load: () => loadHttpsnippet('httpsnippet') },
  {
    name: '@readme/httpsnippet',
    targets: httpsnippetTargets,
    load: () => loadHttpsnippet('@readme/httpsnippet'),
  },
  {
    name: '@scalar/snippetz',
    targets: { ...httpsnippetTargets, 'node-fetch': 'js/fetch' },
    load: async () => {
      const { snippetz } = await load<Snippetz>('@scalar/snippetz');
      const printer = snippetz();
      return {
        toInput: toHar,
        print: (input, name) => {
          const [target = '', client = ''] = split(name);
          return printer.print(target, client, input) ?? refuse(name);
        },
      };
    },
  },
  {
    name: 'curlconverter',
    targets: {
      'c-libcurl': 'toC',
      'go-net-http': 'toGo',
      'java-http-client': 'toJava',
      'node-fetch': 'toJavaScript',
      'perl-lwp': 'toPerl',
      'php-curl': 'toPhp',
      'python-http-client': 'toPythonHttp',
      'python-requests': 'toPython',
      'ruby-net-http': 'toRuby',
    },
    load: async () => {
      const converters = await load<Curlconverter>('curlconverter');
      return { toInput: toCurl, print: (input, name) => converters[name]?.(input) ?? refuse(name) };
    },
  },
];

/** The version of a package that is installed here. */
export function versionOf(name: string): string {
  const file = new URL(`node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

interface Postman {
  readonly convert: (
    language: string,
    variant: string,
    request: unknown,
    options: object,
    callback: (error: unknown, snippet: string) => void,
  ) => void;
}

interface PostmanCollection {
  readonly Request: new (definition: object) => object;
}

interface Httpsnippet {
  readonly HTTPSnippet: new (
    har: object,
  ) => { readonly convert: (target: string, client: string) => readonly string[] | string | false };
}

interface Snippetz {
  readonly snippetz: () => {
    readonly print: (target: string, client: string, har: unknown) => string | undefined;
  };
}

type Curlconverter = Readonly<Record<string, (command: unknown) => string>>;

async function loadHttpsnippet(name: string): Promise<Generator> {
  const { HTTPSnippet } = await load<Httpsnippet>(name);
  return {
    toInput: toHar,
    print: (input, own) => {
      const [target = '', client = ''] = split(own);
      // It changes the request that it is given.
      const printed = new HTTPSnippet(structuredClone(input as object)).convert(target, client);
      return (Array.isArray(printed) ? printed[0] : printed) || refuse(own);
    },
  };
}

/** Its types are not looked at: the peers are no packages of this project, and not installed when it is checked. */
async function load<Package>(name: string): Promise<Package> {
  const loaded = (await import(name)) as { readonly default?: Package } & Package;
  return loaded.default && Object.keys(loaded).length <= 2 ? loaded.default : loaded;
}

function split(name: string): string[] {
  return name.split('/');
}

function refuse(name: string): never {
  throw new Error(`It prints nothing for ${name}.`);
}
