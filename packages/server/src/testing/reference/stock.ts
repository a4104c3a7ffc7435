import { calendarDate, type Money, multiplyMoney, pickBatches, type Quantity } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { stockChanged } from '../../events/inventory.ts';
import type { StockLine } from '../../modules/inventory/index.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import { insertRow, oneRow } from './rows.ts';

/** Rules §3.3, plainly: what each line takes is held of what is good, one row after the other. Answers what there is too little of. */
export async function holdStock(
  { tx, now, emit }: CommandScope,
  { outletId, orderId, lines }: { outletId: string; orderId: string; lines: readonly StockLine[] },
): Promise<string[]> {
  const sums = new Map<string, Quantity>();
  for (const { line, variantId, optionIds, quantity } of lines) {
    const perPortion = new Map<string, Quantity>();
    for (const [column, id] of [['variant_id', variantId], ...optionIds.map((each) => ['option_id', each])] as const) {
      const rows = await tx.execute<{ stockItemId: string; quantity: string }>(sql`
        select l.stock_item_id as "stockItemId", l.quantity from recipe_lines l where l.recipe_id =
          (select id from recipes where ${sql.identifier(column ?? '')} = ${id} and (valid_from is null or valid_from <= ${now.toISOString()}::timestamptz)
          order by version desc limit 1)`);
      for (const row of rows) {
        perPortion.set(row.stockItemId, (perPortion.get(row.stockItemId) ?? 0) + Number(row.quantity));
      }
    }
    for (const [stockItemId, taken] of perPortion) {
      if (taken <= 0) continue;
      await insertRow(tx, 'reservations', {
        ...{ orderId, line, stockItemId, outletId, quantity: taken * quantity, state: 'HELD' },
      });
      sums.set(stockItemId, (sums.get(stockItemId) ?? 0) + taken * quantity);
    }
  }
  const short: string[] = [];
  const today = await dayOf(tx, outletId, now);
  for (const [stockItemId, quantity] of [...sums].sort()) {
    const level = sql`outlet_id = ${outletId} and stock_item_id = ${stockItemId}`;
    const [row] = await tx.execute<{ free: string }>(
      sql`select on_hand - reserved as free from stock_levels where ${level} for update`,
    );
    const [past] = await tx.execute<{ quantity: string }>(sql`
      select coalesce(sum(quantity_remaining), 0) as quantity from batches
      where ${level} and status = 'AVAILABLE' and for_orders and expiry_date < ${today}::date`);
    if (Number(row?.free ?? 0) - Number(past?.quantity) < quantity) short.push(stockItemId);
    else await tx.execute(sql`update stock_levels set reserved = reserved + ${quantity} where ${level}`);
  }
  if (sums.size > 0) emit(stockChanged, { outletId, stockItemIds: [...sums.keys()].sort() });
  return short;
}

interface Using {
  readonly outletId: string;
  readonly orderId: string;
  readonly lines: readonly number[];
  readonly type: 'CONSUME' | 'SALE';
  readonly businessDate: string;
}

/**
 * Rules §3.2 and §3.3, plainly: what lines hold leaves the batches that `pickBatches` picks; of what may go below nothing the
 * missing part is owed at the last known cost. Answers the value by kind.
 */
