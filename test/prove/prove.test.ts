import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noCache, openCache } from '../../src/prove/cache.ts';
import { type Case, caseNames, endless, readCase } from '../../src/prove/case.ts';
import { type ProofJob, prepareJob } from '../../src/prove/job.ts';
import { prove } from '../../src/prove/prove.ts';
import { proveAll } from '../../src/prove/prove-all.ts';
import { openSession, type Session } from '../../src/prove/session.ts';
import { loadTarget } from '../../src/targets/index.ts';
import { describeSandboxed } from './sandboxed.ts';

let pet: Case;
let job: ProofJob;
beforeAll(async () => {
  pet = await readCase('create-a-pet');
  const whole = await prepareJob(pet, await loadTarget('python-requests'));
  job = { ...whole, answers: whole.answers.slice(0, 1) };
});

test('every case has our own wire request, byte for byte the one written by hand', async () => {
  const target = await loadTarget('shell-curl');
  const names = await caseNames();
  expect(names).toContain('update-a-users-password');
  for (const name of names) await prepareJob(await readCase(name), target);
});

test('a case whose request is another one is a defect, not a proof', async () => {
  const expected = Buffer.from(`${Buffer.from(pet.expected)}`.replace('AbC-1', 'AbC-2'));
  await expect(prepareJob({ ...pet, expected }, job.target)).rejects.toThrow(/another header X-Trace-Id/);
});

test('a command has constants where other programs look at the environment first', async () => {
  const form = await readCase('ask-for-a-token');
  const command = await prepareJob(form, await loadTarget('shell-curl'));
  const program = await prepareJob(form, job.target);
  expect(program.environment).toEqual({ CLIENT_SECRET: 'sécret % 100+1' });
  expect(command.environment).toEqual({});
  expect(Buffer.from(command.expected).toString()).toContain('client_secret=not%20the%20real%20one&');
});

test('without bubblewrap nothing is run, and one clause says why', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = '/nowhere';
  const session = await openSession(noCache);
  process.env['PATH'] = path;
  const { proof } = await prove(session, job);
  await session.close();
  expect(proof).toMatchObject({
    state: 'unproven',
    reason: 'no sandbox here (bubblewrap is not installed)',
    runs: [],
  });
});

