import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../../entry/replay/api.ts';
import { SAVE_STOCK_ITEM } from '../../entry/replay/documents.ts';
import { freshId } from '../../entry/replay/fresh-id.ts';
import { systemClock } from '../../platform/clock.ts';

/** What of a room its stock is made of. */
export interface OfDish {
  readonly canary: string;
  readonly outletId: string;
  readonly stockItemId: string;
}

const LOCATIONS = 'query ($outletId: UUID!) { stockLocations(outletId: $outletId) { edges { node { id } } } }';
const SAVE_LOCATION = `mutation ($input: SaveLocationInput!) {
  result: saveStockLocation(input: $input) { __typename ... on StockLocation { id } ... on Refusal { code message } }
}`;
const REQUEST_TRANSFER = `mutation ($input: RequestTransferInput!) {
  result: requestStockTransfer(input: $input) { __typename ... on StockTransfer { id } ... on Refusal { code message } }
}`;

const SAVE_UNIT = `mutation ($input: SaveStorageUnitInput!) {
  result: saveStorageUnit(input: $input) { __typename ... on StorageUnit { id } ... on Refusal { code message } }
}`;
const RECORD_TEMPERATURE = `mutation ($input: RecordTemperatureInput!) {
  result: recordTemperature(input: $input) { __typename ... on TemperatureReading { id } ... on Refusal { code message } }
}`;

const DISPATCH = `mutation ($commandId: UUID!, $transferId: UUID!) {
  result: dispatchStockTransfer(commandId: $commandId, transferId: $transferId) { __typename }
}`;
const RECEIVE = `mutation ($input: ReceiveTransferInput!) {
  result: receiveStockTransfer(input: $input) { __typename ... on StockTransfer { id } ... on Refusal { code message } }
}`;
const SENT = `query ($outletId: UUID!, $id: UUID!) {
  stockTransfer(outletId: $outletId, id: $id) { batches { batch { id } rejected { batchId } } }
}`;
type Came = { stockTransfer: { batches: { batch: { id: string }; rejected: { batchId: string }[] }[] } };

/** Something that came to the second location and was set aside there; gives the batch it is. */
async function setAside(api: Api, canary: string, outletId: string, asked: object): Promise<string> {
  const id = freshId();
  await api.command(REQUEST_TRANSFER, { ...asked, id }, 'StockTransfer');
  await api.ask(DISPATCH, { commandId: freshId(), transferId: id });
  const look = () => api.ask<Came>(SENT, { outletId, id });
  const batchId = (await look()).stockTransfer.batches[0]?.batch.id;
  const rejected = [{ batchId, fate: 'SET_ASIDE', reason: `${canary} smells` }];
  await api.command(RECEIVE, { commandId: freshId(), transferId: id, short: [], rejected }, 'StockTransfer');
  return (await look()).stockTransfer.batches[0]?.rejected[0]?.batchId ?? '';
}

/** A second location, something that was asked for there, something that was set aside there, and a refrigerator that was read. */
export async function movedStock(api: Api, { canary, outletId, stockItemId }: OfDish) {
  const { stockLocations } = await api.ask<{ stockLocations: { edges: { node: { id: string } }[] } }>(LOCATIONS, {
    outletId,
  });
  const [storeId, coldRoomId, transferId] = [stockLocations.edges[0]?.node.id ?? '', freshId(), freshId()];
  const cold = { id: coldRoomId, outletId, code: 'COLD', name: `${canary} cold room`, kind: 'STORE', forOrders: true };
  await api.command(SAVE_LOCATION, cold, 'StockLocation');
  const way = { fromOutletId: outletId, fromLocationId: storeId, toOutletId: outletId, toLocationId: coldRoomId };
  const lines = [{ stockItemId, quantity: 1_000, unit: 'g' }];
  const asked = { id: transferId, ...way, note: `${canary} asks`, lines };
  await api.command(REQUEST_TRANSFER, asked, 'StockTransfer');
  const storageUnitId = freshId();
  const fridge = { id: storageUnitId, outletId, name: `${canary} refrigerator`, kind: 'FRIDGE' };
  await api.command(SAVE_UNIT, fridge, 'StorageUnit');
  const reading = { id: freshId(), unitId: storageUnitId, temperature: 40, note: `${canary} reads` };
  await api.command(RECORD_TEMPERATURE, reading, 'TemperatureReading');
  const setAsideId = await setAside(api, canary, outletId, asked);
  return { storeId, coldRoomId, storageUnitId, transferId, setAsideId };
}

const SAVE_PURCHASE = `mutation ($input: SavePurchaseOrderInput!) {
  result: savePurchaseOrder(input: $input) { __typename ... on PurchaseOrder { id } ... on Refusal { code message } }
}`;

