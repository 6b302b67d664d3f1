import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Migrations } from '../database/migrate.ts';

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
};

/** Puts a mail into the outbox. Give it the transaction of the change that the mail tells of. */
export async function sendMail<Tables extends OutboxTables>(
  database: Kysely<Tables>,
  { behaviour, recipient, subject, text, sentAt }: Mail,
): Promise<void> {
  await (database as unknown as Kysely<OutboxTables>)
    .insertInto('wireproof_mail')
    .values({ id: randomUUID(), behaviour, recipient, subject, text, sent_at: sentAt })
    .execute();
}

/** The newest mails first. */
export async function listMails(database: Kysely<OutboxTables>, most: number): Promise<Mail[]> {
  const rows = await database
    .selectFrom('wireproof_mail')
    .selectAll()
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(({ sent_at, behaviour, recipient, subject, text }) => ({
    behaviour,
    recipient,
    subject,
    text,
    sentAt: Number(sent_at),
  }));
}
