import { AppError, addDays, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, asc, desc, eq, gte, isNull, lte } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { isOnePerson, peopleWhoMay } from '../../identity/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { expenseDelegations } from './tables.ts';

export type ExpenseDelegation = typeof expenseDelegations.$inferSelect;

const LISTED_AT_MOST = 100;
/** Three months, as the database has it. */
const DAYS_AT_MOST = 92;

/**
 * Lets another person who may decide on claims in an outlet do so by one's own limit, wherever one has it, from one day to another. Refuses
 * NOT_AN_APPROVER, and DAYS_UNFIT for days that are over, the wrong way round or more than three months.
 */
export const delegateExpenses = command({
  name: 'expenses.delegate',
  permission: 'expense:approve',
  input: z.object({
    id: z.uuid(),
    outletId: z.uuid(),
    takerId: z.uuid(),
    firstDay: z.iso.date(),
    lastDay: z.iso.date(),
    reason: z.string().trim().min(3).max(200),
  }),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'expense_delegation', id }),
  async handle(scope, { outletId, ...asked }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within, changed } = scope;
    const place = await placeOf(tx, outletId);
    within(outletId);
    if (actor.kind !== 'user' || actor.id === null) {
      return refuse('NOT_AN_APPROVER', 'A limit is a person’s: nobody else hands it over.');
    }
    const today = datesAt(place, now).businessDate;
    if (
      asked.lastDay < asked.firstDay ||
      asked.lastDay < today ||
      asked.lastDay > addDays(asked.firstDay, DAYS_AT_MOST)
    ) {
      return refuse('DAYS_UNFIT', 'Say from which day to which: not over, and three months at most.', { today });
    }
    const others = await peopleWhoMay(scope, { permission: 'expense:approve', outletId });
    if (!others.some(({ id }) => id === asked.takerId) || (await isOnePerson(tx, actor.id, asked.takerId))) {
      return refuse('NOT_AN_APPROVER', 'Choose another person who may decide on claims here.');
    }
    const row = { ...asked, giverId: actor.id, madeAt: now, endedAt: null };
    await tx.insert(expenseDelegations).values(row);
    changed({ entity: 'expense_delegation', id: asked.id, before: null, after: row });
    return { id: asked.id };
  },
});

/** Takes back what one handed over, before its last day. Throws NOT_FOUND for another’s. Refuses DELEGATION_OVER. */
export const endExpenseDelegation = command({
  name: 'expenses.endDelegation',
  permission: 'expense:approve',
  input: z.object({ commandId: z.uuid(), delegationId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ delegationId }) => ({ entity: 'expense_delegation', id: delegationId }),
  async handle({ tx, now, actor, changed }, { delegationId: id }): Promise<{ id: string } | Refusal> {
    const [found] = await tx.select().from(expenseDelegations).where(eq(expenseDelegations.id, id)).for('update');
    if (!found || !(await isOnePerson(tx, actor.id, found.giverId))) {
      throw new AppError('NOT_FOUND', 'You handed nothing of this kind over.');
    }
    if (found.endedAt !== null) return refuse('DELEGATION_OVER', 'This was taken back already.');
    await tx.update(expenseDelegations).set({ endedAt: now }).where(eq(expenseDelegations.id, id));
    changed({ entity: 'expense_delegation', id, before: { endedAt: null }, after: { endedAt: now } });
    return { id };
  },
});

/** What was handed over and is not over, or was lately: the last made first. */
export const listExpenseDelegations = query({
  name: 'expenses.delegations',
  permission: 'ledger:read',
  input: z.object({}),
  handle: ({ db }): Promise<ExpenseDelegation[]> =>
    db
      .select()
      .from(expenseDelegations)
      .orderBy(desc(expenseDelegations.madeAt), desc(expenseDelegations.id))
      .limit(LISTED_AT_MOST),
});

/** Who else may decide on claims in an outlet: whom one hands it over to. */
export const listExpenseApprovers = query({
  name: 'expenses.approvers',
  permission: 'expense:approve',
  input: z.object({ outletId: z.uuid() }),
  async handle({ db, now, use, within, actor }, { outletId }) {
    within(outletId);
    const people = await db.transaction((tx) =>
      peopleWhoMay({ tx, now, use }, { permission: 'expense:approve', outletId }),
    );
    return people.filter(({ id }) => id !== actor.id);
  },
});

/** What one of them says, as it is now; null when there is none. */
export async function delegationById(reader: Reader, id: string): Promise<ExpenseDelegation | null> {
  const [row] = await reader.select().from(expenseDelegations).where(eq(expenseDelegations.id, id));
  return row ?? null;
}

/** What was handed over to somebody on a day, the first first. */
export async function handedOverTo(reader: Reader, takerId: string, day: string): Promise<ExpenseDelegation[]> {
  const { firstDay, lastDay, endedAt, madeAt, id } = expenseDelegations;
  return reader
    .select()
    .from(expenseDelegations)
    .where(and(eq(expenseDelegations.takerId, takerId), lte(firstDay, day), gte(lastDay, day), isNull(endedAt)))
    .orderBy(asc(madeAt), asc(id));
}
