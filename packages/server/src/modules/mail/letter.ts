import type { Socket } from '../../platform/socket.ts';
import type { Mail } from './tables.ts';
import { type Letter, type MailLanguage, mailTemplates } from './template.ts';
import { mailTransport } from './transport.ts';

/** What a kept letter says, its links made now. */
export function letterOf(use: <Verb>(from: Socket<Verb>) => Verb, mail: Mail): Letter {
  return use(mailTemplates).letter(mail, {
    origin: use(mailTransport).origin,
    recipient: { name: mail.recipientName, email: mail.recipientEmail },
    language: mail.language as MailLanguage,
    use,
  });
}
