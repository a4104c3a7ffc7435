import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { batches, listAlerts } from '../modules/inventory/index.ts';
import { paymentsOfOrders } from '../modules/payments/index.ts';
import { organisations } from '../modules/places/index.ts';
import { ANONYMOUS } from '../platform/auth/actor.ts';
import { compiled } from '../platform/graphql/operation.ts';
import type { LiveMessage } from '../platform/live/stream.ts';
import { countingStatements, graphContext } from '../testing/graph-context.ts';
import { type AskedCanteen, openAskedCanteen, ownDocuments, schema, waysOf } from '../testing/own-documents.ts';

/** Under which the canteen sells. */
const GSTIN = '32ABCDE1234F1Z9';

// What our apps look at. What they change: persisted-changes.test.ts.
let canteen: AskedCanteen;
let batchId: string | undefined;
beforeAll(async () => {
  canteen = await openAskedCanteen();
  await canteen.db.update(organisations).set({ gstin: GSTIN });
  const isOfDish = eq(batches.stockItemId, canteen.dishes[0]?.stockItemId ?? '');
  [batchId] = (await canteen.db.select().from(batches).where(isOfDish).orderBy(desc(batches.quantityRemaining))).map(
    ({ id }) => id,
  );
});
afterAll(() => canteen.close());

function variablesOf(name: string) {
  const { outletId, orderId, dishes, accountId, mailId, transferId, countId, supplierId, purchaseOrderId } = canteen;
  const { preparationId, productionId } = canteen;
  const { receiptId, billId, returnId } = canteen;
  const ids: Readonly<Record<string, string | undefined>> = {
    Dish: dishes[0]?.itemId,
    ...{ StockItem: dishes[0]?.stockItemId, Account: accountId, StockTransfer: transferId, StockCount: countId },
    ...{
      StockItemFacts: dishes[0]?.stockItemId,
      Recipe: preparationId,
      RecipeVersions: preparationId,
      ProductionOrder: productionId,
    },
    ...{ Supplier: supplierId, SupplierForOrder: supplierId },
    ...{ PurchaseOrder: purchaseOrderId, EditedOrder: purchaseOrderId, PurchaseOrderPaper: purchaseOrderId },
    DebitNotePaper: canteen.debitNoteId,
    AwaitedOrder: purchaseOrderId,
    ...{
      ReturnPage: receiptId,
      SupplierBill: billId,
      ReturnBatch: dishes[0]?.stockItemId,
      GoodsReturn: returnId,
      FilledCount: countId,
    },
    ...{ FilledOrder: purchaseOrderId, PurchaseOrderSheet: purchaseOrderId },
    ...{ SupplierPayment: canteen.supplierPaymentId },
    ...{ ExpenseClaim: canteen.expenseClaimId, EditedClaim: canteen.expenseClaimId },
    PettyBox: canteen.pettyBoxId,
    ...{ ManualJournal: canteen.journalId, EditedJournal: canteen.journalId, Document: canteen.documentId },
  };
  // A role that three people hold; of all roles, where one may be left out.
  const role = name === 'RoleChange' ? { role: 'COOK', permissions: ['order:read'] } : {};
  const said = {
    recipe: { variantId: dishes[0]?.variantId, lines: [{ stockItemId: preparationId, quantity: 1_000, unit: 'g' }] },
    target: 3_000,
    supplierBatch: 'LOT-1',
    outletId,
    orderId,
    sessionId: canteen.drawerSessionId,
    paymentId: canteen.supplierPaymentId,
    supplierId,
    boxId: canteen.pettyBoxId,
    accountId,
    mailId,
    ...(name === 'RefundOfLines' && { lines: [{ position: 1, quantity: 1 }] }),
    state: 'WAITING',
    language: 'en',
    filter: {},
    ...role,
    ...(/^Account(Ledger|Parties)$/.test(name) && { account: '2110', asOf: '2026-11-30' }),
    ...(name.startsWith('Statement') && { input: { statement: 'CASH_FLOW_DIRECT', ...DAYS } }),
    ...(/^Gst|^Book/.test(name) && { input: name.startsWith('Gst') ? OF_A_MONTH : OF_A_BOOK, table: 'CODES' }),
    ...(name.endsWith('Sheet') && { sheet: 'BATCHES', format: 'CSV', countId }),
    ...(name === 'UsageVariance' && { locationId: canteen.locationId }),
    ...(/^(ItemReplenishment|UsedUpBatches)$/.test(name) && { stockItemId: dishes[0]?.stockItemId }),
    ...(name === 'BatchMoves' && { batchId }),
    ...(name === 'DeliveryToBill' && { receiptId }),
    ...DAYS,
  };
  return { ...said, id: ids[name] ?? orderId };
}

const DAYS = { from: '2026-11-01', to: '2026-11-30' };
const OF_A_MONTH = { month: '2026-11-01', gstin: GSTIN };
const OF_A_BOOK = { book: 'DAY_BOOK', ...DAYS };

