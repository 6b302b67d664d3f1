import { copyFileSync, createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import sdk, { type Item, type RequestAuth, type RequestBody } from 'postman-collection';
import runtime from 'postman-runtime';
import type { Arrival, Recorder } from './recorder.ts';
import { sampleOf, type Values } from './values.ts';

/** What the engine sent for an item; several messages where it sent one again, none where it refused. */
export interface Sent {
  readonly name: string;
  readonly arrivals: readonly Arrival[];
  readonly error?: string;
}

/** Every file has the bytes of this one. */
export const fileOfForms = 'LICENSE';

/** Sends every item of a collection of version 2.1 in order, each once, with a jar that never gets a cookie. */
export async function sendAll(document: object, samples: Values, recorder: Recorder): Promise<Sent[]> {
  const collection = new sdk.Collection(document);
  const sent: Sent[] = [];
  collection.events.clear();
  collection.forEachItemGroup((folder) => folder.events.clear());
  collection.forEachItem(complete);
  const environment = new sdk.VariableScope({
    values: Object.entries(samples).map(([key, value]) => ({ key, value })),
  });
  const folder = mkdtempSync(join(tmpdir(), 'wireproof-oracle-'));
  const options = {
    environment,
    fileResolver: {
      stat: (_: string, done: (error: null, stats: object) => void) =>
        done(null, { isFile: () => true, mode: 0o400 }),
      createReadStream: (path: string) => createReadStream(placeFile(folder, path)),
    },
    requester: {
      agents: recorder.agents,
      useWhatWGUrlParser: true,
      followRedirects: false,
      strictSSL: false,
    },
  };
  await new Promise<void>((resolve, reject) => {
    new runtime.Runner().run(collection, options, (error, run) => {
      if (error) return reject(error);
      let refusal: string | undefined;
      run.start({
        request: (fault) => {
          refusal = fault?.message;
        },
        item: (_, __, { name }) => {
          const arrivals = recorder.take();
          sent.push({ name: name ?? '', arrivals, ...(refusal !== undefined && { error: refusal }) });
          refusal = undefined;
        },
        done: (fault) => (fault ? reject(fault) : resolve()),
      });
    });
  });
  rmSync(folder, { recursive: true });
  return sent;
}

/** Puts a file with the last segment of a path as its name where the engine may read it; that name tells its type. */
function placeFile(folder: string, path: string): string {
  const place = join(folder, basename(path.replaceAll('\\', '/')));
  copyFileSync(fileOfForms, place);
  return place;
}

/** Gives an item what a caller would: path values, files and credentials that the collection has not. */
function complete(item: Item): void {
  item.events.clear();
  const { url } = item.request;
  for (const segment of url.path ?? []) {
    const key = /^:([^{}.]+)/.exec(segment)?.[1];
    if (key === undefined) continue;
    const entry = url.variables.one(key);
    if (!entry) url.variables.add({ key, value: sampleOf(key) });
    else if (String(entry.get() ?? '') === '') entry.set(sampleOf(key));
  }
  nameFiles(item.request.body);
  const auth = item.getAuth();
  if (auth && !item.request.headers.has('authorization'))
    item.request.authorizeUsing(auth.type, withCredentials(auth));
}

/** Names the files that the collection leaves open, after the field they are for. */
function nameFiles(body: RequestBody | undefined): void {
  if (body?.mode === 'file' && !body.file?.src && body.file?.content === undefined) {
    body.file = { src: sampleOf('file') };
  }
  if (body?.mode !== 'formdata') return;
  body.formdata?.each((field) => {
    if (field.type === 'file' && !field.disabled && ![field.src].flat().some(Boolean)) {
      field.src = sampleOf(field.key || 'file');
    }
  });
}

const credentials: Readonly<Record<string, readonly (readonly [key: string, name: string])[]>> = {
  bearer: [['token', 'accessToken']],
  oauth2: [['accessToken', 'accessToken']],
  basic: [
    ['username', 'apiUser'],
    ['password', 'apiPassword'],
  ],
  apikey: [['value', 'apiKey']],
};

/** The parameters of an auth: credentials are texts, and given where all of them are missing, as a caller would. */
function withCredentials(auth: RequestAuth): object {
  const parameters = auth.parameters()?.toObject(true) ?? {};
  const keys = credentials[auth.type] ?? [];
  const isOpen = keys.every(([key]) => String(parameters[key] ?? '') === '');
  const given = keys.map(([key, name]) => [key, isOpen ? sampleOf(name) : String(parameters[key] ?? '')]);
  return { ...parameters, ...Object.fromEntries(given) };
}