describeSandboxed('a proof', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openSession(noCache);
  });
  afterAll(() => session.close());

  test('tells what ran, with what, and what arrived', async () => {
    const { proof } = await prove(session, job);
    expect(proof).toMatchObject({ target: 'python-requests', case: 'create-a-pet', state: 'ran' });
    expect(proof.versions[0]).toMatch(/^Python 3\./);
    expect(proof.runs).toMatchObject([{ answer: '201', exit: 0, stderr: '', differences: [] }]);
    expect(proof.runs[0]?.requests[0]).toMatch(/^POST \/v1\/pets HTTP\/1\.1\r\nHost: api\.pets\.example\r\n/);
  });

  test('of a program that does not build has failed, in the words of the compiler', async () => {
    const target = await loadTarget('cpp-libcurl');
    const text = 'int main() { return nothing_of_that_name; }\n';
    const { proof } = await prove(session, { ...job, target, text });
    expect(proof).toMatchObject({ state: 'failed', reason: 'it does not build', runs: [] });
    expect(proof.build?.output).toContain('nothing_of_that_name');
  });

  test('of a program that crashes says by what it was ended', async () => {
    const text = `import os\nos.kill(os.getpid(), 11)\n${job.text}`;
    const { proof } = await prove(session, { ...job, text });
    expect(proof.runs[0]?.differences).toContainEqual({
      where: 'exit status',
      expected: '0',
      arrived: 'none: it was ended by SIGSEGV',
    });
  });

  test.each([
    ['no fortran-of-the-test here', { versions: [['fortran-of-the-test', '--version']] }],
    ['`false` fails here', { versions: [['false']] }],
  ])('without its toolchain is unproven: %s', async (reason, more) => {
    const target = { ...job.target, id: reason, ...more };
    expect((await prove(session, { ...job, target })).proof).toMatchObject({ state: 'unproven', reason });
  });

  test.each([
    ['no recorder can have the address 192.0.2.1', '192.0.2.1'],
    ['"bücher.example" is no host name of ASCII letters', 'bücher.example'],
  ])('of a program for a host that cannot be stood for is unproven: %s', async (reason, host) => {
    const to = { ...job.to, host };
    expect((await prove(session, { ...job, to })).proof).toMatchObject({ state: 'unproven', reason });
  });

  test('against a stand-in is never called proven', async () => {
    const standIn = {
      library: 'x',
      why: 'not to be had',
      folder: 'test/x',
      build: ['true'],
      packages: [],
      environment: {},
    };
    const target = { ...job.target, standIn };
    const files = [{ name: 'beside.txt', text: '' }];
    expect((await prove(session, { ...job, target, standIn: files })).proof).toMatchObject({
      state: 'stand-in',
      reason: 'not to be had',
    });
    expect((await prove(session, { ...job, target })).proof).toMatchObject({
      state: 'unproven',
      reason: 'the stand-in for x is not part of this installation',
    });
  });

  test.each([
    ['limited', undefined, [{ where: 'header X-Trace-Id', arrived: 'AbC-2 "x" \\' }]],
    [
      'failed',
      'what arrives is not what its limit says',
      [{ where: 'header X-Trace-Id', arrived: 'another' }],
    ],
    ['failed', 'its limit says that nothing is sent, and something was', 'nothing'],
  ] as const)('with a limit of its library is %s where %s', async (state, reason, instead) => {
    const limit = {
      does: 'counts',
      appliesTo: () => true,
      cases: { [pet.name]: instead },
      source: '',
      tried: '',
    };
    const counting = { ...job, text: job.text.replace('AbC-1', 'AbC-2'), met: { limit, instead } };
    const { proof } = await prove(session, counting);
    expect(proof).toMatchObject({ state, reason: reason ?? 'requests counts' });
    expect((await prove(session, { ...counting, text: job.text })).proof.state).toBe('failed');
  });

  test('finds the files of a case in its folder, and gives up on an answer without an end', {
    timeout: 90_000,
  }, async () => {
    const text = [
      'import sys, urllib.request',
      "print(open('a/b.txt').read(), file=sys.stderr)",
      'request = urllib.request.Request("https://api.pets.example/v1/pets")',
      'answer = urllib.request.urlopen(request)',
      'print(len(answer.read(3)), answer.status)',
    ].join('\n');
    const files = new Map([['a/b.txt', Buffer.from('beside')]]);
    const { proof } = await prove(session, { ...job, text, files, answers: [endless] });
    expect(proof.runs[0]).toMatchObject({ stdout: '3 200\n', stderr: 'beside\n', exit: 0 });
  });

  test('is made once, and again when anything changes that it depends on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wireproof-test-'));
    const caching = { ...session, cache: openCache(folder) };
    const isFromCache = async (changed: ProofJob) => (await prove(caching, changed)).isFromCache;
    expect(await isFromCache(job)).toBe(false);
    expect(await isFromCache(job)).toBe(true);
    expect((await prove(caching, job)).proof).toMatchObject({ state: 'ran', case: 'create-a-pet' });
    expect(await isFromCache({ ...job, text: `${job.text}\n` })).toBe(false);
    const expected = Buffer.from(`${Buffer.from(job.expected)}`.replace('api.pets', 'the.pets'));
    expect(await isFromCache({ ...job, expected })).toBe(false);
    expect(await isFromCache({ ...job, expected })).toBe(true);
    const failing = { ...job, text: job.text.replace('Success.', 'Success!') };
    expect((await prove(caching, failing)).proof.state).toBe('failed');
    expect(await isFromCache(failing)).toBe(false);
    const newer = { ...caching, toolchainOf: async () => ({ versions: ['Python 4.0'], packages: [] }) };
    expect((await prove(newer, job)).isFromCache).toBe(false);
    expect((await prove(newer, job)).isFromCache).toBe(true);
    for (const file of await readdir(join(folder, 'proofs')))
      await writeFile(join(folder, 'proofs', file), '{');
    expect(await isFromCache(job)).toBe(false);
    await rm(folder, { recursive: true });
  });

  test('comes back in the order of its job, however many are made at once', async () => {
    const names = ['c', 'a', 'b', 'd'];
    const done: number[] = [];
    const jobs = names.map((name) => ({ ...job, case: name }));
    const proven = await proveAll(session, jobs, (count) => done.push(count));
    expect(proven.map(({ proof }) => proof.case)).toEqual(names);
    expect(done).toEqual([1, 2, 3, 4]);
  });
});
