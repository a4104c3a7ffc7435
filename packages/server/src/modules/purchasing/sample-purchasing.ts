import { gstinCheckCharacter } from '@college-kiosk/kernel';
import { eq, inArray } from 'drizzle-orm';
import type { CallContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { insertStock, type StockRows } from '../inventory/index.ts';
import { decideSupplierBill } from './bills/decide-bill.ts';
import { enterSupplierBill } from './bills/enter-bill.ts';
import { decidePurchaseOrder } from './orders/decide-order.ts';
import { savePurchaseOrder } from './orders/save-order.ts';
import { sendPurchaseOrder } from './orders/send-order.ts';
import { submitPurchaseOrder } from './orders/submit-order.ts';
import { purchaseOrders } from './orders/tables.ts';
import { receiveGoods } from './receipts/receive-goods.ts';
import { suppliers } from './suppliers/tables.ts';

/** What of a test's world the samples need. */
interface World {
  readonly db: Database;
  readonly outletId: string;
  newId(): string;
  as(
    permissions: readonly `${string}:${string}`[],
    options?: { outletId?: string; everywhere?: boolean; id?: string },
  ): CallContext;
}

type SaveOrder = Parameters<typeof savePurchaseOrder>[1];
export type OrderLine = SaveOrder['lines'][number];
type Enter = Parameters<typeof enterSupplierBill>[1];
export type BillLine = Enter['lines'][number];
type Receive = Parameters<typeof receiveGoods>[1];
export type ReceiptLine = Receive['lines'][number];

/** For tests: ids of people; Anna writes orders, Biju, Chitra and Devi decide. */
export const [ANNA, BIJU, CHITRA, DEVI] = ['a', 'b', 'c', 'd'].map(
  (letter) => `019400a0-0000-7000-8000-00000000000${letter}`,
) as [string, string, string, string];

/** A registration in the State of the tests' canteen. */
export const GSTIN = '32AAACB7310D1ZH';

const EVERYTHING = [
  ...(['supplier:read', 'supplier:manage', 'purchase:read', 'purchase:order', 'purchase:approve'] as const),
  ...(['stock:receive', 'goods:return', 'bill:enter', 'bill:decide'] as const),
];

/** For tests: people who buy, in a world of one's own. */
export function buying(world: World) {
  const as = (id: string, more: readonly `${string}:${string}`[] = []) => world.as([...EVERYTHING, ...more], { id });
  const said = () => world.newId();
  return {
    as,

    async item(given: Partial<NonNullable<StockRows['stockItems']>[number]> = {}, units: Record<string, number> = {}) {
      const id = world.newId();
      await world.db.transaction((tx) =>
        insertStock(tx, {
          stockItems: [
            {
              ...{ id, code: id, name: 'Rice', kind: 'INGREDIENT', baseUnit: 'g', pickPolicy: 'FEFO' },
              ...{ allergens: [], taxCreditable: false, ...given },
            },
          ],
          units: Object.entries(units).map(([unit, numerator]) => ({
            stockItemId: id,
            unit,
            numerator,
            denominator: 1,
          })),
        }),
      );
      return id;
    },

    ...sellers(world),

    /** Writes an order; gives its id. */
    async draft(supplierId: string, lines: OrderLine[], by = as(ANNA)) {
      const id = world.newId();
      const asked = { commandId: said(), id, outletId: world.outletId, supplierId, version: 0, lines };
      return { id, answer: await savePurchaseOrder(by, asked) };
    },

    /** Changes an order as it stands. */
    async change(id: string, lines: OrderLine[], by = as(ANNA)) {
      const { outletId, supplierId, version } = await orderOf(world, id);
      return savePurchaseOrder(by, { commandId: said(), id, outletId, supplierId, version, lines });
    },

    submit: (purchaseOrderId: string, by = as(ANNA)) => submitPurchaseOrder(by, { commandId: said(), purchaseOrderId }),

    async decide(purchaseOrderId: string, by = as(BIJU), decision: 'APPROVE' | 'REJECT' | 'RETURN' = 'APPROVE') {
      const { version } = await orderOf(world, purchaseOrderId);
      const reason = decision === 'APPROVE' ? null : 'Too dear.';
      return decidePurchaseOrder(by, { commandId: said(), purchaseOrderId, version, decision, reason });
    },

    send: (purchaseOrderId: string, by = as(ANNA)) => sendPurchaseOrder(by, { commandId: said(), purchaseOrderId }),

    /** An order small enough to need nobody's yes, to a supplier of its own, sent. */
    async sent(lines: OrderLine[]) {
      return this.sentTo(await this.supplier(), lines);
    },

    /** The same to a supplier that one knows. */
    async sentTo(supplierId: string, lines: OrderLine[]) {
      const { id } = await this.draft(supplierId, lines);
      await this.submit(id);
      await this.send(id);
      return id;
    },

    line: (stockItemId: string, given: Partial<OrderLine> = {}): OrderLine => ({
      ...{ stockItemId, quantity: 10_000, unit: 'kg', price: 5_000, taxRate: 0, ...given },
    }),

    came: (stockItemId: string, given: Partial<ReceiptLine> = {}): ReceiptLine => ({
      ...{ batchId: world.newId(), stockItemId, accepted: 10_000, unit: 'kg', ...given },
    }),

    receive: (given: Partial<Receive> & Pick<Receive, 'lines'>, by = as(ANNA)) =>
      receiveGoods(by, { id: world.newId(), outletId: world.outletId, ...given }),

    ...billing(world, as),

    orderOf: (id: string) => orderOf(world, id),
    statesOf: async (ids: readonly string[]) => {
      const rows = await world.db
        .select()
        .from(purchaseOrders)
        .where(inArray(purchaseOrders.id, [...ids]));
      return ids.map((id) => rows.find((row) => row.id === id)?.state);
    },
  };
}

/** Whom one buys from. */
function sellers(world: World) {
  return {
    async supplier(name = world.newId()) {
      const id = world.newId();
      await world.db.insert(suppliers).values({ id, name, paymentDays: 30, isMsme: false, leadDays: 2 });
      return id;
    },

    /** A supplier with a tax registration, in the State of the canteen unless said; without its check character that is added. */
    async registered(said = GSTIN) {
      const id = await this.supplier();
      const gstin = said.length === 14 ? said + gstinCheckCharacter(said) : said;
      await world.db.update(suppliers).set({ gstin, sharesGstin: true }).where(eq(suppliers.id, id));
      return id;
    },
  };
}

/** What people do about bills. */
function billing(world: World, as: (id: string) => CallContext) {
  return {
    /** A line of a bill: of the first line of a delivery, unless said otherwise. */
    billed: (receiptId: string, given: Partial<BillLine> = {}): BillLine => ({
      ...{ receiptId, receiptPosition: 1, quantity: 10_000, unit: 'kg', price: 5_000, taxRate: 0, ...given },
    }),

    /** Enters a bill that comes to what its lines come to, of today. */
    enter: (given: Partial<Enter> & Pick<Enter, 'supplierId' | 'lines'>, by = as(ANNA)) => {
      const amounts = given.lines.map(({ quantity, price, taxRate }) => {
        const net = Math.round((quantity * price) / 1_000);
        return net + Math.round((net * taxRate) / 10_000);
      });
      const total = amounts.reduce((sum, amount) => sum + amount, 0);
      const [id, number] = [world.newId(), world.newId().slice(-12)];
      return enterSupplierBill(by, { id, outletId: world.outletId, number, billDate: '2026-11-20', total, ...given });
    },

    decideBill: (billId: string, decision: Parameters<typeof decideSupplierBill>[1]['decision'], by = as(BIJU)) =>
      decideSupplierBill(by, { commandId: world.newId(), billId, decision, reason: 'Agreed by telephone.' }),
  };
}

async function orderOf({ db }: World, id: string) {
  const [order] = await db.select().from(purchaseOrders).where(eq(purchaseOrders.id, id));
  if (!order) throw new Error('There is no such order.');
  return order;
}
