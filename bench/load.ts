import { connect, type Socket } from 'node:net';

/** What came of asking a server for a while. */
export interface Load {
  readonly answers: number;
  readonly seconds: number;
  /** Answers with a status other than the one that was expected. */
  readonly wrong: number;
}

/** What is asked: the bytes of the n-th request, and the status that each must have. */
export interface Question {
  readonly request: (n: number) => string;
  readonly status: number;
}

const connections = 32;
let asked = 0;

/** Keeps 32 connections busy for so many milliseconds, each with one request at a time. */
export async function ask(port: number, { request, status }: Question, milliseconds: number): Promise<Load> {
  const started = performance.now();
  const until = started + milliseconds;
  let answers = 0;
  let wrong = 0;
  const answered = (given: number) => {
    answers += 1;
    if (given !== status) wrong += 1;
    asked += 1;
    return performance.now() < until ? request(asked) : undefined;
  };
  const all = Array.from({ length: connections }, () => {
    asked += 1;
    return keepAsking(port, request(asked), answered);
  });
  await Promise.all(all);
  return { answers, wrong, seconds: (performance.now() - started) / 1000 };
}

/** One connection: the next request when an answer is whole, until there is none. */
function keepAsking(
  port: number,
  first: string,
  answered: (status: number) => string | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.on('connect', () => socket.write(first));
    let received = Buffer.alloc(0);
    let usual = 0;
    socket.on('data', (data) => {
      received = received.length === 0 ? data : Buffer.concat([received, data]);
      // An answer as long as the one before is whole: so asking costs little beside answering.
      const length = received.length === usual ? usual : wholeAnswer(received.toString('latin1'));
      if (length === undefined) return;
      usual = length;
      const status = Number(received.toString('latin1', 9, 12));
      received = received.subarray(length);
      const next = answered(status);
      if (next === undefined) socket.end();
      else socket.write(next, 'latin1');
    });
  });
}

/** Length of the answer that a text begins with; undefined where it is not whole (RFC 9112 section 6). */
function wholeAnswer(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n') + 4;
  if (head < 4) return undefined;
  if (/^HTTP\/1\.1 (?:204|304)/.test(text)) return head;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head))?.[1];
  if (length !== undefined) return text.length >= head + Number(length) ? head + Number(length) : undefined;
  const end = text.indexOf('\r\n0\r\n\r\n', head - 2);
  return end < 0 ? undefined : end + 7;
}
