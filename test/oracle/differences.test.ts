import { afterAll, beforeAll, expect, it } from 'vitest';
import { differences } from './differences.ts';
import { compareAll } from './oracle.ts';
import { type Recorder, startRecorder } from './recorder.ts';

let recorder: Recorder;
beforeAll(async () => {
  recorder = await startRecorder();
});
afterAll(() => recorder.close());

it.each(differences)('$id: its example differs, and for no other reason', async ({ id, example, around }) => {
  const document = { info: { name: 'C' }, ...around, item: [{ name: 'One', ...example }] };
  const [verdict, ...more] = await compareAll(new TextEncoder().encode(JSON.stringify(document)), recorder);
  expect(more).toEqual([]);
  expect(verdict).toMatchObject({ reasons: [id], unexplained: [] });
});
