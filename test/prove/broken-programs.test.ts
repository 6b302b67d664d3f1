import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noCache } from '../../src/prove/cache.ts';
import type { Case } from '../../src/prove/case.ts';
import { readCase } from '../../src/prove/case.ts';
import { type ProofJob, prepareJob } from '../../src/prove/job.ts';
import { prove } from '../../src/prove/prove.ts';
import { openSession, type Session } from '../../src/prove/session.ts';
import { loadTarget, type TargetId } from '../../src/targets/index.ts';
import { fill, ownValues } from '../../src/wire/fill.ts';
import { toMessage } from '../../src/wire/request.ts';
import type { WireTemplate } from '../../src/wire/template.ts';
import { describeSandboxed } from './sandboxed.ts';

/** Everything a program can do wrong, done to printed programs: each must be noticed, where it is. */
interface Fault {
  readonly what: string;
  /** A text of the printed program, and what stands there instead. */
  readonly from: string;
  readonly to: string;
  /** The answer that the program gets. */
  readonly answer: string;
  /** The only places where something differs, each once. */
  readonly where: readonly string[];
}

/** Faults of one program. */
interface Group {
  readonly name: string;
  readonly load: () => Promise<Case>;
  readonly faults: readonly Fault[];
  readonly target?: TargetId;
}

/** Where the request is complete and not yet sent; more lines go behind this one. */
const prepared = '    request.url = url\n';
const alter = (what: string, line: string, where: string, answer: string): Fault => ({
  what,
  from: prepared,
  to: `${prepared}    ${line}\n`,
  answer,
  where: [where],
});

const jsonFaults: readonly Fault[] = [
  alter('another method', 'request.method = "PUT"', 'method', '201'),
  alter('one more byte in the target', 'request.url = url + "/"', 'target', '201'),
  alter('a header dropped', 'del request.headers["X-Trace-Id"]', 'header X-Trace-Id', '201'),
  alter('another header value', 'request.headers["X-Trace-Id"] += "!"', 'header X-Trace-Id', '201'),
  alter('a header too many', 'request.headers["X-Extra"] = "1"', 'header X-Extra', '201'),
  alter('a library header that the item sets', 'request.headers["Accept"] = "*/*"', 'header Accept', '201'),
  alter('another type', 'request.headers["Content-Type"] += "; charset=utf-8"', 'header Content-Type', '201'),
  alter('one byte of the body', 'request.body = request.body.replace(b"T", b"t")', 'body at byte 22', '201'),
  alter(
    'a connection to another port',
    'import socket; socket.create_connection(("api.pets.example", 80))',
    'connection to port 80',
    '201',
  ),
  alter('the request sent twice', 'requests.Session().send(request)', 'number of requests', '201'),
  {
    what: 'another exit status after success',
    from: '    output.write(b"Success.\\n")\n',
    to: '    output.write(b"Success.\\n")\n    sys.exit(3)\n',
    answer: '201',
    where: ['exit status'],
  },
  {
    what: 'another last word',
    from: 'b"Success.\\n"',
    to: 'b"Success!\\n"',
    answer: '201',
    where: ['standard output at byte 43'],
  },
  {
    what: 'the body left out of the output',
    from: '    output.write(response.content)\n',
    to: '',
    answer: '201',
    where: ['standard output at byte 27'],
  },
  {
    what: 'success for a status that is not documented',
    from: 'response.status_code == 201',
    to: 'response.status_code != 201',
    answer: '201',
    where: ['exit status', 'standard output at byte 0', 'standard error at byte 0'],
  },
  {
    what: 'exit status 0 after a failure',
    from: '    output.write(b"Failed.\\n")\n    sys.exit(1)\n',
    to: '    output.write(b"Failed.\\n")\n',
    answer: '422',
    where: ['exit status'],
  },
  {
    what: 'the headers left out of the report of a failure',
    from: 'output.write(f"{name}: {value}\\n".encode("latin-1"))',
    to: 'pass',
    answer: '422',
    where: ['standard error'],
  },
];

