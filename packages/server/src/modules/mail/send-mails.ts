import { AppError } from '@college-kiosk/kernel';
import { and, asc, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import type { CallContext } from '../../platform/context.ts';
import { oneByOne } from '../../platform/queue/one-by-one.ts';
import { asHtml, asText } from './form.ts';
import { letterOf } from './letter.ts';
import { type Mail, mails } from './tables.ts';
import { mailTemplates } from './template.ts';
import { MailRefused, mailTransport, type OutgoingMail } from './transport.ts';

const BATCH = 50;
/** While one worker tries a letter no other does; a worker that died in the midst leaves it to the next after this. */
const LEASE_MS = 60_000;
/** Waits between tries: half a minute, doubled each time, an hour at most. */
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;
/** A server that could not be reached so often running is not tried again in this round: each time costs a time-out. */
const UNREACHED_RUNNING = 3;

const untaken = and(isNull(mails.sentAt), isNull(mails.givenUpAt));

/** Sends the letters that are due. Answers how many the server took. Without a server, letters are kept. */
export async function sendMails(context: CallContext): Promise<number> {
  const { db, clock, sockets } = context.platform;
  const { send } = sockets.use(mailTransport);
  if (!send) return 0;
  const due = await db
    .select({ id: mails.id })
    .from(mails)
    .where(and(untaken, lte(mails.dueAt, clock.now())))
    .orderBy(asc(mails.dueAt))
    .limit(BATCH);
  let unreached = 0;
  const outcomes = await oneByOne(due, async ({ id }) => {
    if (unreached >= UNREACHED_RUNNING) return 'LEFT';
    const mail = await takeMail(context, { mailId: id });
    if (mail === null) return 'LEFT';
    const { answer, outcome } = await tried(send, context, mail);
    unreached = outcome === 'LATER' ? unreached + 1 : 0;
    await settleMail(context, { mailId: id, attempt: mail.attempts, outcome, answer });
    return outcome;
  });
  return outcomes.filter((outcome) => outcome === 'SENT').length;
}

type Outcome = 'SENT' | 'LATER' | 'NEVER';

async function tried(
  send: (mail: OutgoingMail) => Promise<string>,
  context: CallContext,
  mail: Mail,
): Promise<{ readonly outcome: Outcome; readonly answer: string }> {
  const letter = outgoing(context, mail);
  try {
    const files = await context.platform.sockets.use(mailTemplates).files(mail);
    return { outcome: 'SENT', answer: await send({ ...letter, files }) };
  } catch (error) {
    return { outcome: error instanceof MailRefused ? 'NEVER' : 'LATER', answer: (error as Error).message };
  }
}

function outgoing({ platform }: CallContext, mail: Mail): Omit<OutgoingMail, 'files'> {
  const letter = letterOf((from) => platform.sockets.use(from), mail);
  const { host } = new URL(platform.sockets.use(mailTransport).origin);
  return {
    messageId: `<${mail.id}@${host}>`,
    to: { name: mail.recipientName, address: mail.recipientEmail },
    subject: letter.subject,
    text: asText(letter),
    html: asHtml(letter, mail.language as 'en'),
  };
}

/** Takes a letter up for one try, unless another worker has, or it is of no use any more. */
const takeMail = command({
  name: 'mail.takeMail',
  permission: 'mail:send',
  input: z.object({ mailId: z.uuid() }),
  about: ({ mailId }) => ({ entity: 'letter', id: mailId }),
  async handle({ tx, now }, { mailId }): Promise<Mail | null> {
    const due = and(eq(mails.id, mailId), untaken, lte(mails.dueAt, now));
    const [taken] = await tx
      .update(mails)
      .set({ attempts: sql`${mails.attempts} + 1`, dueAt: new Date(now.getTime() + LEASE_MS) })
      .where(and(due, gt(mails.uselessAt, now)))
      .returning();
    if (taken) return taken;
    await tx
      .update(mails)
      .set({ givenUpAt: now })
      .where(and(due, lte(mails.uselessAt, now)));
    return null;
  },
});

/** Writes down what became of a try, unless a later one was begun meanwhile. */
const settleMail = command({
  name: 'mail.settleMail',
  permission: 'mail:send',
  input: z.object({
    ...{ mailId: z.uuid(), attempt: z.int(), outcome: z.enum(['SENT', 'LATER', 'NEVER']), answer: z.string() },
  }),
  about: ({ mailId }) => ({ entity: 'letter', id: mailId }),
  async handle({ tx, now }, { mailId, attempt, outcome, answer }) {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
    const became = {
      SENT: { sentAt: now },
      LATER: { dueAt: new Date(now.getTime() + wait) },
      NEVER: { givenUpAt: now },
    }[outcome];
    // Of a letter that was sent it counts also when another try has begun: nobody is to get a third one.
    const mine = outcome === 'SENT' ? isNull(mails.sentAt) : and(untaken, eq(mails.attempts, attempt));
    await tx
      .update(mails)
      .set({ ...became, ...(outcome === 'SENT' ? { givenUpAt: null } : {}), lastAnswer: answer.slice(0, 500) })
      .where(and(eq(mails.id, mailId), mine));
    return true;
  },
});

/** Has a letter that was given up tried again, for another day. Throws NOT_FOUND; of others it changes nothing. */
export const sendMailAgain = command({
  name: 'mail.sendMailAgain',
  permission: 'mail:send',
  input: z.object({ mailId: z.uuid() }),
  about: ({ mailId }) => ({ entity: 'letter', id: mailId }),
  async handle({ tx, now, changed }, { mailId }): Promise<Mail> {
    const anotherDay = new Date(now.getTime() + 24 * 3_600_000);
    const before = await tx.select().from(mails).where(eq(mails.id, mailId)).for('update');
    const again = { givenUpAt: null, dueAt: now, uselessAt: anotherDay };
    await tx
      .update(mails)
      .set(again)
      .where(and(eq(mails.id, mailId), sql`${mails.givenUpAt} is not null`));
    if (before[0]?.givenUpAt) changed({ entity: 'letter', id: mailId, before: before[0], after: again });
    const [mail] = await tx.select().from(mails).where(eq(mails.id, mailId));
    if (!mail) throw new AppError('NOT_FOUND', 'There is no such letter.');
    return mail;
  },
});