export async function useStock(
  { tx, now, actor, emit, newId }: CommandScope,
  use: Using,
): Promise<{ byKind: Map<string, Money>; missing: string[] }> {
  const { outletId, orderId, lines, type, businessDate } = use;
  const sums = new Map<string, Quantity>();
  for (const line of lines) {
    const held = await tx.execute<{ stockItemId: string; quantity: string }>(sql`
      select stock_item_id as "stockItemId", quantity from reservations
      where order_id = ${orderId} and line = ${line} and state = 'HELD'`);
    for (const row of held) sums.set(row.stockItemId, (sums.get(row.stockItemId) ?? 0) + Number(row.quantity));
    await tx.execute(sql`
      update reservations set state = 'CONSUMED' where order_id = ${orderId} and line = ${line} and state = 'HELD'`);
  }
  const byKind = new Map<string, Money>();
  const missing: string[] = [];
  const today = await dayOf(tx, outletId, now);
  for (const [stockItemId, quantity] of [...sums].sort()) {
    const item = await oneRow<{
      name: string;
      kind: string;
      policy: 'FIFO' | 'FEFO';
      negative: 'BLOCK' | 'ALLOW_FLAG';
    }>(
      tx,
      sql`select name, kind, pick_policy as policy, negative_policy as negative from stock_items where id = ${stockItemId}`,
    );
    const rows = await tx.execute<{
      id: string;
      received: string;
      expiry: string | null;
      quantity: string;
      value: string;
    }>(sql`
      select id, received_at::text as received, expiry_date::text as expiry, quantity_remaining as quantity,
        value_remaining as value
      from batches where outlet_id = ${outletId} and stock_item_id = ${stockItemId} and status = 'AVAILABLE' and for_orders`);
    const batches = [...rows].map((row) => ({
      ...{ id: row.id, receivedAt: row.received, expiryDate: row.expiry },
      ...{ quantityRemaining: Number(row.quantity), valueRemaining: Number(row.value) },
    }));
    const { picks, shortBy } = pickBatches(batches, quantity, item.policy, today);
    const isOwed = shortBy > 0 && item.negative === 'ALLOW_FLAG';
    if (shortBy > 0 && !isOwed) missing.push(item.name);
    for (const { batchId, quantity: taken, value } of picks) {
      await insertRow(tx, 'stock_moves', {
        ...{ id: newId(), outletId, stockItemId, batchId, type, quantity: -taken, value: -value },
        ...{ sourceType: 'order', sourceId: orderId, at: now, businessDate, actorId: actor.id },
      });
      await tx.execute(sql`
        update batches set quantity_remaining = quantity_remaining - ${taken}::bigint, value_remaining = value_remaining - ${value}::bigint,
          status = case when quantity_remaining = ${taken}::bigint then 'DEPLETED'::batch_status else status end
        where id = ${batchId}`);
      byKind.set(item.kind, (byKind.get(item.kind) ?? 0) + value);
    }
    if (isOwed)
      byKind.set(
        item.kind,
        (byKind.get(item.kind) ?? 0) + (await owe({ tx, now, actor, newId }, use, { stockItemId, shortBy })),
      );
    else if (shortBy > 0) continue;
    await tx.execute(sql`
      update stock_levels set on_hand = on_hand - ${quantity - shortBy}::bigint, reserved = reserved - ${quantity}::bigint
      where outlet_id = ${outletId} and stock_item_id = ${stockItemId}`);
  }
  if (sums.size > 0) emit(stockChanged, { outletId, stockItemIds: [...sums.keys()].sort() });
  return { byKind, missing: missing.sort() };
}

/** The date on the wall of an outlet: what was good until the day before is not. */
async function dayOf(tx: CommandScope['tx'], outletId: string, now: Date): Promise<string> {
  const { zone } = await oneRow<{ zone: string }>(
    tx,
    sql`select g.zone from outlets o join organisations g on g.id = o.organisation_id where o.id = ${outletId}`,
  );
  return calendarDate(now, zone);
}

/** What is used beyond the records: at the cost of the last batch that cost anything. Answers its value. */
async function owe(
  { tx, now, actor, newId }: Pick<CommandScope, 'tx' | 'now' | 'actor' | 'newId'>,
  { outletId, orderId, type, businessDate }: Using,
  { stockItemId, shortBy }: { readonly stockItemId: string; readonly shortBy: Quantity },
): Promise<Money> {
  const known = await tx.execute<{ quantity: string; value: string }>(sql`
    select quantity_received as quantity, value_received as value from batches
    where outlet_id = ${outletId} and stock_item_id = ${stockItemId} and value_received > 0
    order by received_at desc, id desc`);
  const [last] = [...known];
  const value = last ? multiplyMoney(Number(last.value), shortBy, Number(last.quantity)) : 0;
  await insertRow(tx, 'stock_deficits', {
    ...{ id: newId(), outletId, stockItemId, quantity: shortBy, value, quantityOpen: shortBy, valueOpen: value },
    ...{ moveType: type, sourceType: 'order', sourceId: orderId, at: now, businessDate, actorId: actor.id },
  });
  return value;
}