/** How many statements each query takes, whatever the number of rows. */
const STATEMENTS: Readonly<Record<string, number>> = {
  ...{ DayBook: 7, FinanceOrder: 8, TrialBalance: 2, FinanceViewer: 3 },
  ...{ Documents: 3, Document: 10, MyReceipts: 3, InvoiceOfOrder: 3, RefundOfLines: 5 },
  ...{
    ManualJournals: 2,
    ManualJournal: 4,
    EditedJournal: 4,
    WritableAccounts: 1,
    ChartOfAccounts: 1,
    LedgerPeriods: 7,
    OpeningBalances: 2,
    ...{ Statement: 4, StatementSheet: 4, StatementPaper: 4, BookSheet: 2, BookPaper: 2 },
    ...{ GstRegistrations: 3, GstMonth: 14, GstSheet: 14, Gstr1: 14, Gstr3b: 14, Gstr3bSheet: 14 },
    OwedToGuests: 1,
  },
  ...{ AccountLedger: 6, AccountParties: 3, Identities: 2 },
  ...{ Claimable: 1, EditedClaim: 6, ExpenseClaim: 13, ExpenseClaims: 3, MyExpenseClaims: 3 },
  ...{ ClaimSettings: 3, ExpenseDelegations: 2 },
  ...{ PettyBoxes: 5, PettyBox: 8, PettyVouchers: 8, PettyCustodians: 0, NewPettyVoucher: 3 },
  ...{ Payables: 3, SupplierAccount: 4, PaySheet: 5, SupplierPayments: 2, SupplierPayment: 12, RemittanceAdvice: 5 },
  ...{
    OpenDrawers: 2,
    Drawers: 2,
    Tills: 2,
    DrawerSessions: 2,
    DrawerReport: 2,
    DrawerMovements: 2,
    DrawerReportPaper: 3,
  },
  ...{ ReadyBoard: 1, KioskMenu: 1, OpenNow: 1, WhereAmI: 2, WatchOrder: 2 },
  ...{
    OpenOrders: 1,
    OlderOpenOrders: 1,
    OwedRefunds: 1,
    TillMenu: 1,
    Devices: 2,
    AllDayCounts: 1,
    ReopenableTickets: 2,
  },
  ...{
    KitchenBoard: 1,
    MenuPage: 1,
    Dish: 5,
    Order: 11,
    Orders: 1,
    StockItemChoices: 3,
    StockItem: 16,
    ...{ BatchMoves: 4, UsedUpBatches: 2 },
    StockLevels: 6,
  },
  ...{ StockItems: 2, StockItemFacts: 6, Recipes: 9, Recipe: 17, TryRecipe: 7 },
  ...{ ProductionOrders: 3, ProductionOrder: 4, PreparationChoices: 10 },
  ...{
    RecalledBatches: 1,
    RecalledOrders: 1,
    StockLocations: 2,
    TransferOrigins: 2,
    StockTransfers: 6,
    StockTransfer: 5,
    UsualCost: 2,
    StorageUnits: 3,
    TemperatureReadings: 3,
  },
  ...{ Today: 4, Viewer: 4, MyAccount: 9, SecuritySettings: 11, MyPasskeys: 4 },
  ...{ StockCounts: 4, StockCount: 8, StockCountsDue: 3, StockSettings: 1 },
  ...{
    StockOverview: 4,
    StockAlerts: 2,
    OpenAlertCount: 2,
    UsageVariance: 2,
    PurchaseSuggestions: 4,
    ReplenishmentRules: 5,
    ItemReplenishment: 8,
  },
  ...{ StockSheet: 2, StockCountSheet: 4, SuppliersSheet: 4, PurchaseOrdersSheet: 2, PurchaseOrderSheet: 6 },
  ...{ FilledCount: 2, FilledOrder: 2, GoodsReturns: 8, GoodsReturn: 7, WaitingReturns: 2, ReturnBatch: 4 },
  ...{ WasteEntries: 3, WastedDishes: 3, WasteAnalysis: 3, WasteChoices: 3 },
  ...{ CounterPickupRules: 2, PickupRules: 2 },
  ...{ Letter: 1, Mails: 2, AuditTrail: 1, Timeline: 1 },
  ...{ Registrations: 1, RegistrationRules: 1, Where: 1 },
  ...{ CollegePage: 3, HasCollegeSignIn: 0, MyCollegeProof: 1, TryCollege: 0 },
  ...{ StudentViewer: 2, MySecurity: 8, MyPrivacy: 2 },
  ...{ Accounts: 4, Account: 3, ApiKeys: 2, TillPeople: 1, StationAwake: 1, DeviceAwake: 1, KeyScopes: 0 },
  ...{ PurchaseOrders: 3, PurchaseOrder: 16, EditedOrder: 4, ReceivePage: 3, AwaitedOrder: 10 },
  ...{ DeliveriesToBill: 10, SupplierToBill: 10, DeliveryToBill: 9, SupplierBills: 4, SupplierBill: 6 },
  ...{ PurchaseOrderPaper: 7, DebitNotePaper: 8, PurchaseRules: 1, ReturnPage: 7, SupplierFigures: 3 },
  ...{ Suppliers: 1, Supplier: 5, SupplierOrders: 2, SupplierForOrder: 5, SupplierChoice: 1 },
  ...{ Roles: 2, RoleChanges: 1, RoleChange: 3, AccountAccess: 3 },
};
/** How many statements over the wire each message of a stream takes: once for all who hear the same. */
const STATEMENTS_A_MESSAGE: Readonly<Record<string, number>> = {
  ...{ ReadyBoardChanged: 1, PaymentChanged: 1, WatchOrderChanged: 2 },
  ...{ KioskMenuChanged: 2, KioskStockChanged: 4, TillStockChanged: 4, StaffMenuChanged: 1, StaffStockChanged: 4 },
  ...{ CounterOrderChanged: 1, WholeOrderChanged: 1, ListedOrderChanged: 1, TodayOrderChanged: 1 },
  ...{ IdentitiesLookedAt: 2 },
  ...{ KitchenTicketChanged: 1, PurchaseOrderChanged: 1, ThisOrderChanged: 1, StockAlertChanged: 1 },
};

