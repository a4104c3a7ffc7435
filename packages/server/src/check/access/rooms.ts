import { randomInt } from 'node:crypto';
import type postgres from 'postgres';
import type { Api } from '../../entry/replay/api.ts';
import { deliver } from '../../entry/replay/deliver.ts';
import {
  PLACE_ORDER,
  QUOTE_ORDER,
  SAVE_MENU_ITEM,
  SAVE_OUTLET,
  SAVE_RECIPE,
  SAVE_STATION,
  SAVE_STOCK_ITEM,
  TICKET_COMMANDS,
} from '../../entry/replay/documents.ts';
import { freshId } from '../../entry/replay/fresh-id.ts';
import type { Callers } from './callers.ts';
import { countedDrawer } from './drawer-room.ts';
import { claimedExpenses } from './expense-room.ts';
import { askedPeriod, askedYear, keptBooks, paidAhead } from './ledger-room.ts';
import {
  claimedBack,
  heldBill,
  lostFood,
  movedStock,
  type OfDish,
  orderedGoods,
  plannedCooking,
  ranLow,
  sentBack,
  wastedAndCounted,
} from './stock-room.ts';

const PLENTY = 1_000_000_000;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const STATION = 'KITCHEN';
const SAC = '996333';
/** Under which both outlets sell. */
export const REGISTRATION = '32ABCDE1234F1Z9';

/** An outlet in which there is one of everything, and every name has the canary in it. */
export interface Room {
  /** Stands in no other room's names. */
  readonly canary: string;
  readonly outletId: string;
  readonly code: string;
  readonly stationId: string;
  readonly stockItemId: string;
  /** What was delivered of it. */
  readonly batchId: string;
  readonly storeId: string;
  readonly coldRoomId: string;
  readonly storageUnitId: string;
  readonly transferId: string;
  readonly setAsideId: string;
  /** Who brought what lies there, and an order to them that waits for a yes. */
  readonly supplierId: string;
  readonly purchaseOrderId: string;
  /** The delivery, and a bill for a part of it that is held. */
  readonly receiptId: string;
  readonly billId: string;
  /** Some of the delivery that went back. */
  readonly returnId: string;
  readonly debitNoteId: string;
  /** An advance to the supplier. */
  readonly supplierPaymentId: string;
  /** An expense claim that waits for a yes, the payment of another, their category, and a manager who may approve. */
  readonly expenseClaimId: string;
  readonly expensePaymentId: string;
  readonly expenseCategoryId: string;
  readonly approverId: string;
  /** A box of petty cash, a voucher of it that waits for a yes, and who answers for it. */
  readonly pettyBoxId: string;
  readonly pettyVoucherId: string;
  readonly custodianId: string;
  /** A draft of a journal, and an entry of a sale. */
  readonly journalId: string;
  readonly entryId: string;
  /** A drawer, and a session of it that was counted. */
  readonly drawerId: string;
  readonly drawerSessionId: string;
  /** Something to be ordered, and that it is low. */
  readonly suggestionId: string;
  readonly alertId: string;
  /** Something that was wasted, and a count of the store that began. */
  readonly preparationId: string;
  readonly productionId: string;
  readonly plannedRecipeId: string;
  readonly wasteId: string;
  readonly countId: string;
  readonly itemId: string;
  readonly variantId: string;
  /** A dish as it was saved, to be saved again. */
  readonly dish: Readonly<Record<string, unknown>>;
  /** An order that waits for its money. */
  readonly orderId: string;
  /** One that is paid, in the books, and in the kitchen by this ticket. */
  readonly paidOrderId: string;
  /** Paid, and its cooking has begun: it took from the stock. */
  readonly cookedOrderId: string;
  readonly ticketId: string;
  /** The invoice of the paid order. */
  readonly documentId: string;
  /** What paid for it. */
  readonly paymentId: string;
  /** A price that was shown, for the outlet’s dish. */
  readonly quote: string;
  /** A cook of this outlet, their grant, a device and a key of the outlet: to be changed and ended. */
  readonly accountId: string;
  readonly grantId: string;
  readonly deviceId: string;
  readonly keyId: string;
}

const CREATE_KEY = `mutation ($input: CreateApiKeyInput!) {
  result: createApiKey(input: $input) { __typename ... on NewApiKey { apiKey { id } } ... on Refusal { code message } }
}`;
const TICKETS =
  'query ($outletId: UUID!) { kitchenTickets(outletId: $outletId) { edges { node { id order { id } } } } }';

