import { sumMoney } from '@college-kiosk/kernel';
import type { CommandScope } from '../../../platform/command/command.ts';
import { keepDebitNote, post, returnPosting } from '../../finance/index.ts';
import { byKind, type Taken } from '../../inventory/index.ts';
import { datesAt, type Place } from '../../places/index.ts';
import { nextDebitNote } from '../bills/debit-note.ts';
import { type Returned, returnedGoods } from '../bills/returned.ts';
import { debitNotes } from '../bills/tables.ts';
import type { Supplier } from '../suppliers/supplier.ts';
import { goodsReturnLines } from './tables.ts';

/** A return that is written down, its supplier held, and what left the batches for it. */
export interface SentBack {
  readonly id: string;
  readonly place: Place;
  readonly supplier: Supplier;
  readonly reason: string;
  readonly taken: readonly Taken[];
}

/** Writes down what went back against its deliveries and bills, and into the books; with the debit note for what of it had been billed. */
export async function sendBack(scope: CommandScope, { taken, ...sent }: SentBack): Promise<void> {
  const returned = await returnedGoods(scope.tx, taken);
  await scope.tx.insert(goodsReturnLines).values(
    returned.lines.map(({ batchId, quantity, value, ...of }) => ({
      ...{ returnId: sent.id, batchId, quantity, value },
      ...{ receiptId: of.receiptId, receiptPosition: of.receiptPosition },
      ...{ unbilled: of.unbilled, unbilledValue: of.unbilledValue, billed: of.billed },
    })),
  );
  await book(scope, { ...sent, returned, stock: byKind(taken) });
}

interface Booked extends Omit<SentBack, 'taken'> {
  readonly returned: Returned;
  readonly stock: Parameters<typeof returnPosting>[0]['stock'];
}

async function book(scope: CommandScope, { id, place, supplier, reason, returned, stock }: Booked): Promise<void> {
  const { tx, now, actor, newId } = scope;
  const [outletId, dates] = [place.outlet.id, datesAt(place, now)];
  const { net, heads, billId } = returned;
  const lines = returnPosting({
    ...{ stock, supplier: supplier.id, unbilled: sumMoney(returned.lines.map((line) => line.unbilledValue)) },
    billed: { net, heads },
  });
  if (lines.length === 0) return;
  const narration = `Goods back to ${supplier.name}: ${reason}`;
  const entryId = await post(tx, {
    ...{ outletId, source: { type: 'return', id }, event: 'returned', at: now, dates, postedBy: actor.label },
    ...{ narration, lines },
  });
  const tax = sumMoney(Object.values(heads));
  if (net + tax === 0) return;
  const note = { id: newId(), number: await nextDebitNote(tx, outletId) };
  await tx.insert(debitNotes).values({
    ...{ ...note, outletId, supplierId: supplier.id, billId, returnId: id, taxable: net, tax, reason },
    ...{ issuedAt: now, issuedOn: dates.taxDate },
  });
  await keepDebitNote(
    tx,
    {
      ...{ id: note.id, outletId, supplierId: supplier.id, documentDate: dates.taxDate, at: now, dates },
      ...{ postedBy: actor.label, narration, net, heads, billId },
    },
    entryId,
  );
}
