import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Item, itemsOf } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import { dispatch } from '../../src/simulator/dispatch.ts';
import { documentedAnswers, successOf } from '../../src/simulator/documented.ts';
import { readExampleName } from '../../src/simulator/example-name.ts';
import { readSegment } from '../../src/simulator/path-pattern.ts';
import { methodOf, routesOf } from '../../src/simulator/routes.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';

/** A folder with real collections. It is no part of the project; without it these tests say so and do not run. */
const corpus = process.env['WIREPROOF_CORPUS'] ?? '../shared';
const folder = join(corpus, 'collections');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
const zoomFile = join(folder, 'Zoom-API.postman_collection.json');
if (files.length === 0)
  console.warn(`No collections in ${folder}: the tests of the simulator on real collections do not run.`);

/** A path that an item describes, every variable filled. */
function pathOf(item: Item): string {
  const segments = item.request.url.path.map((segment) => {
    const read = readSegment(segment);
    if (read.kind === 'any') return 'x';
    return encodeURIComponent(read.kind === 'literal' ? read.text : read.pieces.join('x'));
  });
  return `/${segments.join('/')}`;
}

function ask(method: string, headers: Record<string, string> = {}) {
  return { method, headers } as unknown as IncomingMessage;
}

test.skipIf(files.length === 0)(
  'every item of every real collection is a route, with every answer that it documents',
  () => {
    let asked = 0;
    for (const file of files) {
      for (const collection of readCollections(readFileSync(join(folder, file))).value) {
        const routes = routesOf(collection, []);
        for (const item of itemsOf(collection)) {
          const query = new URLSearchParams(
            item.request.url.query
              .filter(({ disabled }) => !disabled)
              .map(({ key, value }) => [key, value ?? '']),
          );
          const answer = dispatch(routes, ask(methodOf(item)), pathOf(item), String(query));
          const place = `${file} ${item.path} ${methodOf(item)} ${pathOf(item)}`;
          expect(answer, place).not.toBeInstanceOf(Promise);
          expect(answer, place).toMatchObject({ rule: { source: expect.not.stringMatching('simulator') } });
          for (const { key } of documentedAnswers(item)) {
            const chosen = dispatch(
              routes,
              ask(methodOf(item), { prefer: `example="${key}"` }),
              pathOf(item),
              String(query),
            );
            expect(chosen, `${place} ${key}`).not.toMatchObject({ status: 406 });
          }
          asked += 1;
        }
      }
    }
    expect(asked).toBeGreaterThan(4_000);
  },
  60_000,
);

test.skipIf(!existsSync(zoomFile))(
  'every error of the real Zoom collection that stands in a name has a code or a message',
  () => {
    const examples = readCollections(readFileSync(zoomFile))
      .value.flatMap(itemsOf)
      .flatMap((item) => item.examples);
    const errors = examples.filter(({ body, code = 0 }) => body === '' && code >= 400);
    expect(errors.length).toBeGreaterThan(400);
    const unread = errors.filter(({ name }) => readExampleName(name).errors.length === 0);
    // One name has no marker at all.
    expect(unread.map(({ code }) => code)).toEqual([404]);
    for (const { name } of errors) {
      for (const { message } of readExampleName(name).errors) {
        expect(message).not.toMatch(/[`*]|<br|status code|error code|^\s|\s$/i);
      }
    }
  },
);

test.skipIf(!existsSync(zoomFile))(
  'the real Zoom collection has rules for passwords, and its 310 items answer over HTTP',
  async () => {
    const [collection] = readCollections(readFileSync(zoomFile)).value;
    if (!collection) throw new Error('The file holds no collection.');
    const simulator = await startSimulator({ settings: { passwordCost: 4 } });
    const mount = simulator.mount(collection);
    expect(mount.baseUrl).toBe(`${simulator.origin}/v2`);
    expect(mount.behaviours).toHaveLength(1);
    const items = itemsOf(collection);
    expect(items).toHaveLength(310);
    for (const item of items) {
      const response = await fetch(`${mount.baseUrl}${pathOf(item)}`, { method: methodOf(item) });
      const ofBehaviour = response.headers.get('wireproof-rule')?.startsWith('zoom-');
      const success = successOf(documentedAnswers(item)).status;
      expect(response.status, item.path).toBe(ofBehaviour ? 401 : success);
      await response.arrayBuffer();
    }
    await simulator.close();
  },
);
