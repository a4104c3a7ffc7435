import { sql } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import { measuredItems, setLowPoints } from '../../inventory/index.ts';
import type { DemandSource } from './demand.ts';
import { holdOutlet } from './hold-outlets.ts';
import { leadTimes } from './lead-times.ts';
import { chosenOffer, offersOn } from './offers.ts';
import { pointOf } from './point.ts';
import { itemRulesOf, rulesOfOutlet } from './rules.ts';
import { replenishmentOutlets, replenishmentPoints } from './tables.ts';
import { usageDemand } from './usage-demand.ts';

/** Who tells what is to come; a forecast stands here one day. */
const demandSource: DemandSource = usageDemand;

/** Rows in one statement. */
const CHUNK = 1_000;

/**
 * Works out for every item of an outlet when it is ordered and up to where, writes it down, and tells inventory from where on each item is low.
 * What is made here is not bought. One at a time for each outlet.
 */
export async function writePoints({ tx, now, changed }: CommandScope, outletId: string, today: string): Promise<void> {
  await holdOutlet(tx, outletId);
  const [rules, ofItems, demand] = [
    await rulesOfOutlet(tx, outletId),
    await itemRulesOf(tx, outletId),
    await demandSource(tx, { outletId, today }),
  ];
  const items = [...(await measuredItems(tx, [...demand.keys(), ...ofItems.keys()])).values()].filter(
    ({ kind }) => kind !== 'PREP',
  );
  const [offers, leads] = [
    await offersOn(
      tx,
      items.map(({ id }) => id),
      today,
    ),
    await leadTimes(tx, now),
  ];
  const points = items.flatMap((item) => {
    const rule = ofItems.get(item.id);
    const offer = chosenOffer(offers.get(item.id), rule?.supplierId ?? null);
    const leadTime = offer && leads.get(offer.supplierId);
    const point = pointOf({ item, demand: demand.get(item.id), rule, rules, offer, leadTime, today });
    return point ? [{ ...point, outletId, plannedAt: now }] : [];
  });
  await tx.delete(replenishmentPoints).where(sql`${replenishmentPoints.outletId} = ${outletId}`);
  for (let from = 0; from < points.length; from += CHUNK) {
    await tx.insert(replenishmentPoints).values(points.slice(from, from + CHUNK));
  }
  await setLowPoints(tx, outletId, new Map(points.map((point) => [point.stockItemId, point.reorderPoint])));
  await tx
    .update(replenishmentOutlets)
    .set({ plannedOn: today })
    .where(sql`${replenishmentOutlets.outletId} = ${outletId}`);
  changed({
    ...{ entity: 'replenishment', id: outletId },
    ...{ before: { plannedOn: rules.plannedOn }, after: { plannedOn: today, items: points.length } },
  });
}
