import {
  AppError,
  type Money,
  multiplyMoney,
  type Refusal,
  refuse,
  sumMoney,
  transitions,
} from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { purchaseOrderChanged } from '../../../events/purchasing.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { type purchaseOrderLines, purchaseOrderState, purchaseOrderSteps, purchaseOrders } from './tables.ts';

export type PurchaseOrder = typeof purchaseOrders.$inferSelect;
export type PurchaseOrderLine = typeof purchaseOrderLines.$inferSelect;
export type PurchaseOrderState = (typeof purchaseOrderState.enumValues)[number];
export type PurchaseOrderEvent =
  | ('edit' | 'reopen' | 'submit' | 'approve' | 'reject' | 'return' | 'send' | 'amend')
  | ('receivePart' | 'receiveAll' | 'receiveNothing' | 'takeBack' | 'close' | 'closeShort' | 'cancel');

/**
 * Legal steps of a purchase order (rules §3.5). `edit` keeps the state; `reopen` is an edit that costs more than was approved, and
 * waits for another yes. `amend` sends again what was changed since the supplier had it. `takeBack` drops a change that was never
 * sent, for goods came by what the supplier has. `receiveNothing` is a delivery that was rejected whole. Nothing is cancelled once something of it came:
 * then it is closed short.
 */
export const orderSteps = transitions<PurchaseOrderState, PurchaseOrderEvent>({
  DRAFT: { edit: 'DRAFT', submit: 'SUBMITTED', cancel: 'CANCELLED' },
  SUBMITTED: { approve: 'APPROVED', reject: 'REJECTED', return: 'RETURNED', takeBack: 'SENT', cancel: 'CANCELLED' },
  RETURNED: { edit: 'RETURNED', submit: 'SUBMITTED', takeBack: 'SENT', cancel: 'CANCELLED' },
  APPROVED: {
    ...{ edit: 'APPROVED', reopen: 'SUBMITTED', send: 'SENT', amend: 'SENT', takeBack: 'SENT', cancel: 'CANCELLED' },
  },
  SENT: {
    ...{ edit: 'SENT', reopen: 'SUBMITTED', amend: 'SENT', receivePart: 'PARTIALLY_RECEIVED', receiveAll: 'RECEIVED' },
    ...{ receiveNothing: 'SENT', takeBack: 'SENT', cancel: 'CANCELLED' },
  },
  PARTIALLY_RECEIVED: {
    ...{ receivePart: 'PARTIALLY_RECEIVED', receiveAll: 'RECEIVED', closeShort: 'SHORT_CLOSED' },
    receiveNothing: 'PARTIALLY_RECEIVED',
  },
  RECEIVED: { close: 'CLOSED' },
  REJECTED: {},
  CLOSED: {},
  CANCELLED: {},
  SHORT_CLOSED: {},
});

/** The states in which an order counts when what is bought from one supplier on one day is added up. */
export const COUNTED_STATES = purchaseOrderState.enumValues.filter(
  (state) => !['DRAFT', 'REJECTED', 'RETURNED', 'CANCELLED'].includes(state),
);

/** What a line costs: without tax, its tax, and both together; each rounded once. */
export function lineAmounts({ quantity, price, taxRate }: Pick<PurchaseOrderLine, 'quantity' | 'price' | 'taxRate'>): {
  net: Money;
  tax: Money;
  total: Money;
} {
  const net = multiplyMoney(price, quantity, 1_000);
  const tax = multiplyMoney(net, taxRate, 10_000);
  return { net, tax, total: net + tax };
}

/** What an order costs, with tax. */
export function orderTotal(lines: readonly Pick<PurchaseOrderLine, 'quantity' | 'price' | 'taxRate'>[]): Money {
  return sumMoney(lines.map((line) => lineAmounts(line).total));
}

/** Whether the supplier has an order as it is not any more. */
export function isChangedSinceSent({ sentVersion, version }: Pick<PurchaseOrder, 'sentVersion' | 'version'>): boolean {
  return sentVersion !== null && version > sentVersion;
}

