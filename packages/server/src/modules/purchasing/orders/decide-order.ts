import { type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { lockTaxpayer } from '../suppliers/supplier.ts';
import { authorityOf, hasMade, judgedAmount } from './approval.ts';
import { oddLines, oddRefusal } from './odd-lines.ts';
import { illegal, lockOrder, type PurchaseOrder, step } from './order.ts';
import { linesOf } from './queries.ts';
import { rulesOf } from './rules.ts';
import { changedMeanwhile } from './save-order.ts';

export const purchaseDecisions = ['APPROVE', 'REJECT', 'RETURN'] as const;
const EVENTS = { APPROVE: 'approve', REJECT: 'reject', RETURN: 'return' } as const;

/**
 * Says yes or no to an order, or gives it back to whoever wrote it. Refuses ANOTHER_PERSON_NEEDED to whoever wrote, changed or
 * submitted it; ABOVE_YOUR_LIMIT for a yes to more than one may approve, all that any outlet ordered of the supplier that day added up (rules
 * §3.5); CHANGED_MEANWHILE when it is not the version one saw; ILLEGAL_PURCHASE_STEP; FAR_BELOW_COST and FAR_ABOVE_COST for a yes without a
 * reason to a price far from what such goods usually cost, or next to nothing where nobody knows that.
 */
export const decidePurchaseOrder = command({
  name: 'purchasing.decideOrder',
  permission: 'purchase:approve',
  input: z
    .object({
      commandId: z.uuid(),
      purchaseOrderId: z.uuid(),
      version: z.int().min(1),
      decision: z.enum(purchaseDecisions),
      reason: z.string().trim().min(1).max(200).nullish(),
    })
    .refine(({ decision, reason }) => decision === 'APPROVE' || reason, { path: ['reason'], error: 'Say why.' }),
  once: ({ commandId }) => commandId,
  about: ({ purchaseOrderId }) => ({ entity: 'purchase_order', id: purchaseOrderId }),
  async handle(scope, { purchaseOrderId, version, decision, reason = null }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const order = await lockOrder(tx, purchaseOrderId);
    within(order.outletId);
    const refusal = illegal(order, EVENTS[decision]);
    if (refusal) return refusal;
    if (order.version !== version) return changedMeanwhile();
    if (actor.id !== null && (await hasMade(tx, order.id, actor.id))) {
      return refuse(
        'ANOTHER_PERSON_NEEDED',
        'You wrote, changed or submitted this order: somebody else decides on it.',
      );
    }
    if (decision === 'APPROVE') {
      await lockTaxpayer(tx, order.supplierId);
      const above = await beyond(scope, order);
      if (above) return above;
      const unsaid = reason === null ? oddRefusal(await oddLines(tx, await linesOf(tx, order.id), now)) : null;
      if (unsaid) return unsaid;
    }
    const yes = decision === 'APPROVE' && { approvedTotal: order.total };
    await step(scope, order, EVENTS[decision], { decidedBy: actor.id, decidedAt: now, reason, ...yes });
    return { id: order.id };
  },
});

async function beyond(
  { tx, now, actor }: Pick<CommandScope, 'tx' | 'now' | 'actor'>,
  order: PurchaseOrder,
): Promise<Refusal | null> {
  const amount = await judgedAmount(tx, order);
  const limit = await authorityOf(tx, actor, { outletId: order.outletId, rules: await rulesOf(tx), now });
  if (limit === null || amount <= limit) return null;
  const together =
    amount > order.total
      ? ' With what was ordered from this supplier, and whoever is the same taxpayer, the same day in all outlets, it is one purchase.'
      : '';
  const message = `You may approve less than this: ask somebody who may approve more.${together}`;
  return refuse('ABOVE_YOUR_LIMIT', message, { limit, amount });
}
