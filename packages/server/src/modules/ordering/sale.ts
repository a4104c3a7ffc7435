import { Fault, type Money } from '@college-kiosk/kernel';
import type { Reader } from '../../platform/db/database.ts';
import { asRow } from '../../platform/db/rows.ts';
import { newId } from '../../platform/ids.ts';
import {
  buyerOf,
  type DocumentLineDraft,
  type IssuingDevice,
  invoiceRows,
  journalRows,
  salePosting,
} from '../finance/index.ts';
import type { takerOf } from '../payments/index.ts';
import { datesAt, issuingDevice, type Place } from '../places/index.ts';
import {
  type Order,
  type OrderEvent,
  type OrderLine,
  type OrderState,
  orderSteps,
  type PaymentStatus,
  stampOf,
} from './order.ts';

/** A step of an order, as `ordering_take_steps` writes and announces it. */
interface Step {
  readonly version: number;
  readonly from: OrderState | null;
  readonly to: OrderState;
  readonly paymentStatus: PaymentStatus;
}

/** What of an order a sale looks at: it may not be written yet. */
interface SoldOrder
  extends Pick<Order, 'id' | 'outletId' | 'state' | 'version' | 'buyerGstin' | 'buyerName' | 'buyerAddress'> {
  /** Without one, the narration names the token when it is given. */
  readonly token: string | null;
}

/** What of a line a sale looks at. */
type SoldLine = Pick<
  OrderLine,
  Exclude<keyof DocumentLineDraft, 'description'> | 'name' | 'variantName' | 'stationCode'
> & {
  readonly modifiers: readonly { readonly name: string }[];
};

interface Sale {
  readonly order: SoldOrder;
  readonly lines: readonly SoldLine[];
  readonly place: Place;
  readonly device: IssuingDevice | null;
  /** Its row, where it is still to be written. */
  readonly payment: {
    readonly id: string;
    readonly tender: 'CASH' | 'UPI';
    readonly roundOff: Money;
    readonly row: object | null;
  };
  readonly at: Date;
  readonly by: string;
  /** Who took the cash; null for money that came by itself. */
  readonly taker: Taker | null;
}

/** Who took cash: whose drawer it goes into depends on it. */
type Taker = ReturnType<typeof takerOf>;

/**
 * What money does to an order, in the form that `ordering_place_order` and `ordering_take_money` write it: the steps it
 * takes, the changes of its row, and the sale. A paid order goes to the kitchen at once; one of packaged goods is ready.
 */
export function soldOrder(sale: Sale) {
  const steps = stepsOfPaying(sale.order, sale.lines);
  return { steps, changes: changesOfPaying(steps, sale), sale: { ...saleRows(sale), ...opening(steps) } };
}

/** What `ordering_take_money` does for an order that stands: as `soldOrder`, for the order as it was looked at. */
export async function moneyTaken(
  reader: Reader,
  sale: Omit<Sale, 'order' | 'lines' | 'device'> & { readonly order: Order; readonly lines: readonly OrderLine[] },
) {
  const { order, lines, at, by } = sale;
  const device = order.deviceId ? await issuingDevice(reader, order.deviceId) : null;
  const sold = soldOrder({ ...sale, device });
  return {
    ...{ at, by, orderId: order.id, version: order.version, lines: lines.map(asRow) },
    ...sold,
    changes: asRow(sold.changes),
  };
}

function opening(steps: readonly Step[]) {
  return { opensTickets: steps.some(({ from, to }) => to === 'ACCEPTED' && from !== to) };
}

function stepsOfPaying(order: Pick<Order, 'state' | 'version'>, lines: readonly SoldLine[]): Step[] {
  const cooked = lines.some((line) => line.stationCode !== null);
  const paid = stepOf(order.state, 'pay', order.version + 1);
  return paid.to === 'PAID' ? [paid, stepOf('PAID', cooked ? 'accept' : 'finish', paid.version + 1)] : [paid];
}

function stepOf(from: OrderState, event: OrderEvent, version: number): Step {
  const to = orderSteps.next(from, event);
  if (!to) throw new Fault(`An order that is ${from} cannot ${event}.`);
  return { version, from, to, paymentStatus: 'PAID' };
}

/** What becomes of the order's row when these steps are taken. */
function changesOfPaying(steps: readonly Step[], { at, payment: { roundOff } }: Sale) {
  const last = steps.at(-1);
  if (!last) throw new Fault('Paying takes an order at least one step.');
  const stamps = steps.flatMap(({ from, to }) => (from === to ? [] : [stampOf(to)])).filter((stamp) => stamp !== null);
  return {
    state: last.to,
    version: last.version,
    paymentStatus: 'PAID' as const,
    ...{ roundOff, paidAt: at, expiresAt: null },
    ...Object.fromEntries(stamps.map((stamp) => [stamp, at])),
  };
}

/** What a sale writes beside the order, as `ordering_sell` takes it. */
function saleRows({ order, lines, place, device, payment, at, by, taker }: Sale) {
  const { roundOff, tender } = payment;
  const dates = datesAt(place, at);
  const drafts = lines.map(documentLine);
  const posting = journalRows({
    outletId: order.outletId,
    source: { type: 'order', id: order.id },
    event: 'sale',
    narration: `Sale ${order.token ?? '%s'}, ${tender.toLowerCase()}`,
    at,
    dates,
    postedBy: by,
    lines: salePosting({ tender, lines: drafts, roundOff, paymentId: payment.id }),
  });
  const { id: orderId } = order;
  const invoice = invoiceRows({
    ...{ orderId, place, device, at, dates, lines: drafts, roundOff, buyer: buyerOf(order) },
  });
  return {
    payment: payment.row && asRow(payment.row),
    taker: taker && { ...taker, movement: newId(at) },
    entry: posting.entry,
    entryLines: posting.lines,
    document: invoice.document,
    documentLines: invoice.lines,
    device: invoice.device,
  };
}

function documentLine(line: SoldLine): DocumentLineDraft {
  const modifiers = line.modifiers.map((modifier) => modifier.name).join(', ');
  return {
    description: modifiers ? `${line.name} (${line.variantName}; ${modifiers})` : `${line.name} (${line.variantName})`,
    taxCode: line.taxCode,
    taxKind: line.taxKind,
    quantity: line.quantity * 1_000,
    gross: line.gross,
    taxable: line.taxable,
    rateBp: line.rateBp,
    cgst: line.cgst,
    sgst: line.sgst,
    igst: line.igst,
    itemId: line.itemId,
  };
}
