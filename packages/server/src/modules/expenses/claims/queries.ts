import { and, asc, eq, inArray, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { files } from '../../../platform/files/tables.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { groupBy } from '../../../platform/group.ts';
import { claimById, type ExpenseClaim, type ExpenseClaimLine, maySee } from './claim.ts';
import { expenseClaimLines, expenseClaimState, expenseClaimSteps, expenseClaims } from './tables.ts';

const states = z.array(z.enum(expenseClaimState.enumValues)).max(expenseClaimState.enumValues.length).nullish();
const page = { first: z.number().nullish(), after: z.string().nullish() };

/** Claims of everybody in the outlets whose books one sees, the last written first. What nobody submitted yet is its writer's alone. */
export const listExpenseClaims = query({
  name: 'expenses.claims',
  permission: 'ledger:read',
  input: z.object({ outletId: z.uuid().nullish(), states, ...page }),
  async handle({ db, reach, within }, { outletId, states: only, ...args }) {
    if (outletId) within(outletId);
    const reached = reach === 'everywhere' ? undefined : inArray(expenseClaims.outletId, [...reach]);
    const where = outletId ? eq(expenseClaims.outletId, outletId) : reached;
    const shown = (only ?? expenseClaimState.enumValues).filter((state) => state !== 'DRAFT');
    return newestFirst(db, args, pageOf(db, and(where, inArray(expenseClaims.state, shown))));
  },
});

/** One's own claims, the last written first. */
export const listMyExpenseClaims = query({
  name: 'expenses.myClaims',
  permission: 'expense:read',
  input: z.object({ states, ...page }),
  async handle({ db, actor }, { states: only, ...args }) {
    if (actor.id === null) return newestFirst(db, args, pageOf(db, inArray(expenseClaims.id, [])));
    const mine = eq(expenseClaims.claimantId, actor.id);
    return newestFirst(db, args, pageOf(db, and(mine, only ? inArray(expenseClaims.state, only) : undefined)));
  },
});

function pageOf(db: Parameters<typeof newestFirst>[0], of: SQL | undefined) {
  const select = (where: SQL | undefined) => db.select().from(expenseClaims).where(where);
  return { table: expenseClaims, at: 'madeAt', of, select } as const;
}

/** One claim: one's own, or one of an outlet whose books one sees; null when there is none of these. */
export const expenseClaimOf = query({
  name: 'expenses.claim',
  permission: 'expense:read',
  input: z.object({ id: z.uuid() }),
  async handle({ db, actor }, { id }): Promise<ExpenseClaim | null> {
    const found = await claimById(db, id);
    return found && maySee(actor, found) ? found : null;
  },
});

/** The lines of some claims, by claim, in their order. */
export async function linesByClaim(reader: Reader, ids: readonly string[]): Promise<Map<string, ExpenseClaimLine[]>> {
  const rows = await reader
    .select()
    .from(expenseClaimLines)
    .where(inArray(expenseClaimLines.claimId, [...ids]))
    .orderBy(asc(expenseClaimLines.position));
  return byClaim(ids, rows);
}

/** What happened to some claims, by claim, the first first. */
export async function stepsByClaim(reader: Reader, ids: readonly string[]) {
  const rows = await reader
    .select()
    .from(expenseClaimSteps)
    .where(inArray(expenseClaimSteps.claimId, [...ids]))
    .orderBy(asc(expenseClaimSteps.at), asc(expenseClaimSteps.id));
  return byClaim(ids, rows);
}

/** A receipt as it is told of: a picture has its pixels, a PDF none. */
export type ReceiptFacts = Pick<typeof files.$inferSelect, 'id' | 'mediaType' | 'width' | 'height'>;

/** Receipts by their ids. */
export async function receiptsById(reader: Reader, ids: readonly string[]): Promise<Map<string, ReceiptFacts>> {
  const { id, mediaType, width, height } = files;
  const rows = await reader
    .select({ id, mediaType, width, height })
    .from(files)
    .where(inArray(files.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

function byClaim<Row extends { readonly claimId: string }>(ids: readonly string[], rows: readonly Row[]) {
  const grouped = groupBy(rows, ({ claimId }) => claimId);
  return new Map(ids.map((id) => [id, grouped.get(id) ?? []]));
}