/** Opens an outlet through the API. */
export async function openRoom(api: Api, callers: Callers, canary: string): Promise<Room> {
  const [outletId, stationId, stockItemId] = [freshId(), freshId(), freshId()];
  const code = `Z${letter()}${letter()}${letter()}`;
  const hours = { opensAt: 0, closesAt: 1440, dayCutHour: 0, tokenPrefix: 'R' };
  await api.command(SAVE_OUTLET, { id: outletId, code, name: `${canary} outlet`, ...hours }, 'Outlet');
  // Stock items are the organisation's: what they are called is told in every outlet.
  const flour = `Flour-${stockItemId}`;
  const station = { id: stationId, outletId, code: STATION, name: `${canary} station`, position: 0 };
  await api.command(SAVE_STATION, station, 'Station');
  const item = { id: stockItemId, code: flour, name: flour, kind: 'INGREDIENT', baseUnit: 'g' };
  const counted = { pickPolicy: 'FIFO', allergens: [], shelfLifeDays: null, taxCreditable: false, units: [] };
  await api.command(SAVE_STOCK_ITEM, { ...item, ...counted }, 'StockItem');
  const { dish, itemId, variantId } = await cookedDish(api, { canary, outletId, stockItemId });
  const line = { batchId: freshId(), stockItemId, quantity: PLENTY, unit: 'g', value: 10_000_000 };
  // Suppliers are the organisation’s, too.
  const { id: receiptId, supplierId } = await deliver(api, { outletId }, [
    { ...line, supplierBatch: `${canary} batch` },
  ]);
  const purchaseOrderId = await orderedGoods(api, { canary, outletId, stockItemId, supplierId });
  const billId = await heldBill(api, { canary, outletId, supplierId, receiptId });
  const returnId = await sentBack(api, { canary, outletId, batchId: line.batchId });
  const small = { batchId: freshId(), stockItemId, quantity: 1_000, unit: 'g', value: 100 };
  const { id: smallId, supplierId: brought } = await deliver(api, { outletId }, [small]);
  const claimed = { supplierId: brought, receiptId: smallId, batchId: small.batchId };
  const debitNoteId = await claimedBack(api, { canary, outletId, ...claimed });
  const moved = await movedStock(api, { canary, outletId, stockItemId });
  const sold = { api, outletId, itemId, variantId };
  const [quote, orderId, paidOrderId] = [await quoted(sold), await ordered(sold), await ordered(sold, 100_000)];
  const [cookedOrderId, lostOrderId] = [await ordered(sold, 100_000), await ordered(sold, 100_000)];
  const { kitchenTickets } = await api.ask<{
    kitchenTickets: { edges: { node: { id: string; order: { id: string } } }[] };
  }>(TICKETS, { outletId });
  const ticketOf = (id: string) => kitchenTickets.edges.find(({ node }) => node.order.id === id)?.node.id ?? '';
  for (const begun of [cookedOrderId, lostOrderId])
    await api.command(TICKET_COMMANDS.start, { commandId: freshId(), ticketId: ticketOf(begun) }, 'KitchenTicket');
  await lostFood(api, lostOrderId);
  return {
    ...{ canary, outletId, code, stationId, stockItemId, itemId, variantId, dish },
    ...{ orderId, paidOrderId, cookedOrderId, quote },
    ...{ ...moved, batchId: line.batchId, supplierId, purchaseOrderId },
    ...{ receiptId, billId, returnId, debitNoteId },
    ticketId: ticketOf(paidOrderId),
    documentId: await invoiceOf(api, paidOrderId),
    paymentId: await paymentOf(api, paidOrderId),
    ...(await plannedCooking(api, { canary, outletId, stockItemId, variantId }, moved.storeId)),
    ...(await wastedAndCounted(api, { canary, outletId, stockItemId }, moved.storeId)),
    ...(await ranLow(api, { canary, outletId, stockItemId })),
    ...(await keptBooks(api, { canary, outletId })),
    ...(await countedDrawer(api, { canary, outletId })),
    ...(await claimedExpenses(api, { canary, outletId }, callers)),
    supplierPaymentId: await paidAhead(api, { canary, outletId, supplierId }),
    ...(await staffOf(api, callers, canary, outletId)),
  };
}

async function paymentOf(api: Api, id: string): Promise<string> {
  const text = 'query ($id: UUID!) { order(id: $id) { payments { id } } }';
  const { order } = await api.ask<{ order: { payments: { id: string }[] } }>(text, { id });
  return order.payments[0]?.id ?? '';
}

/** Its invoice, which was printed once. */
async function invoiceOf(api: Api, id: string): Promise<string> {
  const text = 'query ($id: UUID!) { order(id: $id) { documents { id } } }';
  const { order } = await api.ask<{ order: { documents: { id: string }[] } }>(text, { id });
  const documentId = order.documents[0]?.id ?? '';
  const print = `mutation ($input: PrintInvoiceInput!) {
    result: printInvoice(input: $input) { __typename ... on Refusal { code message } }
  }`;
  const asked = { commandId: freshId(), documentId, paper: 'RECEIPT', language: 'en', format: 'HTML' };
  await api.command(print, asked, 'PrintedInvoice');
  return documentId;
}

