import type { CallContext } from '../platform/context.ts';
import { changesOfPaying } from './changes-of-paying.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';

type Answered = (name: string, call: CallContext, variables: object) => Promise<Record<string, unknown>>;

const RULES = {
  ...{ selfUpTo: 500_000, overReceiptPercent: 5, shelfLifePercent: 50 },
  ...{ billPricePercent: 2, billPriceAmount: 10_000, billTotalAmount: 100 },
  tiers: [{ role: 'owner', upTo: null }],
};

/** What our apps change of suppliers, purchase orders, deliveries, bills and payments. */
export function changesOfPurchasing(of: () => AskedCanteen, answered: Answered): Readonly<Record<string, ChangeRow>> {
  const id = () => of().newId();
  const supplier = () => ({
    ...{ id: id(), name: `Mill ${id()}`, contact: null, phone: null, email: null, gstin: null },
    ...{ paymentDays: 30, isMsme: false, leadDays: 1, inUse: true },
  });
  const stockItemId = () => of().dishes[0]?.stockItemId;
  /** More than what is approved at once. */
  const order = async (price = 1_000_000) => {
    const { id: supplierId } = await answered('SaveSupplier', of().administrator, { input: supplier() });
    const lines = [{ stockItemId: stockItemId(), quantity: 1_000, unit: 'pcs', price, taxRate: 0 }];
    const { outletId } = of();
    return { commandId: id(), id: id(), outletId, supplierId, version: 0, wantedOn: null, note: null, lines };
  };
  const somebodyElse = () => {
    const { administrator } = of();
    return { ...administrator, actor: { ...administrator.actor, id: id() } };
  };
  const written = async (price?: number, by = of().administrator) => {
    const input = await order(price);
    await answered('SavePurchaseOrder', by, { input });
    return input.id;
  };
  const submitted = async (price?: number, by = of().administrator) => {
    const purchaseOrderId = await written(price, by);
    await answered('SubmitPurchaseOrder', by, { commandId: id(), purchaseOrderId });
    return purchaseOrderId;
  };
  const sent = async () => {
    const purchaseOrderId = await submitted(1_000);
    await answered('SendPurchaseOrder', of().administrator, { commandId: id(), purchaseOrderId });
    return purchaseOrderId;
  };
  const received = async () => {
    const orderId = await sent();
    await answered('ReceiveGoods', of().administrator, { input: delivery({ orderId, supplierId: null }, null) });
    return orderId;
  };
  const delivery = (from: object, value: number | null) => {
    const line = {
      batchId: id(),
      stockItemId: stockItemId(),
      unit: 'pcs',
      accepted: 1_000,
      rejected: 0,
      free: 0,
      value,
    };
    return { id: id(), outletId: of().outletId, ...from, lines: [line] };
  };
  /** A delivery without an order, its supplier, and the batch it became. */
  const delivered = async () => {
    const { id: supplierId } = await answered('SaveSupplier', of().administrator, { input: supplier() });
    const input = delivery({ orderId: null, supplierId }, 1_000);
    await answered('ReceiveGoods', of().administrator, { input });
    return { supplierId, receiptId: input.id, batchId: input.lines[0]?.batchId };
  };
  /** What goes back of a delivery, in one or above the limit. */
  const goingBack = async (returnApprovalAbove: number) => {
    const { version } = await answered('StockSettings', of().administrator, {});
    const settings = { version, wasteApprovalAbove: 100_000_000, recountAbove: 500, returnApprovalAbove };
    await answered('ChangeStockSettings', of().administrator, { input: { commandId: id(), ...settings } });
    const { batchId } = await delivered();
    const lines = [{ batchId, quantity: 1_000 }];
    return { id: id(), outletId: of().outletId, reason: 'Stale', reference: null, lines };
  };
  const waiting = async () => {
    const input = await goingBack(0);
    await answered('ReturnGoods', of().administrator, { input });
    return input.id;
  };
  const bill = async (price: number) => {
    const { supplierId, receiptId } = await delivered();
    const line = { receiptId, receiptPosition: 1, quantity: 1_000, unit: 'pcs', price, taxRate: 0 };
    const paper = { number: id(), billDate: '2026-11-01', total: price };
    return { id: id(), outletId: of().outletId, supplierId, ...paper, lines: [line] };
  };
  const held = async () => {
    const input = await bill(9_000);
    await answered('EnterSupplierBill', somebodyElse(), { input });
    return input.id;
  };
  const fileOf = (csv: string) => ({
    ...{ commandId: id(), base64: Buffer.from(csv).toString('base64'), dryRun: false },
  });
  const stepOf = (before: () => Promise<string>): ChangeRow => ({
    done: async () => ({ commandId: id(), purchaseOrderId: await before() }),
    refused: (done) => [{ ...done, commandId: id() }],
  });
  const endOf = (before: () => Promise<string>): ChangeRow => ({
    done: async () => ({ input: { commandId: id(), purchaseOrderId: await before(), reason: 'No need.' } }),
    refused: ({ input }: { input?: object }) => [{ input: { ...input, commandId: id() } }],
  });

  return {
    ...changesOfPaying(of, answered),
    SaveSupplier: {
      done: async () => ({ input: supplier() }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id() } }],
    },
    SaveSupplierItem: {
      async done() {
        const { id: supplierId } = await answered('SaveSupplier', of().administrator, { input: supplier() });
        const sold = { supplierId, stockItemId: stockItemId(), code: null, unit: 'pcs', minimumPacks: 1 };
        return { input: { commandId: id(), ...sold, price: 100, validFrom: '2026-11-01', isSold: true } };
      },
      refused: ({ input }: { input?: object }) => [{ input: { ...input, commandId: id(), unit: 'litre' } }],
    },
    ImportSuppliers: {
      done: async () => ({ input: fileOf(`supplier,payment days,lead days\nMill ${id()},30,1`) }),
      refused: () => [{ input: fileOf(`supplier,payment days,lead days\nMill ${id()},30,`) }],
    },
    ImportPurchaseOrderLines: {
      async done() {
        const purchaseOrderId = await written();
        const asked = { outletId: of().outletId, id: purchaseOrderId, format: 'CSV' };
        const { base64 } = await answered('PurchaseOrderSheet', of().administrator, asked);
        const more = Buffer.from(String(base64), 'base64').toString().replace(',1,pcs,', ',2,pcs,');
        return { input: { ...fileOf(more), purchaseOrderId, version: 1 } };
      },
      refused: ({ input }: { input?: object }) => [{ input: { ...input, commandId: id(), version: 7 } }],
    },
    SavePurchaseOrder: {
      done: async () => ({ input: await order() }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, commandId: id(), version: 7 } }],
    },
    SubmitPurchaseOrder: stepOf(written),
    SendPurchaseOrder: {
      done: async () => ({ commandId: id(), purchaseOrderId: await submitted(1_000), byMail: false }),
      refused: (done) => [{ ...done, commandId: id() }],
    },
    CancelPurchaseOrder: endOf(written),
    ClosePurchaseOrder: endOf(received),
    DecidePurchaseOrder: {
      async done() {
        const purchaseOrderId = await submitted(undefined, somebodyElse());
        return { input: { commandId: id(), purchaseOrderId, version: 1, decision: 'REJECT', reason: 'Too dear.' } };
      },
      refused: ({ input }: { input?: object }) => [{ input: { ...input, commandId: id() } }],
    },
    ReturnGoods: {
      done: async () => ({ input: await goingBack(100_000_000) }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id() } }],
    },
    DecideReturn: {
      by: async () => of().as(['return:approve', 'purchase:read'], { everywhere: true, id: id() }),
      done: async () => ({ input: { commandId: id(), returnId: await waiting(), approve: true, reason: null } }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, commandId: id() } }],
      anew: ['id'],
    },
    WithdrawReturn: {
      done: async () => ({ commandId: id(), returnId: await waiting() }),
      refused: (done) => [{ ...done, commandId: id() }],
    },
    EnterSupplierBill: {
      done: async () => ({ input: await bill(1_000) }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id() } }],
    },
    DecideSupplierBill: {
      done: async () => ({
        input: { commandId: id(), billId: await held(), decision: 'DEBIT_NOTE', reason: 'As agreed.' },
      }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, commandId: id() } }],
    },
    SavePurchaseRules: {
      done: async () => ({ input: { commandId: id(), version: 0, ...RULES } }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, commandId: id() } }],
    },
    ReceiveGoods: {
      done: async () => ({ input: delivery({ orderId: await sent(), supplierId: null }, null) }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id() } }],
    },
  };
}