/** A draft of an order for goods. */
export async function orderedGoods(api: Api, { canary, supplierId, ...of }: OfDish & { readonly supplierId: string }) {
  const id = freshId();
  const line = { stockItemId: of.stockItemId, quantity: 1_000, unit: 'g', price: 10, taxRate: 0 };
  const asked = { commandId: freshId(), id, outletId: of.outletId, supplierId, version: 0, note: `${canary} needs` };
  await api.command(SAVE_PURCHASE, { ...asked, lines: [line] }, 'PurchaseOrder');
  return id;
}

const ENTER_BILL = `mutation ($input: EnterSupplierBillInput!) {
  result: enterSupplierBill(input: $input) { __typename ... on SupplierBill { id } ... on Refusal { code message } }
}`;

/** A bill for a part of a delivery, at a price that was never agreed. */
export async function heldBill(
  api: Api,
  { canary, receiptId, ...of }: { canary: string; outletId: string; supplierId: string; receiptId: string },
) {
  const id = freshId();
  const line = { receiptId, receiptPosition: 1, quantity: 1_000, unit: 'g', price: 100_000, taxRate: 0 };
  const said = { id, ...of, number: canary, billDate: '2026-01-01', total: 100_000, lines: [line] };
  await api.command(ENTER_BILL, said, 'SupplierBill');
  return id;
}

const RETURN_GOODS = `mutation ($input: ReturnGoodsInput!) {
  result: returnGoods(input: $input) { __typename ... on GoodsReturn { id } ... on Refusal { code message } }
}`;

/** A little of a delivery that went back. */
export async function sentBack(
  api: Api,
  { canary, outletId, batchId }: { canary: string; outletId: string; batchId: string },
) {
  const id = freshId();
  const said = { id, outletId, reason: `${canary} is stale`, lines: [{ batchId, quantity: 1_000 }] };
  await api.command(RETURN_GOODS, said, 'GoodsReturn');
  return id;
}

const DEBIT_NOTE = `query ($outletId: UUID!, $id: UUID!) {
  goodsReturn(outletId: $outletId, id: $id) { debitNote { id } }
}`;

/** Goods that were billed as they came, and went back: what they cost is asked back. */
export async function claimedBack(
  api: Api,
  {
    canary,
    outletId,
    ...of
  }: { canary: string; outletId: string; supplierId: string; receiptId: string; batchId: string },
): Promise<string> {
  const [billId, returnId] = [freshId(), freshId()];
  const line = { receiptId: of.receiptId, receiptPosition: 1, quantity: 1_000, unit: 'g', price: 100, taxRate: 0 };
  const billDate = systemClock.now().toISOString().slice(0, 10);
  const bill = { id: billId, outletId, supplierId: of.supplierId, number: `${canary} 2`, billDate, total: 100 };
  await api.command(ENTER_BILL, { ...bill, lines: [line] }, 'SupplierBill');
  const back = {
    id: returnId,
    outletId,
    reason: `${canary} is stale`,
    lines: [{ batchId: of.batchId, quantity: 1_000 }],
  };
  await api.command(RETURN_GOODS, back, 'GoodsReturn');
  const { goodsReturn } = await api.ask<{ goodsReturn: { debitNote: { id: string } | null } }>(DEBIT_NOTE, {
    ...{ outletId, id: returnId },
  });
  return goodsReturn.debitNote?.id ?? '';
}

const CANCEL = `mutation ($input: CancelOrderInput!) {
  result: cancelOrder(input: $input) { __typename ... on Order { id } ... on Refusal { code message } }
}`;

/** An order that is cancelled although its cooking began: its food is waste. */
export async function lostFood(api: Api, orderId: string): Promise<void> {
  await api.command(CANCEL, { commandId: freshId(), orderId, reason: 'checked' }, 'Order');
}

const RECORD_WASTE = `mutation ($input: RecordWasteInput!) {
  result: recordWaste(input: $input) { __typename ... on WasteEntry { id } ... on Refusal { code message } }
}`;
const OPEN_COUNT = `mutation ($input: OpenCountInput!) {
  result: openStockCount(input: $input) { __typename ... on StockCount { id } ... on Refusal { code message } }
}`;

const SAVE_ITEM = `mutation ($input: SaveStockItemInput!) {
  result: saveStockItem(input: $input) { __typename ... on StockItem { id } ... on Refusal { code message } }
}`;
const SAVE_RECIPE = `mutation ($input: SaveRecipeInput!) {
  result: saveRecipe(input: $input) { __typename ... on Recipe { id } ... on Refusal { code message } }
}`;
const PLAN = `mutation ($input: PlanProductionInput!) {
  result: planProduction(input: $input) { __typename ... on ProductionOrder { id } ... on Refusal { code message } }
}`;

