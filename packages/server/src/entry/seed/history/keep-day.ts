import {
  consumptionPosting,
  type PostingDates,
  receiptPosting,
  refundPosting,
  refundProcessedPosting,
  salePosting,
} from '../../../modules/finance/index.ts';
import { groupBy } from '../../../platform/group.ts';
import { type Books, documentLinesOf } from './books.ts';
import type { Larder } from './larder.ts';
import type { Scribe } from './scribe.ts';
import { type Need, supplierOf } from './shopping.ts';
import { type HistoryOutlet, type Life, type Money, type Person, reached, type Staff } from './ticket.ts';

const MINUTES_BETWEEN_SUPPLIERS = 8;
/** So many take a few milliseconds; the database should not wait longer for its next rows. */
const HAPPENINGS_AT_ONCE = 40;

export interface DayKeeper {
  readonly outlet: HistoryOutlet;
  readonly staff: Staff;
  readonly larder: Larder;
  readonly books: Books;
  /** By their names. */
  readonly supplierIds: ReadonlyMap<string, string>;
}

/** What the supplier brought on a morning: one receipt and one entry per supplier. */
export function keepDelivery(
  { outlet, larder, books, staff, supplierIds }: DayKeeper,
  needs: readonly Need[],
  { at, dates, latest }: { at: Date; dates: PostingDates; latest?: Date },
): void {
  const bySupplier = [...groupBy(needs, ({ good }) => supplierOf(good))];
  for (const [index, [supplier, lines]] of bySupplier.entries()) {
    const usual = new Date(at.getTime() + index * MINUTES_BETWEEN_SUPPLIERS * 60_000);
    const came = latest && latest < usual ? latest : usual;
    const reference = `DC-${outlet.code}-${dates.businessDate.replaceAll('-', '').slice(2)}-${index + 1}`;
    const supplierId = supplierIds.get(supplier);
    if (!supplierId) throw new Error(`The demo does not know ${supplier}.`);
    const arrival = { type: 'RECEIPT', supplierId, reference, at: came, by: staff.manager, lines } as const;
    const { receiptId, stock } = larder.takeIn({ ...arrival, businessDate: dates.businessDate });
    books.post({
      ...{ outletId: outlet.place.outlet.id, event: 'received', at: came, dates, postedBy: staff.manager.label },
      source: { type: 'receipt', id: receiptId },
      narration: `Goods from ${supplier}, ${reference}`,
      lines: receiptPosting({ stock, supplier: supplierId }),
    });
  }
}

/** Keeps stock and books through an outlet's day: what its orders paid, took from the stock and got back, in order. */
export async function keepDay(
  keeper: DayKeeper,
  lives: readonly Life[],
  { dates, scribe }: { dates: PostingDates; scribe: Scribe },
): Promise<void> {
  const happenings: { readonly at: Date; readonly keep: () => void }[] = [];
  for (const life of lives) {
    const { money } = life;
    const paidAt = money?.capturedAt;
    if (!money || !paidAt) continue;
    happenings.push({ at: paidAt, keep: () => sell(keeper, life, money, { at: paidAt, dates }) });
    for (const { id, lines, done } of life.work) {
      if (!done) continue;
      const at = done.startedAt;
      const use = { type: 'CONSUME', event: `start:${id}`, lines, by: keeper.staff.cook } as const;
      happenings.push({ at, keep: () => consume(keeper, life, use, { at, dates }) });
    }
    const handedOver = reached(life, 'COLLECTED');
    if (handedOver) {
      const lines = packagedLines(life);
      const use = { type: 'SALE', event: 'hand-over', lines, by: keeper.staff.cashier } as const;
      happenings.push({ at: handedOver, keep: () => consume(keeper, life, use, { at: handedOver, dates }) });
    }
    const cancelled = reached(life, 'CANCELLED');
    if (cancelled)
      happenings.push({ at: cancelled, keep: () => giveBack(keeper, life, money, { at: cancelled, dates }) });
  }
  happenings.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const [index, { keep }] of happenings.entries()) {
    keep();
    if (index % HAPPENINGS_AT_ONCE === 0) await scribe.letWrite();
  }
}

interface When {
  readonly at: Date;
  readonly dates: PostingDates;
}

function sell({ outlet, books }: DayKeeper, life: Life, money: Money, { at, dates }: When): void {
  const { ticket } = life;
  const lines = documentLinesOf(ticket);
  const { paymentId, roundOff, takenBy } = money;
  books.post({
    ...{ outletId: outlet.place.outlet.id, source: { type: 'order', id: ticket.id }, event: 'sale', at, dates },
    ...{ narration: `Sale ${ticket.token}, ${ticket.tender.toLowerCase()}`, postedBy: takenBy.label },
    lines: salePosting({ tender: ticket.tender, lines, roundOff, paymentId }),
  });
  books.issue({ type: 'INVOICE', ...issuedFor(outlet, life), at, dates, lines, roundOff });
}

function consume(
  { outlet, larder, books }: DayKeeper,
  { ticket }: Life,
  use: { type: 'CONSUME' | 'SALE'; event: string; lines: readonly number[]; by: Person },
  { at, dates }: When,
): void {
  const quantities = new Map<string, number>();
  for (const { line, stockItemId, quantity } of ticket.demand) {
    if (use.lines.includes(line)) quantities.set(stockItemId, (quantities.get(stockItemId) ?? 0) + quantity);
  }
  const { type, event, by } = use;
  const stock = larder.use({ type, orderId: ticket.id, at, businessDate: dates.businessDate, by, quantities });
  const lines = consumptionPosting({ stock });
  if (lines.length === 0) return;
  books.post({
    ...{ outletId: outlet.place.outlet.id, source: { type: 'order', id: ticket.id }, event, at, dates },
    ...{ narration: `Cost of ${ticket.token}`, postedBy: by.label, lines },
  });
}

/** A paid order that nobody began to cook is cancelled: credit note, and the money back through its tender. */
function giveBack({ outlet, books, staff }: DayKeeper, life: Life, money: Money, { at, dates }: When): void {
  const { ticket } = life;
  const lines = documentLinesOf(ticket);
  const outletId = outlet.place.outlet.id;
  const { paymentId, amount, roundOff } = money;
  const reason = life.cancelledBecause;
  const note = books.issue({
    ...{ type: 'CREDIT_NOTE' as const, ...issuedFor(outlet, life) },
    ...{ at, dates, lines, roundOff, reason },
    refundId: life.refund?.id ?? null,
  });
  books.post({
    ...{
      outletId,
      source: { type: 'order', id: ticket.id },
      event: 'refund',
      at,
      dates,
      postedBy: staff.cashier.label,
    },
    narration: `Credit note ${note.number}, ${ticket.tender.toLowerCase()}: ${reason}`,
    lines: refundPosting({ tender: ticket.tender, lines, roundOff, paymentId }),
  });
  if (ticket.tender === 'CASH' || !life.refund) return;
  books.post({
    ...{ outletId, source: { type: 'refund', id: life.refund.id }, event: 'PROCESSED', dates },
    ...{ at: life.refund.settledAt, postedBy: 'payments', narration: 'Refund paid out by the payment provider' },
    lines: refundProcessedPosting({ amount, paymentId }),
  });
}

function issuedFor(outlet: HistoryOutlet, { ticket }: Life) {
  return { outlet, kiosk: ticket.deviceId ? outlet.kiosk : null, orderId: ticket.id };
}

/** What is handed over as it was bought leaves the stock only then. */
function packagedLines({ ticket }: Life): number[] {
  return ticket.lines.flatMap((line, index) => (line.stationCode === null ? [index + 1] : []));
}
