import { AppError, financialYear, isRefusal, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { and, eq, inArray, ne } from 'drizzle-orm';
import { z } from 'zod';
import { purchaseOrderChanged } from '../../../events/purchasing.ts';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { datesAt, type Place, placeOf } from '../../places/index.ts';
import { type PurchaseRules, rulesOf } from '../orders/rules.ts';
import { goodsReceipts } from '../receipts/tables.ts';
import { lockSupplier, type Supplier } from '../suppliers/supplier.ts';
import { numberKeyOf, type SupplierBill, type SupplierBillLine } from './bill.ts';
import { checkedBill } from './checked-bill.ts';
import { postBill } from './post-bill.ts';
import { supplierBillLines, supplierBills } from './tables.ts';

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
 * counts at once: it is owed, and the books say so; what differs is held until another person decides. Refuses DUPLICATE_BILL for
 * a number of the same supplier and financial year that is there already, however it was written; BILL_DATE_AHEAD; and what
 * `checkedBill` refuses.
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
    const supplier = await lockSupplier(tx, asked.supplierId);
    if (asked.billDate > datesAt(place, now).taxDate) {
      return refuse('BILL_DATE_AHEAD', 'The date of this bill is still to come: look at it again.');
    }
    const known = await sameBill(tx, keysOf(asked, supplier));
    if (known) return duplicate(known);
    const rules = await rulesOf(tx);
    const checked = await checkedBill(tx, asked.lines, { billId: asked.id, place, supplier, rules });
    if (isRefusal(checked)) return checked;

    const bill = billOf(scope, asked, { supplier, rules, lines: checked.lines });
    // Another supplier may go by the same registration, and be entered at this very moment: the key decides.
    const [kept] = await tx.insert(supplierBills).values(bill).onConflictDoNothing().returning();
    if (!kept) return otherwiseKept(tx, asked.id, keysOf(asked, supplier));
    await tx.insert(supplierBillLines).values([...checked.lines]);
    if (bill.state === 'MATCHED') await postBill(scope, { bill, place, supplier, ...checked });
    scope.changed({ entity: 'supplier_bill', id: bill.id, before: null, after: { ...bill, lines: checked.lines } });
    await tellOrders(scope, asked.outletId, checked.lines);
    return { billId: bill.id };
  },
});

type Asked = z.output<typeof enterSupplierBill.spec.input>;
type Keys = Pick<SupplierBill, 'registration' | 'numberKey' | 'financialYear'>;

function keysOf({ number, billDate }: Pick<Asked, 'number' | 'billDate'>, { id, gstin }: Supplier): Keys {
  return { registration: gstin ?? id, numberKey: numberKeyOf(number), financialYear: financialYear(billDate).short };
}

function billOf(
  { now, actor }: CommandScope,
  { id, outletId, supplierId, number, billDate, total, ...asked }: Asked,
  of: { readonly supplier: Supplier; readonly rules: PurchaseRules; readonly lines: readonly SupplierBillLine[] },
): SupplierBill {
  const [taxable, tax] = [sumMoney(of.lines.map((one) => one.net)), sumMoney(of.lines.map((one) => one.tax))];
  const totalIsOff = Math.abs(total - taxable - tax) > of.rules.billTotalAmount;
  const differs = totalIsOff || of.lines.some(({ findings }) => findings.length > 0);
  return {
    ...{ id, outletId, supplierId, number, billDate, total, taxable, tax, totalIsOff },
    ...keysOf({ number, billDate, ...asked }, of.supplier),
    ...{ state: differs ? 'HELD' : 'MATCHED', enteredAt: now, enteredBy: actor.id, enteredByLabel: actor.label },
    ...{ decidedAt: null, decidedBy: null, decidedByLabel: null, reason: null },
  };
}

async function sameBill(tx: Tx, { registration, numberKey, financialYear: year }: Keys): Promise<SupplierBill | null> {
  const [known] = await tx
    .select()
    .from(supplierBills)
    .where(
      and(
        eq(supplierBills.registration, registration),
        eq(supplierBills.numberKey, numberKey),
        eq(supplierBills.financialYear, year),
        ne(supplierBills.state, 'SENT_BACK'),
      ),
    );
  return known ?? null;
}

/** The bill was entered under the same number a moment ago; or its id is another bill's. */
async function otherwiseKept(tx: Tx, id: string, keys: Keys): Promise<Refusal> {
  const known = await sameBill(tx, keys);
  if (known) return duplicate(known);
  throw new AppError('CONFLICT', 'Another bill has this id. Make a new one.', { details: { id } });
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