async function cookedDish(api: Api, { canary, outletId, stockItemId }: OfDish) {
  const [itemId, variantId] = [freshId(), freshId()];
  const dish = {
    ...{ id: itemId, code: `${canary}-BREAD`, name: `${canary} bread`, description: '', categoryId: freshId() },
    ...{ categoryName: `${canary} bakery`, diet: 'VEG', allergens: [], kcal: 200, spice: 0, picture: {} },
    ...{ daypartIds: [], modifierGroups: [], taxKind: 'PREPARED', taxCode: SAC, mrp: null, outletIds: [outletId] },
    ...{ stationCode: STATION, prepSeconds: 60 },
    variants: [{ id: variantId, code: 'REGULAR', name: 'Regular', price: 5_000 }],
  };
  await api.command(SAVE_MENU_ITEM, dish, 'MenuItem');
  const lines = [{ stockItemId, quantity: 1_000, unit: 'g' }];
  await api.command(SAVE_RECIPE, { id: freshId(), variantId, lines }, 'Recipe');
  return { dish, itemId, variantId };
}

async function staffOf(api: Api, callers: Callers, canary: string, outletId: string) {
  const { id: accountId, grantId } = await callers.account(`${canary} cook`, { role: 'cook', outletId });
  const { id: deviceId } = await callers.device('BOARD', `${canary} board`, outletId);
  const wanted = { id: freshId(), name: `${canary} key`, permissions: ['order:read'], outletId };
  const { apiKey } = await api.command<{ apiKey: { id: string } }>(CREATE_KEY, wanted, 'NewApiKey');
  return { accountId, grantId, deviceId: deviceId ?? '', keyId: apiKey.id };
}

interface Sold {
  readonly api: Api;
  readonly outletId: string;
  readonly itemId: string;
  readonly variantId: string;
}

const cartOf = ({ outletId, itemId, variantId }: Sold) => ({
  outletId,
  lines: [{ itemId, variantId, quantity: 1, optionIds: [] }],
});

async function quoted(sold: Sold): Promise<string> {
  const { signed } = await sold.api.command<{ signed: string }>(QUOTE_ORDER, cartOf(sold), 'Quote');
  return signed;
}

/** Places an order, paid in cash where an amount is handed over. */
export async function ordered(sold: Sold, tendered?: number): Promise<string> {
  const input = { ...cartOf(sold), id: freshId(), quote: await quoted(sold) };
  const { id } = await sold.api.command<{ id: string }>(
    PLACE_ORDER,
    { ...input, ...(tendered && { cash: { tendered } }) },
    'Order',
  );
  return id;
}

function letter(): string {
  return LETTERS.charAt(randomInt(LETTERS.length));
}

/** What belongs to the organisation, and not to an outlet. */
export interface Common {
  readonly mailId: string;
  readonly registrationId: string;
  readonly addressRuleId: string;
  readonly roleCode: string;
  /** Something that was asked for a month of the books. */
  readonly periodRequestId: string;
  /** That somebody asked for a year to be closed. */
  readonly yearRequestId: string;
  /** Things that did not add up and that nobody acknowledged: the first for the trial of the verb, one of the others whenever something is to happen. */
  readonly identityAlertIds: string[];
}

const SAVE_RULE = `mutation ($input: SaveAddressRuleInput!) {
  result: saveAddressRule(input: $input) { __typename ... on AddressRuleBook { rules { id } } ... on Refusal { code message } }
}`;
const SAVE_ROLE = `mutation ($input: SaveRoleInput!) {
  result: saveRole(input: $input) { __typename ... on RoleWords { version } ... on Refusal { code message } }
}`;

/** Makes one of each. */
export async function openCommon(api: Api, sql: postgres.Sql): Promise<Common> {
  const [mailId, registrationId, addressRuleId, roleCode] = [freshId(), freshId(), freshId(), freshId()];
  await sql`insert into mails (id, recipient_email, recipient_name, template, data, language, written_at, due_at, useless_at)
    values (${mailId}, 'nobody@college.example', 'Nobody', 'new-password', '{}', 'en', now(), now() + interval '1 day', now() + interval '2 days')`;
  await sql`insert into registrations (id, email, name, password_hash, kind, language, state, registered_at, address_confirmed_at)
    values (${registrationId}, 'waits@college.example', 'Waits', 'x', 'STUDENT', 'en', 'WAITING', now(), now())`;
  await sql`update organisations set gstin = ${REGISTRATION}`;
  const rule = { id: addressRuleId, network: '203.0.113.0/24', effect: 'DENY', surface: 'API', note: 'checked' };
  await api.command(SAVE_RULE, { commandId: freshId(), ...rule }, 'AddressRuleBook');
  const role = { role: roleCode, name: 'Checked', says: '', basedOn: 'COOK', permissions: ['order:read'], version: 0 };
  await api.command(SAVE_ROLE, { commandId: freshId(), ...role }, 'RoleWords');
  const asked = { periodRequestId: await askedPeriod(api), yearRequestId: await askedYear(api) };
  const identityAlertIds = Array.from({ length: 12 }, freshId);
  await sql`insert into identity_states (name, holds, since, checked_at) values ('checked', true, now(), now())`;
  await sql`insert into identity_alerts (id, name, opened_at, resolved_at, places, violations)
    select id, 'checked', now(), now(), 1, array['checked'] from unnest(${identityAlertIds}::uuid[]) id`;
  return { mailId, registrationId, addressRuleId, roleCode, identityAlertIds, ...asked };
}
