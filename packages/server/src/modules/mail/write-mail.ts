import type { CommandScope } from '../../platform/command/command.ts';
import { mails } from './tables.ts';
import type { MailLanguage, MailTemplate } from './template.ts';

/** A letter to be sent. */
export interface NewMail<Data> {
  readonly to: { readonly name: string; readonly email: string };
  /** The recipient’s account; null for somebody who has none. */
  readonly userId: string | null;
  readonly language: MailLanguage;
  readonly data: Data;
  /** How long the letter is of use: after it, it is sent no more. */
  readonly usefulMinutes: number;
}

/** Decides on a letter in the caller's transaction; it is sent after the commit, by a worker. */
export async function writeMail<Data extends Record<string, unknown>>(
  { tx, now, newId }: Pick<CommandScope, 'tx' | 'now' | 'newId'>,
  template: MailTemplate<Data>,
  { to, userId, language, data, usefulMinutes }: NewMail<Data>,
): Promise<void> {
  await tx.insert(mails).values({
    id: newId(),
    ...{ recipientEmail: to.email, recipientName: to.name, userId },
    ...{ template: template.name, data: template.data.parse(data), language },
    ...{ writtenAt: now, dueAt: now, uselessAt: new Date(now.getTime() + usefulMinutes * 60_000) },
  });
}