/** A preparation with its recipe, a batch of it that is planned, and a recipe of the dish that is. */
export async function plannedCooking(
  api: Api,
  { canary, outletId, stockItemId, variantId }: OfDish & { readonly variantId: string },
  locationId: string,
) {
  const [preparationId, productionId, plannedRecipeId] = [freshId(), freshId(), freshId()];
  const item = { id: preparationId, code: `P-${preparationId}`, name: 'Gravy', kind: 'PREP', baseUnit: 'g' };
  const kept = { pickPolicy: 'FEFO', allergens: [], taxCreditable: false, units: [] };
  await api.command(SAVE_ITEM, { ...item, ...kept }, 'StockItem');
  const lines = [{ stockItemId, quantity: 1_000, unit: 'g' }];
  const recipe = { id: freshId(), stockItemId: preparationId, makes: { quantity: 1_000, unit: 'g' }, lines };
  await api.command(SAVE_RECIPE, recipe, 'Recipe');
  const validFrom = new Date(Date.now() + 365 * 86_400_000).toISOString();
  const later = { id: plannedRecipeId, variantId, lines, validFrom, version: 1 };
  await api.command(SAVE_RECIPE, later, 'Recipe');
  const planned = { id: productionId, outletId, locationId, stockItemId: preparationId, quantity: 1_000, unit: 'g' };
  await api.command(PLAN, { ...planned, note: `${canary} for lunch` }, 'ProductionOrder');
  return { preparationId, productionId, plannedRecipeId };
}

/** Something that was wasted, and a count that began. */
export async function wastedAndCounted(api: Api, { canary, outletId, stockItemId }: OfDish, storeId: string) {
  const [wasteId, countId] = [freshId(), freshId()];
  const waste = { outletId, stockItemId, quantity: 1_000, unit: 'g', reason: 'DROPPED', note: `${canary} dropped it` };
  await api.command(RECORD_WASTE, { id: wasteId, ...waste }, 'WasteEntry');
  const count = { outletId, locationId: storeId, kind: 'FULL', note: `${canary} counts` };
  await api.command(OPEN_COUNT, { id: countId, ...count }, 'StockCount');
  return { wasteId, countId };
}

/** A point that no stock reaches. */
export const RUN_LOW = {
  ...{ par: 900_000_000_000, reorderPoint: 800_000_000_000, serviceLevel: null, reviewDays: null },
  ...{ leadDays: null, supplierId: null },
};
const REPLENISH = `mutation ($input: ChangeItemReplenishmentInput!) {
  result: changeItemReplenishment(input: $input) { __typename ... on ItemReplenishment { outletId } ... on Refusal { code message } }
}`;
const RAN_LOW = `query ($outletId: UUID!) {
  purchaseSuggestions(outletId: $outletId, states: [OPEN]) { edges { node { id item { id } } } }
  stockAlerts(outletId: $outletId, states: [OPEN]) { edges { node { id item { id } } } }
}`;
type Named = {
  readonly edges: readonly { readonly node: { readonly id: string; readonly item: { readonly id: string } } }[];
};

/** Something that is low and to be ordered. */
export async function ranLow(api: Api, { outletId, stockItemId }: OfDish) {
  await replenish(api, outletId, stockItemId);
  return toldOf(api, outletId, stockItemId);
}

/** Something that there never was, and is to be ordered. */
export async function missedItem(api: Api, { outletId }: Pick<OfDish, 'outletId'>): Promise<void> {
  const id = freshId();
  const item = { id, code: id, name: 'Missed', kind: 'INGREDIENT', baseUnit: 'g', pickPolicy: 'FIFO', allergens: [] };
  await api.command(SAVE_STOCK_ITEM, { ...item, shelfLifeDays: null, taxCreditable: false, units: [] }, 'StockItem');
  await replenish(api, outletId, id);
  await toldOf(api, outletId, id);
}

function replenish(api: Api, outletId: string, stockItemId: string) {
  const asked = { commandId: freshId(), outletId, stockItemId, unit: 'g', ...RUN_LOW };
  return api.command(REPLENISH, asked, 'ItemReplenishment');
}

/** Of levels the product sees by itself, within seconds. */
async function toldOf(api: Api, outletId: string, stockItemId: string) {
  for (let tries = 0; tries < LOOKS; tries += 1) {
    const found = await api.ask<{ purchaseSuggestions: Named; stockAlerts: Named }>(RAN_LOW, { outletId });
    const of = ({ edges }: Named) => edges.find(({ node }) => node.item.id === stockItemId)?.node.id;
    const [suggestionId, alertId] = [of(found.purchaseSuggestions), of(found.stockAlerts)];
    if (suggestionId && alertId) return { suggestionId, alertId };
    await sleep(500);
  }
  throw new Error('What is missing was not told of within half a minute.');
}

const LOOKS = 60;
