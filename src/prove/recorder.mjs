// @ts-check
// The process inside the sandbox: reads a plan on standard input, listens as it says, starts the program, and writes
// what arrived as JSON on standard output. It runs in the sandbox as it stands here, so it is plain JavaScript.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { json } from 'node:stream/consumers';
import { createServer as createSecureServer } from 'node:tls';
import { bodyAt, fieldOf, headAt } from './framing.mjs';

/**
 * @typedef {import('./recording.ts').Plan} Plan
 * @typedef {import('./recording.ts').Recording} Recording
 * @typedef {{ port: number, requests: string[], rest: string, fault?: string }} Contact
 */

/** Time that output gets to arrive once its program has ended; a child that it left behind may keep it open. */
const drainMilliseconds = 500;

const plan = /** @type {Plan} */ (await json(process.stdin));
/** @type {Contact[]} */
const contacts = [];
await listen(plan);
const outcome = await runProgram(plan);
/** @type {Recording} */
const recording = { contacts, ...outcome };
// Leaving ends the whole sandbox, and with it whatever the program started.
process.stdout.write(JSON.stringify(recording), () => process.exit(0));

/** @param {Plan} plan */
async function listen({ listener, otherPorts }) {
  const servers = otherPorts.map((port) =>
    createServer((socket) => {
      note(socket, port);
      // Whoever came has been seen; it need not wait for an answer.
      socket.once('data', () => socket.end());
    }).listen(port, '127.0.0.1'),
  );
  if (listener) servers.push(itemServer(listener).listen(listener.port, listener.address));
  await Promise.all(servers.map((server) => once(server, 'listening')));
}

/**
 * The server that stands for the item's own.
 *
 * @param {NonNullable<Plan['listener']>} listener
 */
function itemServer({ port, identity, answer, isEndless }) {
  const bytes = Buffer.from(answer, 'base64');
  /** @param {import('node:net').Socket} socket */
  const serve = (socket) => {
    answerRequests(socket, note(socket, port), bytes);
    if (isEndless) trickle(socket);
  };
  if (!identity) return createServer(serve);
  return createSecureServer(
    { key: identity.key, cert: identity.certificate, ALPNProtocols: ['http/1.1'] },
    serve,
  ).on('tlsClientError', (error) => {
    contacts.push({ port, requests: [], rest: '', fault: error.message });
  });
}

/**
 * Keeps what arrives on a connection.
 *
 * @param {import('node:net').Socket} socket
 * @param {number} port
 */
function note(socket, port) {
  /** @type {Contact} */
  const contact = { port, requests: [], rest: '' };
  contacts.push(contact);
  let bytes = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (data) => {
    bytes = Buffer.concat([bytes, data]);
    for (let end = endOfRequest(bytes); end !== undefined; end = endOfRequest(bytes)) {
      contact.requests.push(bytes.subarray(0, end).toString('base64'));
      bytes = bytes.subarray(end);
    }
    contact.rest = bytes.toString('base64');
  });
  return contact;
}

/**
 * Answers each complete request with the same bytes.
 *
 * @param {import('node:net').Socket} socket
 * @param {Contact} contact
 * @param {Buffer} answer
 */
function answerRequests(socket, contact, answer) {
  let answered = 0;
  let hasContinued = false;
  socket.on('data', () => {
    for (; answered < contact.requests.length; answered++) {
      socket.write(answer);
      hasContinued = false;
      if (!hasOwnEnd(answer) || closesBehind(contact.requests[answered], answer)) socket.end();
    }
    if (!hasContinued && awaitsContinue(Buffer.from(contact.rest, 'base64'))) {
      hasContinued = true;
      socket.write('HTTP/1.1 100 Continue\r\n\r\n');
    }
  });
}

/**
 * Keeps a client waiting: after its first bytes, one more each second.
 *
 * @param {import('node:net').Socket} socket
 */
function trickle(socket) {
  socket.once('data', () => {
    const timer = setInterval(() => socket.write('.'), 1000);
    socket.once('close', () => clearInterval(timer));
  });
}

/** @param {Buffer} bytes */
function endOfRequest(bytes) {
  const head = headAt(bytes);
  return head && bodyAt(bytes, head)?.end;
}

/**
 * Whether a client has sent the head of a request and waits before its body (RFC 9110 section 10.1.1).
 *
 * @param {Buffer} bytes
 */
function awaitsContinue(bytes) {
  const head = headAt(bytes);
  return head !== undefined && fieldOf(head.lines, 'expect')?.toLowerCase() === '100-continue';
}

/**
 * Whether a request is its connection's last, after whose whole answer the server must close it (RFC 9112 section 9.6).
 * An answer that never ends is not closed either.
 *
 * @param {string | undefined} request As base64.
 * @param {Buffer} answer
 */
function closesBehind(request = '', answer) {
  const lines = headAt(Buffer.from(request, 'base64'))?.lines ?? [];
  if (fieldOf(lines, 'connection')?.toLowerCase() !== 'close') return false;
  const head = headAt(answer);
  return lines[0]?.startsWith('HEAD ') || (head !== undefined && bodyAt(answer, head) !== undefined);
}

/**
 * Whether a client can tell where an answer ends without the end of the connection (RFC 9112 section 6.3).
 *
 * @param {Buffer} answer
 */
function hasOwnEnd(answer) {
  const lines = headAt(answer)?.lines ?? [];
  return (
    /^HTTP\/1\.1 (1\d\d|204|304) /.test(lines[0] ?? '') ||
    fieldOf(lines, 'content-length') !== undefined ||
    fieldOf(lines, 'transfer-encoding') !== undefined
  );
}

/**
 * @param {Plan} plan
 * @returns {Promise<Omit<Recording, 'contacts'>>}
 */
async function runProgram({ command, folder, environment, milliseconds, outputBytes }) {
  const began = performance.now();
  const [file = '', ...rest] = command;
  const child = spawn(file, rest, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {Recording['ended']} */
  let ended = 'exited';
  const stop = new AbortController();
  /** @param {'time' | 'output'} limit */
  const stopAt = (limit) => {
    ended = limit;
    stop.abort();
  };
  const timer = setTimeout(() => stopAt('time'), milliseconds);
  const stdout = keep(child.stdout, outputBytes, () => stopAt('output'));
  const stderr = keep(child.stderr, outputBytes, () => stopAt('output'));
  const closed = once(child, 'close').catch(() => undefined);
  await once(child, 'exit', { signal: stop.signal }).catch(() => undefined);
  clearTimeout(timer);
  const took = performance.now() - began;
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, drainMilliseconds))]);
  const outcome = {
    exit: child.exitCode,
    ended,
    ...(child.signalCode && { signal: child.signalCode }),
    stdout: Buffer.concat(stdout).toString('base64'),
    stderr: Buffer.concat(stderr).toString('base64'),
    milliseconds: Math.round(took),
  };
  // A sandbox would end it; where there is none, nothing else does.
  if (ended !== 'exited' && child.kill('SIGKILL')) await once(child, 'exit');
  return outcome;
}

/**
 * Collects the bytes of a stream up to a limit, and says when there are more.
 *
 * @param {import('node:stream').Readable} stream
 * @param {number} limit
 * @param {() => void} onMore
 */
function keep(stream, limit, onMore) {
  /** @type {Buffer[]} */
  const chunks = [];
  let kept = 0;
  stream.on('data', (/** @type {Buffer} */ data) => {
    chunks.push(data.subarray(0, limit - kept));
    kept = Math.min(limit, kept + data.length);
    if (kept === limit) onMore();
  });
  return chunks;
}
