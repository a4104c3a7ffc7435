import { assert, financialYear, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { yearClosings } from './tables.ts';
import { unreadyYear } from './year.ts';

/**
 * Asks for a year to be closed: what it made goes to retained earnings, and nothing is posted into it any more. Somebody else says yes.
 * Refuses YEAR_CLOSED, YEAR_NOT_OVER, EARLIER_YEAR_OPEN, OPENING_NOT_SETTLED, JOURNALS_WAITING, STOCK_OWED and YEAR_CLOSE_WAITING. Rules §2.4.
 */
export const requestYearClose = command({
  name: 'finance.requestYearClose',
  permission: 'year:close',
  input: z.object({
    id: z.uuid(),
    firstDay: z.iso
      .date()
      .refine((day) => day === financialYear(day).startsOn, 'Name a financial year by its first day, 1 April.'),
    reason: z.string().trim().min(3).max(200),
  }),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'year_closing', id }),
  async handle(scope, { id, firstDay, reason }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, changed } = scope;
    const year = financialYear(firstDay);
    const refusal = await unreadyYear(scope, year);
    if (refusal) return refusal;
    const asked = { askedBy: actor.id, askedByLabel: actor.label, askedAt: now };
    const closing = {
      id,
      year: year.label,
      firstDay,
      lastDay: year.endsOn,
      reason,
      state: 'WAITING' as const,
      ...asked,
    };
    const [kept] = await tx
      .insert(yearClosings)
      .values(closing)
      .onConflictDoNothing({ target: yearClosings.year, where: sql`${yearClosings.state} = 'WAITING'` })
      .returning();
    if (!kept) return waiting(tx, year.label);
    changed({ entity: 'year_closing', id, before: null, after: closing });
    return { id };
  },
});

async function waiting(tx: Tx, year: string): Promise<Refusal> {
  const [closing] = await tx
    .select()
    .from(yearClosings)
    .where(and(eq(yearClosings.year, year), eq(yearClosings.state, 'WAITING')));
  assert(closing, 'what is in the way waits', { year });
  const message = `${closing.askedByLabel} asked for ${year} to be closed already: decide on that.`;
  return refuse('YEAR_CLOSE_WAITING', message, { requestId: closing.id });
}
