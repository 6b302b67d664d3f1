import type { Kysely } from 'kysely';
import { type HandOver, MailRefused } from './mail-server.ts';
import type { OutboxTables } from './outbox.ts';

/** Times of a delivery, in milliseconds of the machine's clock. */
export interface Patience {
  /** How long handing over one mail may take. */
  readonly handOver: number;
  /** After how long another simulator may try a mail that one has claimed and not settled. More than twice `handOver`. */
  readonly claim: number;
  /** Between the first two tries; each later pause is twice as long. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** Between two looks into the outbox. */
  readonly look: number;
  /** What a hand-over under way is given when the simulator ends. */
  readonly ending: number;
}

const usualPatience: Patience = {
  handOver: 20_000,
  claim: 60_000,
  firstPause: 1_000,
  longestPause: 300_000,
  look: 250,
  ending: 2_000,
};

/** Mails on their way. */
export interface Delivery {
  /** Ends when nothing is under way any more. What waits is delivered by the next simulator with this database. */
  close(): Promise<void>;
}

/**
 * Delivers the mails of an outbox, oldest first, each by exactly one simulator of those that share the database.
 *
 * A mail is claimed in the database before it is handed over, and settled there after the server has taken it. So none is
 * lost, whatever dies, and none is handed over twice, but for one case that SMTP leaves open (RFC 1047): the process dies,
 * or the connection breaks, after the server has taken the mail and before its reply is written down. Then the claim runs
 * out and the same bytes go once more, with the same Message-ID.
 */
export function startDelivery(
  database: Kysely<OutboxTables>,
  handOver: HandOver,
  { patience = usualPatience, onFault }: { patience?: Patience; onFault?: (error: unknown) => void } = {},
): Delivery {
  const ending = new AbortController();
  const stopped = new AbortController();
  const deliverAll = async () => {
    while (!ending.signal.aborted) {
      try {
        if (await deliverNext(database, handOver, patience, stopped.signal)) continue;
      } catch (error) {
        onFault?.(error);
      }
      await pause(patience.look, ending.signal);
    }
  };
  const ended = deliverAll();
  return {
    close: async () => {
      ending.abort();
      const late = setTimeout(() => stopped.abort(), patience.ending);
      await ended;
      clearTimeout(late);
    },
  };
}

type MailRow = Awaited<ReturnType<typeof claimNext>> & object;

/** Delivers one mail; false where none is due. */
async function deliverNext(
  database: Kysely<OutboxTables>,
  handOver: HandOver,
  patience: Patience,
  stopped: AbortSignal,
): Promise<boolean> {
  const mail = await claimNext(database, patience);
  if (!mail) return false;
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(patience.handOver)]);
  const outcome = await handOver({ ...mail, sentAt: Number(mail.sent_at) }, signal).then(
    () => ({ state: 'delivered' as const, settled_at: Date.now(), remark: null }),
    (error: Error) => afterFailure(mail, error, patience),
  );
  await settle(database, mail, outcome, patience);
  return true;
}

/** The oldest mail that is due, for this simulator alone: of two that want it at once, one finds it counted up already. */
async function claimNext(database: Kysely<OutboxTables>, { claim }: Patience) {
  for (;;) {
    const now = Date.now();
    const due = await database
      .selectFrom('wireproof_mail')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('next_attempt_at', '<=', now)
      .orderBy('sent_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (!due) return undefined;
    const attempts = due.attempts + 1;
    const { numUpdatedRows } = await database
      .updateTable('wireproof_mail')
      .set({ attempts, next_attempt_at: now + claim })
      .where('id', '=', due.id)
      .where('state', '=', 'waiting')
      .where('attempts', '=', due.attempts)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n) return { ...due, attempts };
  }
}

/** Characters of a server's words that are kept. */
const longestRemark = 300;

function afterFailure({ attempts }: MailRow, error: Error, { firstPause, longestPause }: Patience) {
  const remark = error.message.slice(0, longestRemark);
  if (error instanceof MailRefused) return { state: 'refused' as const, settled_at: Date.now(), remark };
  const wait = Math.min(longestPause, firstPause * 2 ** Math.min(attempts - 1, 30));
  return { state: 'waiting' as const, next_attempt_at: Date.now() + wait, remark };
}

/** Writes down what became of a mail. Tried again while the claim holds: after that the mail would go once more. */
async function settle(
  database: Kysely<OutboxTables>,
  { id, attempts }: MailRow,
  outcome: ReturnType<typeof afterFailure> | { state: 'delivered'; settled_at: number; remark: null },
  { claim, handOver, look }: Patience,
): Promise<void> {
  const until = Date.now() + claim - handOver;
  for (;;) {
    try {
      await database
        .updateTable('wireproof_mail')
        .set(outcome)
        .where('id', '=', id)
        .where('attempts', '=', attempts)
        .execute();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(look);
    }
  }
}

/** Waits, or until the signal. */
function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
  });
}
