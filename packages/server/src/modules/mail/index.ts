export { MailResolver } from './graphql/mail.resolver.ts';
export { mailKept } from './kept-for-a-time.ts';
export { mailPermissions } from './permissions.ts';
export { mailRecords } from './personal.ts';
export { listMails, readLetter } from './queries.ts';
export { sendMails } from './send-mails.ts';
export { type SmtpOptions, smtpTransport } from './smtp-transport.ts';
export {
  type Letter,
  type LetterScope,
  MAIL_LANGUAGES,
  type MailLanguage,
  type MailTemplate,
  MailTemplates,
  mailTemplate,
  mailTemplates,
} from './template.ts';
export { type MailTransport, mailTransport, noMail } from './transport.ts';
export { type NewMail, writeMail } from './write-mail.ts';