/**
 * Whether goods may still come for an order: its supplier has it, and not all came. A change that waits for a yes, or was not sent, is none of
 * their business.
 */
export function isAwaited({ state, sentVersion }: Pick<PurchaseOrder, 'state' | 'sentVersion'>): boolean {
  return sentVersion !== null && AWAITED_STATES.includes(state);
}

/** The states in which an order that its supplier has is still waited for. */
export const AWAITED_STATES: readonly PurchaseOrderState[] = [
  ...(['SUBMITTED', 'RETURNED', 'APPROVED', 'SENT', 'PARTIALLY_RECEIVED'] as const),
];

/** Holds an order against others who would take it a step further. Throws NOT_FOUND. */
export async function lockOrder(tx: Tx, id: string): Promise<PurchaseOrder> {
  const [found] = await tx.select().from(purchaseOrders).where(eq(purchaseOrders.id, id)).for('update');
  if (!found) throw new AppError('NOT_FOUND', 'There is no such purchase order.');
  return found;
}

/** Why a step is not legal now: ILLEGAL_PURCHASE_STEP; null when it is. */
export function illegal(order: Pick<PurchaseOrder, 'state'>, event: PurchaseOrderEvent): Refusal | null {
  return orderSteps.next(order.state, event) === null ? notNow(order) : null;
}

/** Why what is only done in some states is not done now: ILLEGAL_PURCHASE_STEP; null when it is in one of them. */
export function illegalIn(order: Pick<PurchaseOrder, 'state'>, states: readonly PurchaseOrderState[]): Refusal | null {
  return states.includes(order.state) ? null : notNow(order);
}

function notNow({ state }: Pick<PurchaseOrder, 'state'>): Refusal {
  return refuse('ILLEGAL_PURCHASE_STEP', `This order is ${WORDS[state]}: look at it again.`, { state });
}

type Scope = Pick<CommandScope, 'tx' | 'now' | 'actor' | 'changed' | 'emit'>;

/** Takes an order a step further and writes down who did it; it was locked and found legal before. Gives the order as it is now. */
export async function step(
  scope: Scope,
  order: PurchaseOrder,
  event: PurchaseOrderEvent,
  facts: Partial<PurchaseOrder> = {},
): Promise<PurchaseOrder> {
  const after = { ...facts, state: orderSteps.next(order.state, event) ?? order.state };
  await scope.tx.update(purchaseOrders).set(after).where(eq(purchaseOrders.id, order.id));
  scope.changed({ entity: 'purchase_order', id: order.id, before: { ...order }, after });
  const next = { ...order, ...after };
  await noteStep(scope, next, event);
  return next;
}

/** Writes a line of an order's story, and tells whoever watches. */
export async function noteStep(
  { tx, now, actor, emit }: Omit<Scope, 'changed'>,
  order: PurchaseOrder,
  event: PurchaseOrderEvent | 'make' | 'approveByRule',
): Promise<void> {
  await tx.insert(purchaseOrderSteps).values({
    ...{ id: newId(now), orderId: order.id, event, state: order.state, version: order.version, total: order.total },
    ...{ reason: order.reason, at: now, by: event === 'approveByRule' ? null : actor.id },
    byLabel: event === 'approveByRule' ? 'the rule for small amounts' : actor.label,
  });
  emit(purchaseOrderChanged, { outletId: order.outletId, orderId: order.id });
}

export const WORDS: Readonly<Record<PurchaseOrderState, string>> = {
  DRAFT: 'a draft',
  SUBMITTED: 'waiting for approval',
  APPROVED: 'approved and not sent yet',
  REJECTED: 'rejected',
  RETURNED: 'returned to whoever wrote it',
  SENT: 'sent to the supplier',
  PARTIALLY_RECEIVED: 'received in part',
  RECEIVED: 'received',
  CLOSED: 'closed',
  CANCELLED: 'cancelled',
  SHORT_CLOSED: 'closed short',
};
