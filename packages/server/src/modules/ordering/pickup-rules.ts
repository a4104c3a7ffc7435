import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { query } from '../../platform/command/query.ts';
import type { Reader } from '../../platform/db/database.ts';
import { placeOf } from '../places/index.ts';
import { pickupRules } from './tables.ts';

/** What an outlet decided about orders that nobody gets. */
export interface PickupRules {
  /** So many minutes after it was ready an order counts as not collected by itself; null: only staff say so. */
  readonly noShowMinutes: number | null;
  /** Whether what was paid for an order that was not collected goes back. */
  readonly refundsNoShows: boolean;
  /** Whether what was paid goes back when an order is cancelled that the kitchen had begun. */
  readonly refundsCooked: boolean;
}

/** Until an outlet decides otherwise (rules §4.1): half an hour, and who does not come has paid; who is cancelled on has not. */
export const PICKUP_DEFAULTS: PickupRules = { noShowMinutes: 30, refundsNoShows: false, refundsCooked: true };

/** What counts in an outlet. */
export async function pickupRulesOf(reader: Reader, outletId: string): Promise<PickupRules> {
  const { noShowMinutes, refundsNoShows, refundsCooked } = pickupRules;
  const [row] = await reader
    .select({ noShowMinutes, refundsNoShows, refundsCooked })
    .from(pickupRules)
    .where(eq(pickupRules.outletId, outletId));
  return row ?? PICKUP_DEFAULTS;
}

/** What an outlet decided about orders that nobody gets; the defaults where it has not. */
export const readPickupRules = query({
  name: 'ordering.pickupRules',
  permission: 'order:read',
  input: z.object({ outletId: z.uuid() }),
  async handle({ db, within }, { outletId }) {
    within(outletId);
    await placeOf(db, outletId);
    return { outletId, ...(await pickupRulesOf(db, outletId)) };
  },
});

/** Decides when an order counts as not collected in an outlet, and whose money goes back. Counts from the next order that ends on. */
export const changePickupRules = command({
  name: 'ordering.changePickupRules',
  permission: 'order:rules',
  confirmed: true,
  input: z.object({
    commandId: z.uuid(),
    outletId: z.uuid(),
    noShowMinutes: z.int().min(5).max(1440).nullable(),
    refundsNoShows: z.boolean(),
    refundsCooked: z.boolean(),
  }),
  once: ({ commandId }) => commandId,
  about: ({ outletId }) => ({ entity: 'outlet', id: outletId }),
  async handle({ tx, within, changed }, { commandId: _, outletId, ...after }) {
    within(outletId);
    await placeOf(tx, outletId);
    const before = await pickupRulesOf(tx, outletId);
    await tx
      .insert(pickupRules)
      .values({ outletId, ...after })
      .onConflictDoUpdate({ target: pickupRules.outletId, set: after });
    changed({ entity: 'pickup_rules', id: outletId, before: { ...before }, after });
    return { outletId };
  },
});