const queries = ownDocuments.filter(({ kind }) => kind === 'query');
const streams = ownDocuments.filter(({ kind }) => kind === 'subscription');
const names = (all: typeof queries) => [...new Set(all.map(({ name }) => name))].sort();

test('every query and every stream of our apps has its budget', () => {
  expect(names(queries)).toEqual(Object.keys(STATEMENTS).sort());
  expect(names(streams)).toEqual(Object.keys(STATEMENTS_A_MESSAGE).sort());
});

// A paper takes a process of its own, several times over.
const PATIENCE = { timeout: 60_000 };

test.each(queries)('$name of $app is answered within its statements', PATIENCE, async ({ key, text, name }) => {
  const operation = compiled(schema, key, text);
  await operation.execute(undefined, graphContext(canteen.administrator), variablesOf(name));
  const { call, count } = countingStatements(canteen.administrator);
  await operation.execute(undefined, graphContext(call), variablesOf(name));
  expect(count()).toBe(STATEMENTS[name]);
});

test.each([
  ['Orders', 6],
  // Of an order that nobody collected the ticket is gone.
  ['KitchenBoard', 5],
])('%s counts what is on no page by the same statement', async (name, all) => {
  const { key, text } = ownDocuments.find((one) => one.name === name) ?? { key: '', text: '' };
  const operation = compiled(schema, key, text);
  const { call, count } = countingStatements(canteen.administrator);
  // A page of two, of all of them.
  const { data } = await operation.execute(undefined, graphContext(call), { ...variablesOf(name), first: 2 });
  expect(JSON.stringify(data)).toContain(`"totalCount":${all}`);
  expect(count()).toBe(1);
});

test.each(queries)('$name of $app is answered the same compiled and interpreted', PATIENCE, async (asked) => {
  const { ours, reference } = waysOf(asked);
  const { administrator } = canteen;
  for (const call of [administrator, { ...administrator, actor: ANONYMOUS }]) {
    const answer = await ours(call, variablesOf(asked.name));
    const twin = await reference(call, variablesOf(asked.name));
    // Of several fields that are denied at once, the one that was denied first is told: which is left to chance.
    const shown = ({ data, errors }: typeof answer) =>
      data === null ? { data, isDenied: errors !== undefined } : { data, errors };
    expect(shown(answer)).toEqual(shown(twin));
    if (call === administrator) expect(answer.errors).toBeUndefined();
  }
});

/** A message that concerns everything there is. */
async function aMessage(): Promise<LiveMessage> {
  const { outletId: stream, clock, orderId, ticketId, dishes, db } = canteen;
  const paymentId = (await paymentsOfOrders(db, [orderId])).get(orderId)?.[0]?.id;
  const about = { outletId: stream, orderId, ticketId, paymentId, stockItemIds: [dishes[0]?.stockItemId] };
  const alertIds = (await listAlerts(canteen.administrator, { outletId: stream })).edges.map(({ node }) => node.id);
  const payload = { ...about, alertIds, changed: ['x'], state: 'CAPTURED' };
  const event = { id: orderId, name: 'x', stream, position: 7, payload, occurredAt: clock.now() };
  return { position: 7, after: 5, at: clock.now(), events: [event] };
}

test.each(streams)('a message of $name of $app is the same compiled and interpreted', async (asked) => {
  const { ours, reference } = waysOf(asked);
  const message = await aMessage();
  const answer = await ours(canteen.administrator, variablesOf(''), message);
  expect(answer).toEqual(await reference(canteen.administrator, variablesOf(''), message));
  expect(answer.errors).toBeUndefined();
  expect(JSON.stringify(answer.data)).toContain('"position":7');
});

test.each(streams)('a message of $name of $app is made within its statements', async (asked) => {
  const { ours } = waysOf(asked);
  const message = await aMessage();
  await canteen.onTheWire((call) => ours(call, variablesOf(''), message));
  const { statements } = await canteen.onTheWire((call) => ours(call, variablesOf(''), message));
  expect(statements.length, statements.join('\n')).toBe(STATEMENTS_A_MESSAGE[asked.name]);
});
