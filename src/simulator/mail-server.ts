import { isLoopback } from '../network/loopback.ts';
import type { Mail } from './outbox.ts';

/** Where mails are handed over. */
export interface MailServerAddress {
  readonly host: string;
  readonly port: number;
}

/** Hands one mail over. Rejects with {@link MailRefused}, or with the reason why another try may succeed. */
export type HandOver = (mail: Mail & { readonly id: string }, signal: AbortSignal) => Promise<void>;

/** The server will never take this mail (RFC 5321 section 4.2.1: a reply that begins with 5). The message has its words. */
export class MailRefused extends Error {}

/** Mails cannot be delivered at all. The message is one sentence. */
export class MailFailure extends Error {}

/** Names below `.invalid` belong to nobody (RFC 2606 section 2). */
const domain = 'wireproof.invalid';

/** Loads nodemailer, which is an optional dependency. */
export async function mailServer({ host, port }: MailServerAddress): Promise<HandOver> {
  const [{ default: Connection }, { default: Composer }] = await loadNodemailer();
  return async (mail, signal) => {
    signal.throwIfAborted();
    const from = `${mail.behaviour}@${domain}`;
    // The same mail is the same bytes at every try, so that a receiver which sees it twice can know.
    const composed = new Composer({
      from,
      to: { name: '', address: mail.recipient },
      subject: mail.subject,
      text: mail.text,
      messageId: messageIdOf(mail.id),
      date: new Date(mail.sentAt),
      headers: { 'X-Simulated-By': 'Wireproof, independent of the vendor' },
    });
    const message = await composed.compile().build();
    // A server on the same machine needs no encryption, and has no certificate that anybody could check.
    const connection = new Connection({ host, port, secure: port === 465, ignoreTLS: isLoopback(host) });
    await new Promise<void>((resolve, reject) => {
      const fail = (error: Error) => {
        reject(toFailure(error));
        connection.close();
      };
      signal.addEventListener('abort', () => fail(new Error('The mail server took too long.')), {
        once: true,
      });
      connection.on('error', fail);
      connection.on('end', () => fail(new Error('The mail server closed the connection.')));
      connection.connect((unreached) => {
        if (unreached) return fail(unreached);
        connection.send({ from, to: mail.recipient }, message, (refused) => {
          if (refused) return fail(refused);
          resolve();
          connection.quit();
        });
      });
    });
  };
}

/** `<4f...@wireproof.invalid>`: the same at every try. */
export function messageIdOf(id: string): string {
  return `<${id}@${domain}>`;
}

async function loadNodemailer() {
  try {
    return await Promise.all([
      import('nodemailer/lib/smtp-connection'),
      import('nodemailer/lib/mail-composer'),
    ]);
  } catch {
    throw new MailFailure('Mails are delivered by nodemailer, which is not here: npm install nodemailer.');
  }
}

/** What nodemailer gives beside the message of an error. */
interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

/** Only words about this one mail are final; a server that is full, busy or gone may be well again. */
function toFailure(error: SmtpError): Error {
  const isAboutMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  const isFinal = error.responseCode === undefined || error.responseCode >= 500;
  return isAboutMail && isFinal ? new MailRefused(error.message) : error;
}
