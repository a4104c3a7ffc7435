import { AppError } from '@college-kiosk/kernel';
import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import type { Page } from '../../platform/graphql/connection.ts';
import { newestFirst } from '../../platform/graphql/newest-first.ts';
import { asText } from './form.ts';
import { letterOf } from './letter.ts';
import { type Mail, mails } from './tables.ts';
import { mailTransport } from './transport.ts';

export const MAIL_STATES = ['WAITING', 'SENT', 'GIVEN_UP'] as const;
export type MailState = (typeof MAIL_STATES)[number];

const inState: Readonly<Record<MailState, SQL | undefined>> = {
  WAITING: and(isNull(mails.sentAt), isNull(mails.givenUpAt)),
  SENT: isNotNull(mails.sentAt),
  GIVEN_UP: isNotNull(mails.givenUpAt),
};

export function stateOf({ sentAt, givenUpAt }: Pick<Mail, 'sentAt' | 'givenUpAt'>): MailState {
  if (sentAt !== null) return 'SENT';
  return givenUpAt === null ? 'WAITING' : 'GIVEN_UP';
}

/** Letters, the latest first. */
export const listMails = query({
  name: 'mail.mails',
  permission: 'mail:read',
  input: z.object({
    state: z.enum(MAIL_STATES).nullish(),
    first: z.int().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db }, { state, ...asked }): Promise<Page<Mail>> {
    const wanted = state ? inState[state] : undefined;
    return newestFirst(db, asked, {
      table: mails,
      at: 'writtenAt',
      of: wanted,
      select: (where) => db.select().from(mails).where(where),
    });
  },
});

/** Whether letters leave the house, and how many do not. */
export const readPost = query({
  name: 'mail.post',
  permission: 'mail:read',
  input: z.object({}),
  async handle({ db, use }) {
    const of = (state: MailState) => sql<number>`count(*) filter (where ${inState[state]})`.mapWith(Number);
    const counts = { waiting: of('WAITING'), givenUp: of('GIVEN_UP') };
    const [counted] = await db.select(counts).from(mails).where(isNull(mails.sentAt));
    const { send, isReadable } = use(mailTransport);
    return {
      isSent: send !== null,
      isReadable: await isReadable(db),
      waiting: counted?.waiting ?? 0,
      givenUp: counted?.givenUp ?? 0,
    };
  },
});

/**
 * What a kept letter says, as text. Letters hold links that act for their recipient, so it is told only where the canteen is
 * the demo, and never in production: FORBIDDEN. Throws NOT_FOUND.
 */
export const readLetter = query({
  name: 'mail.letter',
  permission: 'mail:open',
  input: z.object({ mailId: z.uuid() }),
  async handle({ db, use }, { mailId }) {
    if (!(await use(mailTransport).isReadable(db)))
      throw new AppError('FORBIDDEN', 'Letters are for their recipients: they can be read here in the demo only.');
    const [mail] = await db.select().from(mails).where(eq(mails.id, mailId));
    if (!mail) throw new AppError('NOT_FOUND', 'There is no such letter.');
    const letter = letterOf(use, mail);
    return { mail, subject: letter.subject, text: asText(letter) };
  },
});
