import { randomInt, randomUUID } from 'node:crypto';
import { freshId } from '../../entry/replay/fresh-id.ts';
import { systemClock } from '../../platform/clock.ts';
import { PASSWORD } from '../programs.ts';
import { DRAWERS } from './drawer-samples.ts';
import { PAYING } from './paying-samples.ts';
import { READING } from './reading-samples.ts';
import { type Common, REGISTRATION, type Room } from './rooms.ts';
import { RUN_LOW } from './stock-room.ts';

type Given = Readonly<Record<string, unknown>>;
type Sample = (room: Room, common: Common) => Given;

const OF_NOTHING_ELSE = { optionId: null, stockItemId: null, makes: null, processLoss: null };

/** Where an `id` is of something that is there. What is not named makes something new. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  account: ({ accountId }) => ({ id: accountId }),
  admit: (_, { registrationId }) => ({ ids: [registrationId] }),
  changeApiKey: () => ({ networks: ['127.0.0.0/8'] }),
  rotateApiKey: () => ({ oldEndsAt: new Date(systemClock.now().getTime() + 3_600_000).toISOString() }),
  takeOverTill: () => ({ pin: '829164' }),
  createAccount: ({ outletId }) => ({ roles: [{ role: 'COOK', outletId }] }),
  createApiKey: () => ({ permissions: ['order:read'], expiresAt: null }),
  grantRole: () => ({ role: 'CASHIER', expiresAt: null, limits: null }),
  importMenu: ({ outletId }) => ({ ...CSV, outletIds: [outletId], dryRun: false }),
  order: ({ cookedOrderId }) => ({ id: cookedOrderId }),
  recalledBatches: ({ canary }) => ({ supplierBatch: `${canary} batch` }),
  recalledOrders: ({ canary }) => ({ supplierBatch: `${canary} batch` }),
  holdBatches: ({ batchId }) => ({ batchIds: [batchId], block: false, reason: 'checked' }),
  'orderChanged (of one order)': ({ orderId }) => ({ orderId }),
  changeCollegeSettings: () => COLLEGE,
  changeSecuritySettings: () => SECURITY,
  changeRetentionSettings: () => RETENTION,
  changeRegistrationSettings: () => ({ staffMayRegister: true, studentsMayRegister: true, studentPasswordMin: 8 }),
  keyScopes: ({ outletId }) => ({ outletId }),
  receiveGoods: ({ stockItemId, supplierId }) => ({ supplierId, orderId: null, lines: [delivered(stockItemId)] }),
  returnGoods: ({ batchId }) => ({ reason: 'checked', lines: [{ batchId, quantity: 1 }] }),
  savePurchaseOrder: ({ stockItemId, supplierId }) => ({
    ...{ supplierId, version: 0 },
    lines: [{ stockItemId, quantity: 1_000, unit: 'g', price: 10, taxRate: 0 }],
  }),
  savePurchaseRules: () => ({ ...PURCHASE_RULES }),
  saveSupplier: () => ({ name: `Mill ${randomUUID()}`, ...TERMS }),
  saveSupplierItem: ({ stockItemId, supplierId }) => ({
    ...{ supplierId, stockItemId, unit: 'g', minimumPacks: 1, price: 100, validFrom: '2026-01-01', isSold: true },
  }),
  supplier: ({ supplierId }) => ({ id: supplierId }),
  purchaseOrder: ({ purchaseOrderId }) => ({ id: purchaseOrderId }),
  accountLedger: () => ({ account: '4100', from: '2026-01-01', to: '2099-12-31' }),
  accountParties: () => ({ account: '1010', asOf: '2099-12-31' }),
  ...DRAWERS,
  ...PAYING,
  ...READING,
  manualJournal: ({ journalId }) => ({ id: journalId }),
  saveJournal: () => ({ version: 0, day: '2026-01-01', narration: 'checked', lines: BOTH_SIDES }),
  submitJournal: ({ journalId }) => ({ journalId }),
  decideJournal: ({ journalId }) => ({ journalId, version: 1, decision: 'RETURN', reason: 'checked' }),
  withdrawJournal: ({ journalId }) => ({ journalId, reason: 'checked' }),
  reverseJournal: ({ entryId }) => ({ entryId, day: '2026-01-01', reason: 'checked' }),
  requestPeriod: () => ({ month: '2026-01-01', wanted: 'OPEN', reason: 'checked' }),
  decidePeriod: (_, { periodRequestId }) => ({ requestId: periodRequestId, approve: false, reason: 'checked' }),
  acknowledgeIdentityAlert: (_, { identityAlertIds }) => ({ alertId: identityAlertIds[0], note: 'checked' }),
  document: ({ documentId }) => ({ id: documentId }),
  printInvoice: ({ documentId }) => ({ documentId, paper: 'RECEIPT', language: 'en', format: 'HTML' }),
  mailInvoice: ({ documentId }) => ({ documentId, paper: 'A4', language: 'en', email: 'guest@canteen.example' }),
  nameBuyer: ({ orderId }) => ({ orderId, buyer: null }),
  refundOfLines: ({ orderId }) => ({ orderId, lines: [] }),
  refundLines: ({ orderId }) => ({ orderId, lines: [{ position: 1, quantity: 1 }], reason: 'checked' }),
  // A payment that was given back by nobody: nothing is changed.
  payOwedRefund: ({ paymentId }) => ({ paymentId, by: 'UPI', reason: 'checked' }),
  // A month that is not over: nothing is changed.
  setOffGst: () => ({ month: '2090-04-01', gstin: REGISTRATION }),
  // A year that is not over: nothing is changed.
  requestYearClose: () => ({ firstDay: '2090-04-01', reason: 'checked' }),
  decideYearClose: (_, { yearRequestId }) => ({ requestId: yearRequestId, approve: false, reason: 'checked' }),
  // One that is not this version: nothing is changed.
  saveAccount: () => ({ code: '6200', name: 'Checked', inUse: true, version: 99 }),
  decidePurchaseOrder: () => ({ version: 1, decision: 'RETURN', reason: 'checked' }),
  cancelPurchaseOrder: () => ({ reason: 'checked' }),
  closePurchaseOrder: () => ({ reason: 'checked' }),
  goodsReceipt: ({ receiptId }) => ({ id: receiptId }),
  goodsReturn: ({ returnId }) => ({ id: returnId }),
  changePickupRules: () => ({ noShowMinutes: 30, refundsNoShows: false, refundsCooked: true }),
  debitNotePaper: ({ debitNoteId }) => ({ id: debitNoteId }),
  purchaseOrderPaper: ({ purchaseOrderId }) => ({ id: purchaseOrderId }),
  supplierBill: ({ billId }) => ({ id: billId }),
  enterSupplierBill: ({ supplierId, receiptId }) => ({
    ...{ supplierId, number: randomUUID(), billDate: '2026-01-01', total: 100 },
    lines: [{ receiptId, receiptPosition: 1, quantity: 1, unit: 'g', price: 100, taxRate: 0 }],
  }),
  decideSupplierBill: ({ billId }) => ({ billId, decision: 'SEND_BACK', reason: 'checked' }),
  register: () => ({ collegeId: randomUUID().slice(0, 12) }),
  reject: (_, { registrationId }) => ({ id: registrationId }),
  removeAddressRule: (_, { addressRuleId }) => ({ id: addressRuleId }),
  retireRole: (_, { roleCode }) => ({ role: roleCode }),
  roleChange: (_, { roleCode }) => ({ role: roleCode, permissions: ['order:read'] }),
  saveAddressRule: (_, { addressRuleId }) => ({ id: addressRuleId, network: '203.0.113.0/24', surface: 'API' }),
  saveMenuItem: ({ dish }) => dish,
  saveOrganisation: () => ORGANISATION,
  saveOutlet: ({ outletId, code, canary }) => ({ id: outletId, code, name: `${canary} outlet`, ...HOURS }),
  'saveOutlet (a new one)': () => ({ code: freshCode(), ...HOURS }),
  saveRecipe: ({ variantId, stockItemId }) => ({
    ...{ variantId, ...OF_NOTHING_ELSE, validFrom: null, note: null },
    lines: [{ stockItemId, quantity: 1_000, unit: 'g' }],
  }),
  saveRole: (_, { roleCode }) => ({
    role: roleCode,
    name: 'Checked',
    says: '',
    basedOn: 'COOK',
    permissions: ['order:read'],
  }),
  saveStation: ({ stationId, canary }) => ({ id: stationId, code: 'KITCHEN', name: `${canary} station`, position: 0 }),
  saveStockItem: ({ stockItemId }) => ({ ...FLOUR, id: stockItemId, code: `Flour-${stockItemId}`, name: 'Flour' }),
  'saveStockItem (a new one)': () => ({ ...FLOUR, code: `C-${randomUUID()}` }),
  stockItem: ({ stockItemId }) => ({ id: stockItemId }),
  batchMoves: ({ batchId }) => ({ batchId }),
  usedUpBatches: ({ stockItemId }) => ({ stockItemId }),
  recipe: ({ variantId }) => ({ id: variantId }),
  tryRecipe: ({ variantId, stockItemId }) => ({
    recipe: { variantId, ...OF_NOTHING_ELSE, lines: [{ stockItemId, quantity: 1_000, unit: 'g' }] },
  }),
  productionOrder: ({ productionId }) => ({ id: productionId }),
  planProduction: ({ storeId, preparationId }) => ({
    ...{ locationId: storeId, stockItemId: preparationId, quantity: 1_000, unit: 'g', plannedFor: null },
  }),
  startProduction: ({ productionId }) => ({ orderId: productionId }),
  finishProduction: ({ productionId }) => ({ orderId: productionId, produced: 1_000, used: null }),
  cancelRecipe: ({ plannedRecipeId }) => ({ recipeId: plannedRecipeId }),
  cancelProduction: ({ productionId }) => ({ orderId: productionId, reason: 'checked' }),
  stockCount: ({ countId }) => ({ id: countId }),
  openStockCount: ({ coldRoomId, stockItemId }) => ({
    ...{ locationId: coldRoomId, kind: 'SPOT', countClass: null, stockItemIds: [stockItemId] },
  }),
  enterStockCount: ({ countId, stockItemId }) => ({
    ...{ countId, lines: [{ stockItemId, quantity: 1_000, unit: 'g', version: 0 }] },
  }),
  handInStockCount: ({ countId }) => ({ countId }),
  approveStockCount: ({ countId }) => ({ countId }),
  repeatStockCount: ({ countId, stockItemId }) => ({ countId, stockItemIds: [stockItemId], reason: 'checked' }),
  rejectStockCount: ({ countId }) => ({ countId, reason: 'checked' }),
  cancelStockCount: ({ countId }) => ({ countId, reason: 'checked' }),
  stockSheet: () => ({ sheet: 'LEVELS', format: 'CSV', from: '2026-01-01', to: '2026-01-31' }),
  importStock: () => ({ base64: ONE_ITEM, dryRun: true }),
  stockCountSheet: ({ countId }) => ({ countId, format: 'CSV' }),
  importStockCount: ({ countId }) => ({ countId, base64: NOTHING_COUNTED, dryRun: true }),
  suppliersSheet: () => ({ format: 'CSV' }),
  importSuppliers: () => ({ base64: ONE_SUPPLIER, dryRun: true }),
  purchaseOrdersSheet: () => ({ format: 'CSV' }),
  purchaseOrderSheet: ({ purchaseOrderId }) => ({ id: purchaseOrderId, format: 'CSV' }),
  importPurchaseOrderLines: () => ({ version: 1, base64: NOTHING_COUNTED, dryRun: true }),
  recordWaste: ({ stockItemId }) => ({ stockItemId, quantity: 1_000, unit: 'g', reason: 'DROPPED', ...NOTHING_MORE }),
  decideReturn: ({ returnId }) => ({ returnId, approve: true, reason: null }),
  withdrawReturn: ({ returnId }) => ({ returnId }),
  decideWaste: ({ wasteId }) => ({ wasteId, approve: true, reason: null }),
  takeBackWaste: ({ wasteId }) => ({ wasteId }),
  wasteAnalysis: () => ({ from: '2026-01-01', to: '2026-01-31' }),
  acknowledgeStockAlert: ({ alertId }) => ({ alertId }),
  changeExpiryWarnings: () => ({ warnings: [{ kind: 'PREP', days: 1 }] }),
  changeItemReplenishment: ({ stockItemId }) => ({ stockItemId, unit: 'g', ...RUN_LOW }),
  changeReplenishmentRules: () => REPLENISHMENT,
  changeStockItemRules: ({ stockItemId }) => ({ stockItemId, version: 1, countClass: null, openedLifeDays: null }),
  dismissPurchaseSuggestion: ({ suggestionId }) => ({ suggestionId, reason: 'checked' }),
  draftSuggestedOrders: ({ suggestionId }) => ({ suggestionIds: [suggestionId] }),
  itemReplenishment: ({ stockItemId }) => ({ stockItemId }),
  usageVariance: ({ storeId }) => ({ locationId: storeId }),
  openBatch: ({ batchId }) => ({ batchId, quantity: 1, unit: 'g' }),
  changeStockSettings: () => ({ wasteApprovalAbove: 50_000, recountAbove: 500 }),
  stockTransfer: ({ transferId }) => ({ id: transferId }),
  saveStockLocation: ({ coldRoomId, canary }) => ({ ...COLD_ROOM, id: coldRoomId, name: `${canary} cold room` }),
  'saveStockLocation (a new one)': () => ({ ...COLD_ROOM, code: `C${randomInt(1_000_000_000)}` }),
  saveStorageUnit: () => ({ name: `Fridge ${randomInt(1_000_000_000)}`, kind: 'FRIDGE' }),
  recordTemperature: ({ storageUnitId: unitId }) => ({ unitId, temperature: 40, note: null }),
  requestStockTransfer: ({ outletId, storeId, coldRoomId, stockItemId }) => ({
    ...{ fromOutletId: outletId, fromLocationId: storeId, toOutletId: outletId, toLocationId: coldRoomId },
    lines: [{ stockItemId, quantity: 1_000, unit: 'g' }],
  }),
  receiveStockTransfer: () => ({ short: [] }),
  decideRejectedBatch: ({ setAsideId }) => ({ batchId: setAsideId, fate: 'ACCEPTED', reason: 'checked' }),
  cancelStockTransfer: () => ({ reason: 'checked' }),
  giveConsent: () => ({ version: 1 }),
  confirmItsMe: () => ({ password: 'a wrong one' }),
};

const REPLENISHMENT = {
  ...{ draftsByThemselves: false, orderCost: 5_000, holdingRate: 2_000 },
  classes: ['A', 'B', 'C'].map((countClass) => ({ countClass, serviceLevel: 9_500, reviewDays: 7 })),
};
const HOURS = { opensAt: 0, closesAt: 1440, dayCutHour: 0, tokenPrefix: 'R' };
const NOTHING_MORE = { batchId: null, locationId: null, stationCode: null, note: null };
const COLD_ROOM = { code: 'COLD', kind: 'STORE', forOrders: true, inUse: true };
const TERMS = { paymentDays: 30, isMsme: false, leadDays: 1, inUse: true };
/** Of a version that is none: nothing is changed. */
const PURCHASE_RULES = {
  ...{ version: 99, selfUpTo: 0, overReceiptPercent: 5, shelfLifePercent: 50 },
  tiers: [{ role: 'owner', upTo: null }],
};
const BOTH_SIDES = [
  { account: '6200', debit: 100, credit: 0 },
  { account: '1020', debit: 0, credit: 100 },
];
const ONE_ITEM = Buffer.from('code,name,kind,base unit\nCHECKED,Checked,ingredient,g').toString('base64');
const ONE_SUPPLIER = Buffer.from('supplier,payment days,lead days\nChecked mill,30,1').toString('base64');
/** Of an item that is none: a rehearsal says so. */
const NOTHING_COUNTED = Buffer.from('code\nCHECKED').toString('base64');
const CSV = { csv: 'category,item,price,diet\nTea,Checked tea,10,veg\n', defaults: {} };
const FLOUR = { kind: 'INGREDIENT', baseUnit: 'g', pickPolicy: 'FIFO', allergens: [], taxCreditable: false, units: [] };
/** Off, as it is anyway. */
/** The organisation as the seed makes it: how it is taxed stays. */
const ORGANISATION = {
  ...{ name: 'Canteen', legalName: 'Canteen', gstin: REGISTRATION, fssaiLicence: null },
  ...{ stateCode: '32', taxProfile: 'REGULAR_5', pricesIncludeTax: true },
};
const COLLEGE = {
  ...{ isOn: false, domains: ['college.example'], groupsClaim: 'groups', mappings: [] },
  ...{ unknownPerson: 'REFUSE', trustsFactor: false, factorAcrs: [] },
};
/** As they are anyway: nobody’s session ends by it. */
const RETENTION = {
  ...{ endedSessionsDays: 30, vainTriesDays: 7, sentLettersDays: 90 },
  ...{ unconfirmedRegistrationsDays: 14, unusedDevicesDays: 365, oldLinksDays: 7 },
};
const SECURITY = {
  ...{ staffHours: 12, staffIdleMinutes: 30, studentHours: 168, studentIdleMinutes: 1440, sessionsAtMost: 5 },
  ...{
    guessFreeTries: 5,
    guessWaitSecondsMax: 300,
    guessLockAfter: 12,
    guessLockMinutes: 60,
    addressTriesPerHour: 300,
  },
  ...{ oneSessionMore: 'END_OLDEST', addressLettersPerHour: 10_000, mailboxLettersPerHour: 5 },
  ...{ tillIdleMinutes: 5, pinLockAfter: 5, pinLockMinutes: 30 },
  factorRules: [],
};

