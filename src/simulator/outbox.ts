import { randomUUID } from 'node:crypto';
import { type Generated, type Kysely, sql } from 'kysely';
import { compiled, type Places } from '../database/compiled.ts';
import type { Migrations } from '../database/migrate.ts';

/** `waiting` for a mail server, for ever where none is named; `refused` by the server, for good. */
export type MailState = 'waiting' | 'delivered' | 'refused';

/** The table that every behaviour may write mails to, in the transaction of what they tell of. */
export interface OutboxTables {
  wireproof_mail: {
    id: string;
    behaviour: string;
    recipient: string;
    subject: string;
    text: string;
    /** Milliseconds since 1970 on the simulator's clock. */
    sent_at: number;
    state: Generated<MailState>;
    /** How often it was given to a mail server; whoever counts it up first has the next try. */
    attempts: Generated<number>;
    /** Milliseconds since 1970 on the machine's clock, before which nobody tries again. */
    next_attempt_at: Generated<number>;
    /** Milliseconds since 1970 on the machine's clock. */
    settled_at: number | null;
    /** The last words of the mail server, or why it could not be reached. */
    remark: string | null;
  };
}

/** A mail that a simulated API would have sent. */
export interface Mail {
  readonly behaviour: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  /** Milliseconds since 1970 on the simulator's clock. */
  readonly sentAt: number;
}

/** A mail in the outbox, and what became of it. */
export interface KeptMail extends Mail {
  /** Part of the Message-ID. */
  readonly id: string;
  readonly state: MailState;
  readonly attempts: number;
  readonly settledAt?: number;
  readonly remark?: string;
}

export const outboxMigrations: Migrations = {
  '001-mail': {
    async up(database) {
      await database.schema
        .createTable('wireproof_mail')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('behaviour', 'text', (column) => column.notNull())
        .addColumn('recipient', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('sent_at', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
  '002-delivery': {
    async up({ schema }) {
      const table = () => schema.alterTable('wireproof_mail');
      // SQLite adds one column at a time.
      await table()
        .addColumn('state', 'text', (column) => column.notNull().defaultTo('waiting'))
        .execute();
      await table()
        .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(sql`0`))
        .execute();
      await table()
        .addColumn('next_attempt_at', 'bigint', (column) => column.notNull().defaultTo(sql`0`))
        .execute();
      await table().addColumn('settled_at', 'bigint').execute();
      await table().addColumn('remark', 'text').execute();
      await schema
        .createIndex('wireproof_mail_due')
        .on('wireproof_mail')
        .columns(['state', 'next_attempt_at'])
        .execute();
    },
  },
};

type NewMail = Pick<
  OutboxTables['wireproof_mail'],
  'id' | 'behaviour' | 'recipient' | 'subject' | 'text' | 'sent_at'
>;

const mailKept = compiled((database: Kysely<OutboxTables>, mail: Places<NewMail>) =>
  database.insertInto('wireproof_mail').values({
    id: mail.id,
    behaviour: mail.behaviour,
    recipient: mail.recipient,
    subject: mail.subject,
    text: mail.text,
    sent_at: mail.sent_at,
  }),
);

/** Puts a mail into the outbox. Give it the transaction of the change that the mail tells of. */
export async function sendMail<Tables extends OutboxTables>(
  database: Kysely<Tables>,
  { behaviour, recipient, subject, text, sentAt }: Mail,
): Promise<void> {
  const mail = { id: randomUUID(), behaviour, recipient, subject, text, sent_at: sentAt };
  await mailKept(database as unknown as Kysely<OutboxTables>, mail);
}

/** The newest mails first. */
export async function listMails(database: Kysely<OutboxTables>, most: number): Promise<KeptMail[]> {
  const rows = await database
    .selectFrom('wireproof_mail')
    .selectAll()
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(({ sent_at, settled_at, next_attempt_at: _, remark, ...mail }) => ({
    ...mail,
    sentAt: Number(sent_at),
    ...(settled_at !== null && { settledAt: Number(settled_at) }),
    ...(remark !== null && { remark }),
  }));
}
