import nodemailer from 'nodemailer';
import { MailRefused, type OutgoingMail } from './transport.ts';

/** A mail server that says nothing for this long has not taken the letter. */
const SILENCE_MS = 10_000;

export interface SmtpOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; `?requireTLS=true` refuses to speak in the clear. */
  readonly url: string;
  /** `College Canteen <canteen@college.example>`. */
  readonly from: string;
}

/**
 * Carries letters to an SMTP server (RFC 5321). A letter counts as sent once the server has answered 250 to its data, not before:
 * until then it is tried again, with the same Message-ID.
 */
export function smtpTransport({ url, from }: SmtpOptions) {
  const silence = { connectionTimeout: SILENCE_MS, greetingTimeout: SILENCE_MS, socketTimeout: SILENCE_MS };
  const transport = nodemailer.createTransport({ url, ...silence }, { from });
  return {
    async send({ messageId, to, subject, text, html, files }: OutgoingMail): Promise<string> {
      try {
        // `auto-generated` keeps answering machines from answering (RFC 3834 §5).
        const headers = { 'Auto-Submitted': 'auto-generated' };
        const attachments = files.map(({ fileName: filename, mediaType: contentType, content }) => ({
          ...{ filename, contentType, content },
        }));
        const { response } = await transport.sendMail({ messageId, to, subject, text, html, headers, attachments });
        return response;
      } catch (error) {
        const code = (error as { responseCode?: number }).responseCode ?? 0;
        // What is wrong with our own sign-in (535) is for the administrator to mend, and the letter is good.
        if (code >= 500 && (error as { code?: string }).code !== 'EAUTH')
          throw new MailRefused((error as Error).message, { cause: error });
        throw error;
      }
    },
    close: () => transport.close(),
  };
}