function delivered(stockItemId: string): Given {
  return { batchId: freshId(), stockItemId, accepted: 1_000, unit: 'g', value: 10 };
}

function freshCode(): string {
  const letter = () => String.fromCharCode(65 + randomInt(26));
  return `Y${letter()}${letter()}${letter()}`;
}

/** What the arguments of a row are by name: of the row itself, and of whatever is in the room. */
export function samplesOf(row: string, room: Room, common: Common): { readonly own: Given; readonly named: Given } {
  const {
    outletId,
    itemId,
    variantId,
    orderId,
    ticketId,
    accountId,
    grantId,
    deviceId,
    keyId,
    stockItemId,
    transferId,
    purchaseOrderId,
    supplierId,
  } = room;
  return {
    own: SAMPLES[row]?.(room, common) ?? {},
    named: {
      ...{
        outletId,
        itemId,
        variantId,
        orderId,
        ticketId,
        accountId,
        grantId,
        deviceId,
        keyId,
        stockItemId,
        transferId,
        purchaseOrderId,
        supplierId,
      },
      ...{ outletIds: [outletId], mailId: common.mailId, quote: room.quote, optionIds: [] },
      lines: [{ itemId, variantId, quantity: 1, optionIds: [] }],
      ...{ commandId: freshId(), email: `${randomUUID()}@college.example`, tendered: 100_000 },
      ...{ password: PASSWORD, firstPassword: PASSWORD, newPassword: PASSWORD, presentPassword: 'a wrong one' },
      ...{ code: '000000', pickupCode: '000000', takesOrders: true, available: true, name: 'Checked' },
    },
  };
}