const formFaults: readonly Fault[] = [
  {
    ...part('"other"', '(None, password)'),
    what: 'another name of a part',
    where: ['part 1 header Content-Disposition'],
  },
  {
    ...part('"password"', '("f", password)'),
    what: 'a file name',
    where: ['part 1 header Content-Disposition'],
  },
  {
    ...part('"password"', '(None, password, "text/plain")'),
    what: 'a type too many',
    where: ['part 1 header Content-Type'],
  },
  {
    ...part('"password"', '(None, password + " ")'),
    what: 'another body of a part',
    where: ['part 1 body at byte 26'],
  },
  {
    ...part('"password"', '(None, password)'),
    to: '("password", (None, password)), ("more", (None, "x"))',
    what: 'a part too many',
    where: ['number of parts'],
  },
  {
    ...alter(
      'a type without its boundary',
      'request.headers["Content-Type"] = "multipart/form-data"',
      '',
      '204',
    ),
    where: ['header Content-Type', 'body'],
  },
  {
    what: 'a redirect that is followed',
    from: 'allow_redirects=False',
    to: 'allow_redirects=True',
    answer: '302',
    where: ['connection to port 9443', 'standard error'],
  },
  {
    what: 'a certificate that nobody verifies',
    from: 'allow_redirects=False',
    to: 'allow_redirects=False, verify=False',
    answer: 'untrusted',
    where: ['number of requests', 'standard error'],
  },
  {
    what: 'a certificate of another host',
    from: 'allow_redirects=False',
    to: 'allow_redirects=False, verify=False',
    answer: 'misnamed',
    where: ['number of requests', 'standard error'],
  },
  {
    what: 'a stack trace where nobody listens',
    from: '    print(" ".join(str(error).split()), "Failed."',
    to: '    import traceback; traceback.print_exc()\n    print(" ".join(str(error).split()), "Failed."',
    answer: 'refused',
    where: ['standard error'],
  },
];

function part(name: string, content: string): Omit<Fault, 'what' | 'where'> {
  return { from: '("password", (None, password))', to: `(${name}, ${content})`, answer: '204' };
}

/** An item of this test alone: not every library can send one name twice. */
const twins: WireTemplate = {
  title: 'A header twice',
  method: 'GET',
  url: ['http://twice.example/'],
  headers: [
    { name: 'X-Word', value: ['first'] },
    { name: 'X-Word', value: ['second'] },
  ],
  inputs: [],
  success: [200],
};

const first = '    request.headers.add("X-Word", "first")\n';
const second = '    request.headers.add("X-Word", "second")\n';
const twin = (what: string, to: string): Fault => ({
  what,
  from: first + second,
  to,
  answer: '200',
  where: ['header X-Word'],
});
const twinFaults: readonly Fault[] = [
  twin('two values the other way round', second + first),
  twin('one of two values', first),
  twin('a value more', first + second + second),
  twin('two values joined into one', first.replace('"first"', '"first, second"')),
];

const messageFaults: readonly Fault[] = [
  ['another host', 'Host: api.pets.example', 'Host: api.pets.example.', 'header Host'],
  ['a header too many', 'Connection: close', 'Connection: close\r\nX-Extra: 1', 'header X-Extra'],
  ['another letter of the body', 'Tiger', 'tiger', 'body at byte 22'],
  ['another method', 'POST', 'PUT', 'method'],
].map(([what = '', from = '', to = '', where = '']) => ({ what, from, to, answer: '201', where: [where] }));

function caseOf(template: WireTemplate): Case {
  const filled = fill(template, ownValues(template));
  if (!filled.ok) throw new Error(filled.fault.what);
  const ok = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  return {
    name: 'twins',
    template,
    values: {},
    files: new Map(),
    expected: toMessage(filled.request),
    answers: [{ name: '200', bytes: ok }],
  };
}

describeSandboxed('a broken program fails', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openSession(noCache);
  });
  afterAll(() => session.close());

  const groups: readonly Group[] = [
    { name: 'create-a-pet', load: () => readCase('create-a-pet'), faults: jsonFaults },
    { name: 'its message', load: () => readCase('create-a-pet'), faults: messageFaults, target: 'http' },
    { name: 'update-a-users-password', load: () => readCase('update-a-users-password'), faults: formFaults },
    { name: 'a header twice', load: async () => caseOf(twins), faults: twinFaults },
  ];

  describe.each(groups)('$name', ({ load, faults, target = 'python-requests' }) => {
    let job: ProofJob;
    beforeAll(async () => {
      job = await prepareJob(await load(), await loadTarget(target));
    });

    test('as it is printed it runs', async () => {
      const { proof } = await prove(session, job);
      expect(proof.runs.flatMap(({ differences }) => differences)).toEqual([]);
      expect(proof.state).toBe('ran');
    });

    test.each(faults)('with $what', async ({ from, to, answer, where }) => {
      const text = job.text.replace(from, () => to);
      expect(text).not.toBe(job.text);
      const answers = job.answers.filter(({ name }) => name === answer);
      const { proof } = await prove(session, { ...job, text, answers });
      const places = proof.runs.flatMap(({ differences }) =>
        differences.map((difference) => difference.where),
      );
      expect([...new Set(places)]).toEqual(where);
      expect(proof.state).toBe('failed');
    });
  });
});
