import type { Kysely } from 'kysely';
import type { Clock } from './clock.ts';
import type { MailServerAddress } from './mail-server.ts';
import type { OpenMount } from './mount.ts';
import type { OutboxTables } from './outbox.ts';
import type { RequestLog } from './request-log.ts';
import type { RunningBehaviour } from './world.ts';

/** What a running simulator holds, for the server that answers and for the pages that show it. */
export interface Inside {
  /** The address or name it was told to listen on. */
  readonly host: string;
  readonly mounts: Map<string, OpenMount>;
  readonly running: readonly RunningBehaviour[];
  readonly log: RequestLog;
  readonly clock: Clock;
  /** Absent where no behaviour runs. */
  readonly database?: Kysely<OutboxTables>;
  /** Where mails are delivered; absent where they stay in the outbox. */
  readonly smtp?: MailServerAddress;
}
