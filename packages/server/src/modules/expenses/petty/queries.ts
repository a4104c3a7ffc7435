import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { groupBy } from '../../../platform/group.ts';
import { peopleWhoMay } from '../../identity/index.ts';
import { boxById, maySeeBox, type PettyBox, type PettyCount, type PettyVoucher } from './box.ts';
import { pettyBoxes, pettyCounts, pettyVouchers } from './tables.ts';

/** How many counts are told of a box. */
const COUNTS_TOLD = 50;

/** The boxes of the outlets whose books one sees and those that one answers for: what is in use first, by name. */
export const listPettyBoxes = query({
  name: 'expenses.pettyBoxes',
  permission: 'expense:read',
  input: z.object({}),
  async handle({ db, actor }): Promise<PettyBox[]> {
    const boxes = await db
      .select()
      .from(pettyBoxes)
      .orderBy(desc(pettyBoxes.inUse), asc(pettyBoxes.name), asc(pettyBoxes.id));
    return boxes.filter((box) => maySeeBox(actor, box));
  },
});

/** One box: one’s own, or one of an outlet whose books one sees; null when there is none of these. */
export const pettyBoxOf = query({
  name: 'expenses.pettyBox',
  permission: 'expense:read',
  input: z.object({ id: z.uuid() }),
  async handle({ db, actor }, { id }): Promise<PettyBox | null> {
    const found = await boxById(db, id);
    return found && maySeeBox(actor, found) ? found : null;
  },
});

/** What was paid out of a box, the last written first. Empty for one that one may not see. */
export const listPettyVouchers = query({
  name: 'expenses.pettyVouchers',
  permission: 'expense:read',
  input: z.object({ boxId: z.uuid(), first: z.number().nullish(), after: z.string().nullish() }),
  async handle({ db, actor }, { boxId, ...args }) {
    const box = await boxById(db, boxId);
    const of = box && maySeeBox(actor, box) ? eq(pettyVouchers.boxId, boxId) : inArray(pettyVouchers.id, []);
    return newestFirst(db, args, {
      ...{ table: pettyVouchers, at: 'madeAt', of },
      select: (where) => db.select().from(pettyVouchers).where(where),
    });
  },
});

/** Who may answer for a box of an outlet, by name. */
export const listPettyCustodians = query({
  name: 'expenses.pettyCustodians',
  permission: 'petty:set-up',
  input: z.object({ outletId: z.uuid() }),
  async handle({ db, now, use, within }, { outletId }) {
    within(outletId);
    return db.transaction((tx) => peopleWhoMay({ tx, now, use }, { permission: 'petty:spend', outletId }));
  },
});

/** One voucher; null when there is none. */
export async function voucherById(reader: Reader, id: string): Promise<PettyVoucher | null> {
  const [row] = await reader.select().from(pettyVouchers).where(eq(pettyVouchers.id, id));
  return row ?? null;
}

/** The last counts of some boxes, by box, the last first. */
export async function countsByBox(reader: Reader, ids: readonly string[]): Promise<Map<string, PettyCount[]>> {
  const last = sql`(select c.id from petty_counts c where c.box_id = ${pettyCounts.boxId} order by c.counted_at desc, c.id desc limit ${COUNTS_TOLD})`;
  const rows = await reader
    .select()
    .from(pettyCounts)
    .where(and(inArray(pettyCounts.boxId, [...ids]), sql`${pettyCounts.id} in ${last}`))
    .orderBy(desc(pettyCounts.countedAt), desc(pettyCounts.id));
  const grouped = groupBy(rows, ({ boxId }) => boxId);
  return new Map(ids.map((id) => [id, grouped.get(id) ?? []]));
}

/** How many vouchers of some boxes wait for a yes, by box. */
export async function waitingByBox(reader: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await reader
    .select({ id: pettyVouchers.boxId, count: sql<number>`count(*)::int` })
    .from(pettyVouchers)
    .where(and(inArray(pettyVouchers.boxId, [...ids]), eq(pettyVouchers.state, 'WAITING')))
    .groupBy(pettyVouchers.boxId);
  const counts = new Map(rows.map(({ id, count }) => [id, count]));
  return new Map(ids.map((id) => [id, counts.get(id) ?? 0]));
}
