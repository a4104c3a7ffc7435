import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { stockAlertChanged } from '../../../events/inventory.ts';
import { command } from '../../../platform/command/command.ts';
import type { CallContext } from '../../../platform/context.ts';
import { listOutlets } from '../../places/index.ts';
import { type AlertKind, causesOf } from './causes.ts';
import { alertKind } from './tables.ts';

/** What follows from levels, from what kitchens used and from how warm food is kept is looked at every few seconds; what follows from dates and deliveries, every few minutes. */
export const KINDS_OF_LEVELS = ['OUT', 'LOW', 'DEFICIT', 'TEMPERATURE'] as const satisfies readonly AlertKind[];
export const KINDS_OF_BATCHES = ['NEAR_EXPIRY', 'EXPIRED', 'PRICE_JUMP'] as const satisfies readonly AlertKind[];

/** Alerts that one event names. */
const TOLD_AT_ONCE = 500;

/**
 * Holds the alerts of an outlet against what is the case: what is new opens one, of which there is one while it lasts, also when two
 * look at once; what is over is resolved. What somebody acknowledged stays acknowledged. Nothing is deleted.
 */
const recheckOutletAlerts = command({
  name: 'inventory.recheckAlerts',
  permission: 'stock:manage',
  input: z.object({ outletId: z.uuid(), kinds: z.array(z.enum(alertKind.enumValues)).min(1) }),
  about: ({ outletId }) => ({ entity: 'outlet', id: outletId }),
  async handle({ tx, now, within, emit, changed }, { outletId, kinds }) {
    within(outletId);
    const causes = causesOf(kinds, { outletId, now });
    const at = now.toISOString();
    const over = await tx.execute<{ id: string; state: string }>(sql`
      with causes as (${causes}), over as (
        select a.id, a.state from stock_alerts a where ${isOver(outletId, kinds)} order by a.id for update of a)
      update stock_alerts a set state = 'RESOLVED', resolved_at = ${at}::timestamptz from over where a.id = over.id
      returning a.id, over.state::text as state`);
    const opened = await tx.execute<{ id: string }>(sql`
      with causes as (${causes})
      insert into stock_alerts (id, outlet_id, kind, stock_item_id, batch_id, state, quantity, low_at, expiry_date, price, usual_price, storage_unit_id, temperature,
        opened_at)
      select platform_new_id(${at}::timestamptz), ${outletId}::uuid, kind, stock_item_id, batch_id, 'OPEN', quantity, low_at, expiry_date, price,
        usual_price, storage_unit_id, temperature, ${at}::timestamptz
      from causes c where ${isNew(outletId)} order by kind, stock_item_id, batch_id, storage_unit_id
      on conflict do nothing returning id`);
    for (const { id, state } of over)
      changed({ entity: 'stock_alert', id, before: { state }, after: { state: 'RESOLVED' } });
    for (const { id } of opened) changed({ entity: 'stock_alert', id, before: null, after: { state: 'OPEN' } });
    const ids = [...opened, ...over].map(({ id }) => id);
    for (let from = 0; from < ids.length; from += TOLD_AT_ONCE)
      emit(stockAlertChanged, { outletId, alertIds: ids.slice(from, from + TOLD_AT_ONCE) });
    return { opened: opened.length, resolved: over.length };
  },
});

/** A recurring job: looks in every outlet whether alerts of these kinds are due, and writes only where one is. */
export async function recheckAlerts(context: CallContext, kinds: readonly AlertKind[]): Promise<void> {
  const { db, clock } = context.platform;
  const now = clock.now();
  for (const place of await listOutlets(context, {})) {
    const outletId = place.outlet.id;
    const causes = causesOf(kinds, { outletId, now });
    const [due] = await db.execute<{ due: boolean }>(sql`
      with causes as (${causes})
      select exists (select from causes c where ${isNew(outletId)})
        or exists (select from stock_alerts a where ${isOver(outletId, kinds)}) as due`);
    if (due?.due) await recheckOutletAlerts(context, { outletId, kinds: [...kinds] });
  }
}

const isSame = sql`a.kind = c.kind and a.stock_item_id is not distinct from c.stock_item_id and a.batch_id is not distinct from c.batch_id
  and a.storage_unit_id is not distinct from c.storage_unit_id`;

function isNew(outletId: string): SQL {
  return sql`not exists (select from stock_alerts a where a.outlet_id = ${outletId} and a.state <> 'RESOLVED' and ${isSame})`;
}

function isOver(outletId: string, kinds: readonly AlertKind[]): SQL {
  return sql`a.outlet_id = ${outletId} and a.state <> 'RESOLVED' and a.kind = any(${`{${kinds.join(',')}}`}::stock_alert_kind[])
    and not exists (select from causes c where ${isSame})`;
}
