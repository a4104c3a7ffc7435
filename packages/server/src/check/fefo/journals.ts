import { freshId } from '../../entry/replay/fresh-id.ts';
import { addItem, type Books, booked, did, receive, sellOf } from './golden.ts';

/** The journals of rules §2.3 that stock writes, each through the verb that writes it, against the trial balance. In paise. */
export async function goldenJournals(books: Books): Promise<string[]> {
  return [...(await oil(books)), ...(await vegetables(books)), ...(await cola(books)), ...(await counted(books))];
}

function bill(
  { outletId, supplierId, businessDate, one }: Books,
  receiptId: string,
  of: { quantity: number; unit: string; price: number; taxRate: number },
  total: number,
) {
  const lines = [{ receiptId, receiptPosition: 1, ...of }];
  const id = freshId();
  return did(one, 'enterSupplierBill', {
    id,
    outletId,
    supplierId,
    number: id.slice(-12),
    billDate: businessDate,
    total,
    lines,
  });
}

async function oil(books: Books): Promise<string[]> {
  const { one, outletId, supplierId } = books;
  const stockItemId = await addItem(books, { unit: 'ml', taxRate: 500 });
  const [orderId, receiptId] = [freshId(), freshId()];
  const ordered = [{ stockItemId, quantity: 10_000, unit: 'l', price: 14_000, taxRate: 500 }];
  await did(one, 'savePurchaseOrder', {
    commandId: freshId(),
    id: orderId,
    outletId,
    supplierId,
    version: 0,
    lines: ordered,
  });
  for (const verb of ['submitPurchaseOrder', 'sendPurchaseOrder'] as const) {
    await did(one, verb, { commandId: freshId(), purchaseOrderId: orderId });
  }
  const line = { batchId: freshId(), stockItemId, accepted: 10_000, unit: 'l' };
  const said = { quantity: 10_000, unit: 'l', price: 14_200, taxRate: 500 };
  const waste = { id: freshId(), outletId, stockItemId, quantity: 5_000, unit: 'l', reason: 'DROPPED' };
  return [
    ...(await booked(books, 'G02', { 1200: 147_000, 2110: -147_000 }, () =>
      did(one, 'receiveGoods', { id: receiptId, outletId, orderId, lines: [line] }),
    )),
    ...(await booked(books, 'G03', { 2110: 147_000, 5190: 2_100, 2100: -149_100 }, () =>
      bill(books, receiptId, said, 149_100),
    )),
    ...(await booked(books, 'G21', { 5150: 73_500, 1200: -73_500 }, () => did(one, 'recordWaste', waste))),
  ];
}

async function vegetables(books: Books): Promise<string[]> {
  const stockItemId = await addItem(books, { unit: 'g' });
  const rice = await addItem(books, { unit: 'g' });
  let receiptId = '';
  const came = async () => {
    receiptId = await receive(books, { stockItemId, accepted: 1_000_000, unit: 'g', value: 5_000_000 });
  };
  const said = { quantity: 1_000_000, unit: 'g', price: 5_000, taxRate: 0 };
  const faults = [
    ...(await booked(books, 'G04', { 1200: 5_000_000, 2110: -5_000_000 }, came)),
    ...(await booked(books, 'G05', { 2110: 5_000_000, 2100: -5_000_000 }, () =>
      bill(books, receiptId, said, 5_000_000),
    )),
  ];
  await receive(books, { stockItemId: rice, accepted: 52_000, unit: 'g', value: 5_200_000 });
  const dish = { stockItemId: rice, quantity: 26_000, unit: 'g', isCooked: true };
  return [
    ...faults,
    ...(await booked(books, 'G19', { 5100: 5_200_000, 1200: -5_200_000 }, () => sellOf(books, dish, 2))),
  ];
}

async function cola(books: Books): Promise<string[]> {
  const stockItemId = await addItem(books, { unit: 'pcs', kind: 'PACKAGED', taxRate: 4_000 });
  const { outletId, one } = books;
  let receiptId = '';
  const came = async () => {
    receiptId = await receive(books, { stockItemId, accepted: 48_000, unit: 'pcs', value: 57_600 });
  };
  const said = { quantity: 48_000, unit: 'pcs', price: 1_200, taxRate: 4_000 };
  const drink = { stockItemId, quantity: 1_000, unit: 'pcs', isCooked: false };
  const broken = { id: freshId(), outletId, stockItemId, quantity: 1_000, unit: 'pcs', reason: 'DROPPED' };
  return [
    ...(await booked(books, 'G06', { 1210: 57_600, 2110: -57_600 }, came)),
    ...(await booked(books, 'G07', { 2110: 57_600, 1310: 11_520, 1311: 11_520, 2100: -80_640 }, () =>
      bill(books, receiptId, said, 80_640),
    )),
    ...(await booked(books, 'G20', { 5120: 24_000, 1210: -24_000 }, () => sellOf(books, drink, 20))),
    ...(await booked(books, 'G22', { 5150: 1_680, 1210: -1_200, 1310: -240, 1311: -240 }, () =>
      did(one, 'recordWaste', broken),
    )),
  ];
}

/** 300.00 too little, and then as much too much. */
async function counted(books: Books): Promise<string[]> {
  const { one, other, outletId, kitchenId } = books;
  const stockItemId = await addItem(books, { unit: 'pcs' });
  await receive(books, { stockItemId, accepted: 100_000, unit: 'pcs', value: 300_000 });
  const count = async (quantity: number) => {
    const [countId, kind] = [freshId(), 'SPOT'];
    await did(one, 'openStockCount', {
      id: countId,
      outletId,
      locationId: kitchenId,
      kind,
      stockItemIds: [stockItemId],
    });
    const lines = [{ stockItemId, quantity, unit: 'pcs', version: 0 }];
    await did(one, 'enterStockCount', { commandId: freshId(), countId, lines });
    await did(one, 'handInStockCount', { commandId: freshId(), countId });
    await did(other, 'approveStockCount', { commandId: freshId(), countId });
  };
  return [
    ...(await booked(books, 'G23', { 5160: 30_000, 1200: -30_000 }, () => count(90_000))),
    ...(await booked(books, 'G23 turned round', { 5160: -30_000, 1200: 30_000 }, () => count(100_000))),
  ];
}
