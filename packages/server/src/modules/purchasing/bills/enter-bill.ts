import { AppError, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { purchaseOrderChanged } from '../../../events/purchasing.ts';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { rulesOf } from '../orders/rules.ts';
import { goodsReceipts } from '../receipts/tables.ts';
import { lockTaxpayer } from '../suppliers/supplier.ts';
import { bareKeyOf, numberKeyOf, type SupplierBill, type SupplierBillLine } from './bill.ts';
import { checkedBill } from './checked-bill.ts';
import { type BillKeys, billOf, keepBill, keysOf, type Paper } from './keep-bill.ts';
import { supplierBills } from './tables.ts';

const line = z.object({
  receiptId: z.uuid(),
  receiptPosition: z.int().min(1).max(200),
  quantity: z.int().min(1).max(1_000_000_000_000),
  unit: z.string().min(1).max(20),
  price: z.int().min(0).max(1_000_000_000),
  taxRate: z.int().min(0).max(10_000),
});

/**
 * Enters a supplier's bill as it stands on the paper, and holds it against what was ordered and received (rules §3.5). What matches
 * counts at once: it is owed, and the books say so; what differs, or is half a year old, is held until another person decides. Refuses
 * DUPLICATE_BILL for a number of the same supplier and financial year that is there already, however it was written; BILL_DATE_AHEAD; and
 * what `checkedBill` refuses.
 */
export const enterSupplierBill = command({
  name: 'purchasing.enterBill',
  permission: 'bill:enter',
  input: z.object({
    id: z.uuid(),
    outletId: z.uuid(),
    supplierId: z.uuid(),
    number: z
      .string()
      .trim()
      .min(1)
      .max(40)
      .refine((number) => numberKeyOf(number) !== '', { error: 'A bill’s number has a letter or a digit.' }),
    billDate: z.iso.date(),
    total: z.int().min(1).max(100_000_000_000),
    lines: z
      .array(line)
      .min(1)
      .max(200)
      .refine((lines) => new Set(lines.map((one) => `${one.receiptId}:${one.receiptPosition}`)).size === lines.length, {
        error: 'Name each line of a delivery once.',
      }),
  }),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'supplier_bill', id }),
  async handle(scope, asked): Promise<{ billId: string } | Refusal> {
    const { tx, now, within } = scope;
    const place = await placeOf(tx, asked.outletId);
    within(asked.outletId);
    const supplier = await lockTaxpayer(tx, asked.supplierId);
    if (asked.billDate > datesAt(place, now).taxDate) {
      return refuse('BILL_DATE_AHEAD', 'The date of this bill is still to come: look at it again.');
    }
    const known = await sameBill(tx, { ...asked, ...keysOf(asked, supplier) });
    if (known) return duplicate(known);
    const rules = await rulesOf(tx);
    const checked = await checkedBill(tx, asked.lines, { billId: asked.id, place, supplier, rules });
    if (isRefusal(checked)) return checked;

    const bill = billOf(scope, asked, { place, supplier, rules, lines: checked.lines });
    const isKept = await keepBill(scope, { bill, place, supplier, ...checked });
    if (!isKept) return otherwiseKept(tx, bill);
    scope.changed({ entity: 'supplier_bill', id: bill.id, before: null, after: { ...bill, lines: checked.lines } });
    await tellOrders(scope, asked.outletId, checked.lines);
    return { billId: bill.id };
  },
});

/** The bill that is there and is the same: by its number of the year, or but for what parts the figures of it, with the same date and total. */
async function sameBill(
  tx: Tx,
  asked: BillKeys & Pick<Paper, 'supplierId' | 'billDate' | 'total'>,
): Promise<SupplierBill | null> {
  const { registration, supplierId, numberKey } = asked;
  const bills = await tx
    .select()
    .from(supplierBills)
    .where(
      and(
        // The supplier may not have been registered by then.
        or(eq(supplierBills.registration, registration), eq(supplierBills.supplierId, supplierId)),
        or(
          and(eq(supplierBills.numberKey, numberKey), eq(supplierBills.financialYear, asked.financialYear)),
          and(
            sql`replace(${supplierBills.numberKey}, '-', '') = ${bareKeyOf(numberKey)}`,
            ...[eq(supplierBills.billDate, asked.billDate), eq(supplierBills.total, asked.total)],
          ),
        ),
        ne(supplierBills.state, 'SENT_BACK'),
      ),
    );
  return bills[0] ?? null;
}

/** The bill was entered under the same number a moment ago; or its id is another bill's. */
async function otherwiseKept(tx: Tx, bill: SupplierBill): Promise<Refusal> {
  const known = await sameBill(tx, bill);
  if (known) return duplicate(known);
  throw new AppError('CONFLICT', 'Another bill has this id. Make a new one.', { details: { id: bill.id } });
}

function duplicate({ id, number, billDate, enteredByLabel }: SupplierBill): Refusal {
  const message = `Bill ${number} of ${billDate} is here already: ${enteredByLabel} entered it. Look at it before you pay twice.`;
  return refuse('DUPLICATE_BILL', message, { billId: id, number, billDate });
}

/** Tells whoever watches the orders that these lines came by. */
export async function tellOrders(
  { tx, emit }: Pick<CommandScope, 'tx' | 'emit'>,
  outletId: string,
  lines: readonly Pick<SupplierBillLine, 'receiptId'>[],
): Promise<void> {
  const rows = await tx
    .selectDistinct({ orderId: goodsReceipts.orderId })
    .from(goodsReceipts)
    .where(
      inArray(
        goodsReceipts.id,
        lines.map(({ receiptId }) => receiptId),
      ),
    );
  for (const { orderId } of rows) if (orderId !== null) emit(purchaseOrderChanged, { outletId, orderId });
}
