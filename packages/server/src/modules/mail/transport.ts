import type { Reader } from '../../platform/db/database.ts';
import { socket } from '../../platform/socket.ts';
import type { LetterFile } from './template.ts';

/** A letter as it goes out. */
export interface OutgoingMail {
  /** The same at each try, so that a receiver who got it twice can tell (RFC 5322 §3.6.4). */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly files: readonly LetterFile[];
}

/** The server took the letter's recipient or contents for wrong, for good (5yz, RFC 5321 §4.2.1): trying again is in vain. */
export class MailRefused extends Error {}

/** The way out for letters. */
export interface MailTransport {
  /** Where links in letters lead to. */
  readonly origin: string;
  /**
   * Hands a letter to the mail server and answers what it said with its 250. Throws MailRefused where it is refused for good,
   * any other error where trying again may help. Null while no server is set: letters are kept.
   */
  readonly send: ((mail: OutgoingMail) => Promise<string>) | null;
  /**
   * Whether kept letters may be read under Administration: they hold links that act for their recipient. Only where the canteen in
   * the database is the demo, and never in production.
   */
  readonly isReadable: (db: Reader) => Promise<boolean>;
}

/** Nobody carries letters: they are kept. */
export const noMail: MailTransport = { origin: 'http://127.0.0.1:4000', send: null, isReadable: async () => false };

/** Who carries letters; plugged by `entry/`. */
export const mailTransport = socket<MailTransport>('mail.transport');
