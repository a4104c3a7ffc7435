import { AppError, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { nameOf } from '../../../platform/command/name.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { placeOf } from '../../places/index.ts';
import { closedBox, custodianLeft } from './box.ts';
import { pettyBoxes } from './tables.ts';

/** Paise: a lakh of rupees. */
const BOX_AT_MOST = 10_000_000;

/**
 * Gives an outlet a box of petty cash with who answers for it, or changes one: what it is filled up to, and what a voucher pays without another
 * person. It begins empty; a count fills it, and another closes it. Refuses NAME_TAKEN, CHANGED_MEANWHILE, BOX_CLOSED, BOX_HOLDS_CASH where another is
 * to answer for cash that nobody counted, and CUSTODIAN_LEFT for somebody who may not pay out of one there. Rules §2.4.
 */
export const savePettyBox = command({
  name: 'expenses.savePettyBox',
  permission: 'petty:set-up',
  input: z
    .object({
      commandId: z.uuid(),
      id: z.uuid(),
      outletId: z.uuid(),
      // The version that was changed; 0 makes the box.
      version: z.int().min(0),
      name: nameOf(60),
      custodianId: z.uuid(),
      amount: z.int().min(1).max(BOX_AT_MOST),
      voucherLimit: z.int().min(1).max(BOX_AT_MOST),
    })
    .refine(({ amount, voucherLimit }) => voucherLimit <= amount, {
      ...{ path: ['voucherLimit'], error: 'A voucher pays no more than the box holds.' },
    }),
  once: ({ commandId }) => commandId,
  about: ({ id }) => ({ entity: 'petty_box', id }),
  async handle(scope, { commandId: _, version, id, outletId, ...facts }): Promise<{ id: string } | Refusal> {
    const { tx, within, changed } = scope;
    await placeOf(tx, outletId);
    within(outletId);
    const [known] = await tx.select().from(pettyBoxes).where(eq(pettyBoxes.id, id)).for('update');
    if (known && known.outletId !== outletId) throw new AppError('CONFLICT', 'A box stays with its outlet.');
    if ((known?.version ?? 0) !== version) {
      return refuse('CHANGED_MEANWHILE', 'Somebody changed this box in the meantime: look at it again.');
    }
    const refusal = (known && closedBox(known)) ?? (await custodianLeft(scope, { outletId, ...facts }));
    if (refusal) return refusal;
    if (known && known.balance > 0 && known.custodianId !== facts.custodianId) {
      const message = 'There is cash in it: have it counted and emptied first; then somebody else answers for it.';
      return refuse('BOX_HOLDS_CASH', message, { balance: known.balance });
    }
    const row = { ...facts, version: version + 1 };
    const taken = refuse('NAME_TAKEN', `This outlet has a box called ${facts.name} already.`);
    const saved = await unlessTaken('petty_boxes_name', taken, () =>
      known
        ? tx.update(pettyBoxes).set(row).where(eq(pettyBoxes.id, id))
        : tx.insert(pettyBoxes).values({ id, outletId, ...row }),
    );
    if (isRefusal(saved)) return saved;
    changed({ entity: 'petty_box', id, before: known ?? null, after: { outletId, ...row } });
    return { id };
  },
});
