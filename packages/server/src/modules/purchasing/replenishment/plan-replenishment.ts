import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { CallContext } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { datesAt, listOutlets, placeOf } from '../../places/index.ts';
import { draftSuggestedOrders, SUGGESTIONS_AT_ONCE } from './draft-suggested-orders.ts';
import { isDue } from './standing.ts';
import { purchaseSuggestions, replenishmentOutlets } from './tables.ts';
import { writePoints } from './write-points.ts';
import { writeSuggestions } from './write-suggestions.ts';

const outlet = z.object({ outletId: z.uuid() });

/** Works out anew when each item of an outlet is ordered, and what is to be ordered by that. */
const planOutlet = command({
  name: 'purchasing.planReplenishment',
  permission: 'purchase:order',
  input: outlet,
  about: ({ outletId }) => ({ entity: 'outlet', id: outletId }),
  async handle(scope, { outletId }) {
    scope.within(outletId);
    const { businessDate } = datesAt(await placeOf(scope.tx, outletId), scope.now);
    await writePoints(scope, outletId, businessDate);
    await writeSuggestions(scope, outletId, businessDate);
    return { outletId };
  },
});

/** Holds the suggestions of an outlet against what is free and on order now. */
const refreshOutlet = command({
  name: 'purchasing.refreshSuggestions',
  permission: 'purchase:order',
  input: outlet,
  about: ({ outletId }) => ({ entity: 'outlet', id: outletId }),
  async handle(scope, { outletId }) {
    scope.within(outletId);
    const { businessDate } = datesAt(await placeOf(scope.tx, outletId), scope.now);
    await writeSuggestions(scope, outletId, businessDate);
    return { outletId };
  },
});

/**
 * A recurring job: on each business day an outlet's points are worked out, and once more when suppliers changed what they sell. Drafts make
 * themselves with the day, where they are told to.
 */
export async function planReplenishment(context: CallContext): Promise<void> {
  const { db, clock } = context.platform;
  for (const place of await listOutlets(context, {})) {
    const outletId = place.outlet.id;
    const { businessDate } = datesAt(place, clock.now());
    const [row] = await db.select().from(replenishmentOutlets).where(eq(replenishmentOutlets.outletId, outletId));
    if (row?.plannedOn === businessDate) continue;
    await planOutlet(context, { outletId });
    if (row?.draftsByThemselves && row.plannedOn !== null) await draftAll(context, outletId);
  }
}

/** A recurring job: looks in every outlet whether a suggestion is due, and writes only where one is (decision 0042). */
export async function refreshSuggestions(context: CallContext): Promise<void> {
  const { db } = context.platform;
  for (const {
    outlet: { id: outletId },
  } of await listOutlets(context, {})) {
    const [due] = await db.execute<{ due: boolean }>(
      sql`select ${isDue(outletId, context.platform.clock.now())} as due`,
    );
    if (due?.due) await refreshOutlet(context, { outletId });
  }
}

async function draftAll(context: CallContext, outletId: string): Promise<void> {
  const { db, clock } = context.platform;
  const rows = await db
    .select({ id: purchaseSuggestions.id })
    .from(purchaseSuggestions)
    .where(
      and(
        eq(purchaseSuggestions.outletId, outletId),
        eq(purchaseSuggestions.state, 'OPEN'),
        isNotNull(purchaseSuggestions.supplierId),
      ),
    );
  for (let from = 0; from < rows.length; from += SUGGESTIONS_AT_ONCE) {
    const suggestionIds = rows.slice(from, from + SUGGESTIONS_AT_ONCE).map(({ id }) => id);
    await draftSuggestedOrders(context, { commandId: newId(clock.now()), outletId, suggestionIds });
  }
}
