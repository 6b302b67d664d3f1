import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from './measure.ts';

/** A server that answers a GET of `/users/ada` with a documented user. */
export interface Contestant {
  readonly name: string;
  /** The program with its parameters, for a port. */
  readonly command: (port: number) => readonly string[];
  readonly path: string;
  /** Where its log goes: a file, or a terminal that somebody reads. */
  readonly log: 'file' | 'terminal' | 'none';
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const user = { id: 'ada', email: 'ada@example.com', first_name: 'Ada', last_name: 'Lovelace', type: 1 };
const answer = JSON.stringify(user);

/** The same one documented answer, as each of them wants to be told. */
const documents = {
  'collection.json': {
    info: {
      name: 'Bench',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [
      {
        name: 'Get a user',
        request: {
          method: 'GET',
          url: { raw: '{{baseUrl}}/users/:userId', host: ['{{baseUrl}}'], path: ['users', ':userId'] },
        },
        response: [
          {
            name: 'A user',
            code: 200,
            header: [{ key: 'Content-Type', value: 'application/json; charset=utf-8' }],
            body: answer,
          },
        ],
      },
    ],
  },
  'openapi.json': {
    openapi: '3.0.3',
    info: { title: 'Bench', version: '1' },
    paths: {
      '/users/{userId}': {
        get: {
          parameters: [{ name: 'userId', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { 200: { description: 'A user', content: { 'application/json': { example: user } } } },
        },
      },
    },
  },
  'mockoon.json': {
    uuid: '6b7a4a7e-6c2f-4a3d-9c0e-1f2a3b4c5d6e',
    lastMigration: 33,
    name: 'Bench',
    endpointPrefix: '',
    latency: 0,
    port: 3000,
    hostname: '127.0.0.1',
    routes: [
      {
        uuid: '0d5c8a1e-2b3f-4c4d-8e5f-6a7b8c9d0e1f',
        type: 'http',
        method: 'get',
        endpoint: 'users/:userId',
        responses: [
          {
            uuid: '1e6d9b2f-3c4a-4d5e-9f6a-7b8c9d0e1f2a',
            body: answer,
            latency: 0,
            statusCode: 200,
            headers: [{ key: 'Content-Type', value: 'application/json; charset=utf-8' }],
            bodyType: 'INLINE',
            default: true,
            rules: [],
            rulesOperator: 'OR',
          },
        ],
      },
    ],
    folders: [],
    rootChildren: [{ type: 'route', uuid: '0d5c8a1e-2b3f-4c4d-8e5f-6a7b8c9d0e1f' }],
    headers: [],
    data: [],
  },
  'db.json': { users: [user] },
};

/** Writes the documents, compiles our own servers, and gives everybody who is measured. */
export function contestants(): readonly Contestant[] {
  mkdirSync(here('.cache'), { recursive: true });
  for (const [name, document] of Object.entries(documents)) {
    writeFileSync(here(`.cache/${name}`), JSON.stringify(document));
  }
  const bare = compile('bare-server.ts');
  const node = process.execPath;
  const peer = (name: string, ...parameters: string[]) => [here(`node_modules/.bin/${name}`), ...parameters];
  const bareCommand = (port: number) => [node, bare, String(port), answer];
  const ownCommand = (port: number) => [
    ...[node, here('../dist/cli/main.js'), 'simulate', here('.cache/collection.json')],
    ...['--port', String(port)],
  ];
  const path = '/users/ada';
  return [
    { name: 'bare node:http', command: bareCommand, path, log: 'file' },
    { name: 'wireproof', command: ownCommand, path, log: 'file' },
    {
      name: 'bare node:http, terminal',
      command: (port) => inTerminal(bareCommand(port)),
      path,
      log: 'terminal',
    },
    { name: 'wireproof, terminal', command: (port) => inTerminal(ownCommand(port)), path, log: 'terminal' },
    {
      name: '@stoplight/prism-cli',
      command: (port) => peer('prism', 'mock', here('.cache/openapi.json'), '--port', String(port)),
      path,
      log: 'file',
    },
    {
      name: '@mockoon/cli',
      command: (port) =>
        peer(
          'mockoon-cli',
          'start',
          '--data',
          here('.cache/mockoon.json'),
          '--port',
          String(port),
          '--disable-log-to-file',
        ),
      path,
      log: 'file',
    },
    {
      name: 'json-server',
      command: (port) =>
        peer('json-server', here('.cache/db.json'), '--host', '127.0.0.1', '--port', String(port)),
      path,
      log: 'file',
    },
  ];
}

/** A file that takes what a server prints. */
export function logFile(): number {
  return openSync(here('.cache/server.log'), 'a');
}

/** util-linux's `script` is a terminal that is read as fast as it is written. */
function inTerminal(command: readonly string[]): readonly string[] {
  const words = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  return ['script', '--quiet', '--flush', '--command', `exec ${words}`, '/dev/null'];
}
