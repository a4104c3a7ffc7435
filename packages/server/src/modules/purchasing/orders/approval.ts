import type { Money } from '@college-kiosk/kernel';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '../../../platform/auth/actor.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { idsOfPersonBehind, purchaseLimitsOf } from '../../identity/index.ts';
import { sameTaxpayer } from '../suppliers/supplier.ts';
import { suppliers } from '../suppliers/tables.ts';
import { oddLines } from './odd-lines.ts';
import { COUNTED_STATES, noteStep, type PurchaseOrder } from './order.ts';
import { linesOf } from './queries.ts';
import { type PurchaseRules, rulesOf } from './rules.ts';
import { purchaseOrderSteps, purchaseOrders, purchaseOrdersAsSent } from './tables.ts';

/** What an order is judged by: all that any outlet submitted to the same taxpayer on the same day, so that nobody splits one (rules §3.5). */
export async function judgedAmount(reader: Reader, order: PurchaseOrder): Promise<Money> {
  return (await judgedAmounts(reader, [order.id])).get(order.id) ?? order.total;
}

/**
 * What some orders are judged by, each by its id. An order counts with what its supplier has of it where that is more: nobody lowers one to make
 * room for another and has the goods come all the same.
 */
export async function judgedAmounts(reader: Reader, ids: readonly string[]): Promise<Map<string, Money>> {
  const alike = alias(purchaseOrders, 'alike');
  const same = alias(suppliers, 'same');
  const rows = await reader
    .select({
      id: purchaseOrders.id,
      amount: sql<number>`greatest(${purchaseOrders.total}, coalesce(sum(greatest(${alike.total}, ${purchaseOrdersAsSent.total})), 0))::float8`,
    })
    .from(purchaseOrders)
    .innerJoin(same, sameTaxpayer(same.id, purchaseOrders.supplierId))
    .leftJoin(
      alike,
      and(
        eq(alike.supplierId, same.id),
        eq(alike.submittedOn, purchaseOrders.submittedOn),
        inArray(alike.state, [...COUNTED_STATES]),
      ),
    )
    .leftJoin(
      purchaseOrdersAsSent,
      and(eq(purchaseOrdersAsSent.orderId, alike.id), eq(purchaseOrdersAsSent.version, alike.sentVersion)),
    )
    .where(inArray(purchaseOrders.id, [...ids]))
    .groupBy(purchaseOrders.id);
  return new Map(rows.map(({ id, amount }) => [id, amount]));
}

/** Up to which amount somebody may say yes in an outlet; null: to everything. A limit in their grant goes before that of the role. */
export async function authorityOf(
  reader: Reader,
  actor: Pick<Actor, 'kind' | 'id'>,
  {
    outletId,
    rules,
    now,
  }: { readonly outletId: string; readonly rules: Pick<PurchaseRules, 'tiers'>; readonly now: Date },
): Promise<Money | null> {
  if (actor.kind === 'system') return null;
  if (actor.kind !== 'user' || actor.id === null) return 0;
  const tierOf = new Map(rules.tiers.map(({ role, upTo }) => [role, upTo]));
  let most = 0;
  for (const { role, upTo } of await purchaseLimitsOf(reader, actor.id, { outletId, now })) {
    const limit = upTo ?? (tierOf.has(role) ? (tierOf.get(role) as Money | null) : 0);
    if (limit === null) return null;
    most = Math.max(most, limit);
  }
  return most;
}

/**
 * Approves an order that was just submitted, if all that is bought from its supplier today is small enough to need nobody's yes, and no price in it is
 * an odd one: then somebody looks. The caller holds the supplier by `lockTaxpayer`.
 */
export async function approveIfSmall(
  scope: Pick<CommandScope, 'tx' | 'now' | 'actor' | 'changed' | 'emit'>,
  order: PurchaseOrder,
): Promise<void> {
  const { tx, now, changed } = scope;
  const { selfUpTo } = await rulesOf(tx);
  if ((await judgedAmount(tx, order)) > selfUpTo) return;
  const odd = await oddLines(tx, await linesOf(tx, order.id), now);
  if (odd.length > 0) return;
  const after = { state: 'APPROVED' as const, decidedAt: now, approvedTotal: order.total };
  await tx.update(purchaseOrders).set(after).where(eq(purchaseOrders.id, order.id));
  changed({ entity: 'purchase_order', id: order.id, before: { ...order }, after });
  await noteStep(scope, { ...order, ...after }, 'approveByRule');
}

const MAKING = ['make', 'edit', 'reopen', 'submit'];

/** Whether somebody, or a key of theirs, wrote, changed or submitted an order: then another person decides on it. */
export async function hasMade(tx: Tx, orderId: string, actorId: string): Promise<boolean> {
  const makers = (await makersOf(tx, [orderId])).get(orderId) ?? [];
  return (await idsOfPersonBehind(tx, actorId)).some((id) => makers.includes(id));
}

/** Who wrote, changed or submitted some orders, by order. */
export async function makersOf(reader: Reader, orderIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await reader
    .selectDistinct({ orderId: purchaseOrderSteps.orderId, by: purchaseOrderSteps.by })
    .from(purchaseOrderSteps)
    .where(and(inArray(purchaseOrderSteps.orderId, [...orderIds]), inArray(purchaseOrderSteps.event, MAKING)));
  const makers = new Map<string, string[]>(orderIds.map((id) => [id, []]));
  for (const { orderId, by } of rows) if (by !== null) makers.get(orderId)?.push(by);
  return makers;
}
