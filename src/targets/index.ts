import type { Target } from './target.ts';

/** Every target, in alphabetical order. */
export const targetIds = [
  'c-libcurl',
  'cpp-chilkat',
  'cpp-libcurl',
  'go-net-http',
  'http',
  'java-http-client',
  'lua-socket',
  'node-fetch',
  'perl-lwp',
  'php-curl',
  'python-http-client',
  'python-requests',
  'ruby-net-http',
  'shell-curl',
] as const;

export type TargetId = (typeof targetIds)[number];

const loaders: Readonly<Record<TargetId, () => Promise<Target>>> = {
  'c-libcurl': async () => (await import('./c-libcurl.ts')).cLibcurl,
  'cpp-chilkat': async () => (await import('./cpp-chilkat.ts')).cppChilkat,
  'cpp-libcurl': async () => (await import('./cpp-libcurl.ts')).cppLibcurl,
  'go-net-http': async () => (await import('./go-net-http.ts')).goNetHttp,
  http: async () => (await import('./http.ts')).http,
  'java-http-client': async () => (await import('./java-http-client.ts')).javaHttpClient,
  'lua-socket': async () => (await import('./lua-socket.ts')).luaSocket,
  'node-fetch': async () => (await import('./node-fetch.ts')).nodeFetch,
  'perl-lwp': async () => (await import('./perl-lwp.ts')).perlLwp,
  'php-curl': async () => (await import('./php-curl.ts')).phpCurl,
  'python-http-client': async () => (await import('./python-http-client.ts')).pythonHttpClient,
  'python-requests': async () => (await import('./python-requests.ts')).pythonRequests,
  'ruby-net-http': async () => (await import('./ruby-net-http.ts')).rubyNetHttp,
  'shell-curl': async () => (await import('./shell-curl.ts')).shellCurl,
};

/** Loads one target: its own file and its language's, no other. */
export function loadTarget(id: TargetId): Promise<Target> {
  return loaders[id]();
}

/** Loads every target, in the order of {@link targetIds}. */
export function loadTargets(): Promise<Target[]> {
  return Promise.all(targetIds.map(loadTarget));
}

/** Whether a text names a target. */
export function isTargetId(text: string): text is TargetId {
  return (targetIds as readonly string[]).includes(text);
}
