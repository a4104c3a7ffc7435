import { assert, type Money } from '@college-kiosk/kernel';
import type { CommandScope } from '../../../platform/command/command.ts';
import { post } from '../../finance/index.ts';
import { COUNT_SOURCE, countPosting, todayAt } from './box.ts';
import { bookVoucher } from './pay-voucher.ts';
import { pettyBoxes, pettyCounts, pettyVouchers } from './tables.ts';

/** A box that was filled some time ago, and what was paid out of it since. */
export interface PastBox {
  readonly id: string;
  readonly outletId: string;
  readonly name: string;
  readonly custodianId: string;
  /** Paise: what it is filled up to, and what a voucher pays alone. */
  readonly amount: Money;
  readonly voucherLimit: Money;
  /** Within the limit, of the day of the scope. */
  readonly vouchers: readonly { readonly categoryId: string; readonly what: string; readonly amount: Money }[];
}

/** Makes a box, fills it from the safe by whoever acts, who is not its custodian, and pays its vouchers, as the commands would have: for seeding. They need no receipt. */
export async function addPastBox(
  scope: Pick<CommandScope, 'tx' | 'now' | 'actor' | 'newId'>,
  { vouchers, ...box }: PastBox,
): Promise<void> {
  const { tx, now, actor, newId } = scope;
  const { id: boxId, outletId, custodianId, name } = box;
  assert(actor.id !== null, 'a box is counted by somebody', { boxId });
  await tx.insert(pettyBoxes).values({ ...box, version: 1 });
  const day = await todayAt(scope, outletId);
  const [id, added, place] = [newId(), box.amount, 'SAFE' as const];
  const nothing = { expected: 0, counted: 0, notes: null, reference: null, reason: null };
  const by = { countedAt: now, countedBy: actor.id };
  await tx.insert(pettyCounts).values({ id, boxId, custodianId, kind: 'TOP_UP', ...nothing, added, place, day, ...by });
  await post(tx, {
    ...{ outletId, source: { type: COUNT_SOURCE, id }, event: 'filled up', at: now, postedBy: actor.label },
    ...{ dates: { businessDate: day, taxDate: day }, lines: countPosting(boxId, { difference: 0, added, place }) },
    narration: `${name} filled up`,
  });
  const none = { sellerName: null, sellerGstin: null, billNumber: null, billKey: null, cgst: 0, sgst: 0, igst: 0 };
  for (const voucher of vouchers) {
    const row = { ...voucher, ...none, id: newId(), boxId, custodianId, day, receiptIds: [], madeAt: now };
    await tx.insert(pettyVouchers).values({ ...row, state: 'PAID', entryId: await bookVoucher(scope, box, row) });
  }
}
