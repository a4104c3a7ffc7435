import { openApi, type Target } from '../../entry/replay/api.ts';

/** A verb of stock as a stranger would say it, and every refusal that may be heard here. */
interface Spoken {
  /** Its arguments by name with their types. */
  readonly takes: Readonly<Record<string, string>>;
  readonly gives: string;
  /** What of the answer is read. */
  readonly selects?: string;
  readonly refusals: readonly string[];
}

const byInput = (type: string) => ({ input: `${type}!` });
const byId = (name: string) => ({ commandId: 'UUID!', [name]: 'UUID!' });

export const VERBS = {
  quoteOrder: {
    takes: byInput('QuoteOrderInput'),
    gives: 'Quote',
    selects: 'signed',
    refusals: ['ItemsUnavailable', 'OutOfStock'],
  },
  placeOrder: {
    takes: byInput('PlaceOrderInput'),
    gives: 'Order',
    selects: 'id pickupCode tickets { id }',
    refusals: ['ItemsUnavailable', 'OutOfStock'],
  },
  startTicket: {
    takes: byInput('TicketCommandInput'),
    gives: 'KitchenTicket',
    refusals: ['IllegalTicketChange', 'IngredientsMissing'],
  },
  finishTicket: { takes: byInput('TicketCommandInput'), gives: 'KitchenTicket', refusals: ['IllegalTicketChange'] },
  bumpTicket: { takes: byInput('TicketCommandInput'), gives: 'KitchenTicket', refusals: ['IllegalTicketChange'] },
  collectOrder: {
    takes: byInput('CollectOrderInput'),
    gives: 'Order',
    refusals: ['GoodsMissing', 'IllegalTransition'],
  },
  cancelOrder: {
    takes: byInput('CancelOrderInput'),
    gives: 'Order',
    refusals: ['CannotCancelNow', 'RefundBeyondLimit'],
  },
  markNoShow: {
    takes: byInput('OrderCommandInput'),
    gives: 'Order',
    refusals: ['IllegalTransition', 'RefundBeyondLimit'],
  },
  receiveGoods: {
    takes: byInput('ReceiveGoodsInput'),
    gives: 'GoodsReceipt',
    refusals: [
      'ExpiredOnArrival',
      'FarAboveCost',
      'FarBelowCost',
      'MoreThanOrdered',
      'MuchFree',
      'PurchaseOrderNotOpen',
      'ShortShelfLife',
    ],
  },
  returnGoods: {
    takes: byInput('ReturnGoodsInput'),
    gives: 'GoodsReturn',
    refusals: ['NotEnoughInBatch', 'NotEnoughStock', 'OtherSupplier', 'WaitsAsWaste'],
  },
  decideReturn: {
    takes: byInput('DecideReturnInput'),
    gives: 'GoodsReturn',
    refusals: ['AnotherPersonNeeded', 'IllegalReturnStep'],
  },
  withdrawReturn: { takes: byId('returnId'), gives: 'GoodsReturn', refusals: ['IllegalReturnStep'] },
  savePurchaseOrder: {
    takes: byInput('SavePurchaseOrderInput'),
    gives: 'PurchaseOrder',
    selects: 'version',
    refusals: ['AnotherPersonNeeded', 'ChangedMeanwhile', 'IllegalPurchaseStep'],
  },
  submitPurchaseOrder: {
    takes: byId('purchaseOrderId'),
    gives: 'PurchaseOrder',
    selects: 'state version',
    refusals: ['IllegalPurchaseStep'],
  },
  decidePurchaseOrder: {
    takes: byInput('DecidePurchaseOrderInput'),
    gives: 'PurchaseOrder',
    refusals: ['AboveYourLimit', 'AnotherPersonNeeded', 'ChangedMeanwhile', 'IllegalPurchaseStep'],
  },
  sendPurchaseOrder: {
    takes: { ...byId('purchaseOrderId'), byMail: 'Boolean' },
    gives: 'PurchaseOrder',
    refusals: ['IllegalPurchaseStep'],
  },
  cancelPurchaseOrder: {
    takes: byInput('EndPurchaseOrderInput'),
    gives: 'PurchaseOrder',
    refusals: ['IllegalPurchaseStep'],
  },
  closePurchaseOrder: {
    takes: byInput('EndPurchaseOrderInput'),
    gives: 'PurchaseOrder',
    refusals: ['IllegalPurchaseStep'],
  },
  enterSupplierBill: {
    takes: byInput('EnterSupplierBillInput'),
    gives: 'SupplierBill',
    refusals: ['DuplicateBill', 'ReceiptBilled'],
  },
  decideSupplierBill: {
    takes: byInput('DecideSupplierBillInput'),
    gives: 'SupplierBill',
    refusals: ['AboveYourLimit', 'AnotherPersonNeeded', 'IllegalBillStep', 'NothingToClaim'],
  },
  recordWaste: {
    takes: byInput('RecordWasteInput'),
    gives: 'WasteEntry',
    selects: 'state',
    refusals: ['MoreThanIsThere'],
  },
  decideWaste: {
    takes: byInput('DecideWasteInput'),
    gives: 'WasteEntry',
    refusals: ['AnotherPersonNeeded', 'IllegalWasteStep'],
  },
  takeBackWaste: { takes: byId('wasteId'), gives: 'WasteEntry', refusals: ['IllegalWasteStep', 'TooLateToTakeBack'] },
  requestStockTransfer: { takes: byInput('RequestTransferInput'), gives: 'StockTransfer', refusals: ['SameLocation'] },
  decideStockTransfer: {
    takes: byInput('DecideTransferInput'),
    gives: 'StockTransfer',
    refusals: ['AnotherPersonNeeded', 'IllegalTransferStep'],
  },
  cancelStockTransfer: {
    takes: byInput('CancelTransferInput'),
    gives: 'StockTransfer',
    refusals: ['IllegalTransferStep'],
  },
  dispatchStockTransfer: {
    takes: byId('transferId'),
    gives: 'StockTransfer',
    selects: 'batches { batch { id } quantity }',
    refusals: ['IllegalTransferStep', 'NotEnoughStock'],
  },
  receiveStockTransfer: {
    takes: byInput('ReceiveTransferInput'),
    gives: 'StockTransfer',
    refusals: ['AnotherPersonNeeded', 'IllegalTransferStep', 'MoreThanSent'],
  },
  openStockCount: {
    takes: byInput('OpenCountInput'),
    gives: 'StockCount',
    refusals: ['CountAlreadyOpen', 'NothingToCount'],
  },
  enterStockCount: {
    takes: byInput('EnterCountInput'),
    gives: 'StockCount',
    // What was sent back to be counted again is counted by somebody who could not read what should be there.
    refusals: ['AnotherPersonNeeded', 'CountLineChanged', 'IllegalCountStep'],
  },
  handInStockCount: { takes: byId('countId'), gives: 'StockCount', refusals: ['CountIncomplete', 'IllegalCountStep'] },
  approveStockCount: {
    takes: byId('countId'),
    gives: 'StockCount',
    refusals: ['AnotherPersonNeeded', 'CountOutOfDate', 'IllegalCountStep'],
  },
  repeatStockCount: { takes: byInput('RepeatCountInput'), gives: 'StockCount', refusals: ['IllegalCountStep'] },
  cancelStockCount: { takes: byInput('EndCountInput'), gives: 'StockCount', refusals: ['IllegalCountStep'] },
  rejectStockCount: { takes: byInput('EndCountInput'), gives: 'StockCount', refusals: ['IllegalCountStep'] },
  planProduction: { takes: byInput('PlanProductionInput'), gives: 'ProductionOrder', refusals: [] },
  startProduction: {
    takes: byId('orderId'),
    gives: 'ProductionOrder',
    refusals: ['IllegalProductionStep', 'NotEnoughStock'],
  },
  finishProduction: {
    takes: byInput('FinishProductionInput'),
    gives: 'ProductionOrder',
    refusals: ['IllegalProductionStep', 'MoreThanPlanned', 'NotEnoughStock'],
  },
  cancelProduction: {
    takes: byInput('CancelProductionInput'),
    gives: 'ProductionOrder',
    refusals: ['IllegalProductionStep'],
  },
  saveRecipe: {
    takes: byInput('SaveRecipeInput'),
    gives: 'Recipe',
    selects: 'version',
    refusals: ['ChangedMeanwhile'],
  },
  changeStockSettings: {
    takes: byInput('ChangeStockSettingsInput'),
    gives: 'StockSettings',
    selects: 'version',
    refusals: ['ChangedMeanwhile'],
  },
  importStock: {
    takes: byInput('ImportStockInput'),
    gives: 'StockImport',
    selects: 'value',
    refusals: ['RowsHaveErrors'],
  },
  openBatch: {
    takes: byInput('OpenBatchInput'),
    gives: 'Batch',
    selects: 'id',
    refusals: ['BatchNotAvailable', 'MoreThanIsThere'],
  },
} as const satisfies Readonly<Record<string, Spoken>>;

export type Verb = keyof typeof VERBS;

/** What was answered: done with what was selected, or refused by this type. */
export type Answer = { readonly done: Readonly<Record<string, unknown>> } | { readonly refused: string };

/** Somebody who says verbs of stock, and keeps what may not be answered. */
export interface Voice {
  say(verb: Verb, given: object): Promise<Answer>;
  hold(input: object): Promise<void>;
  ask<Data>(document: string, variables: object): Promise<Data>;
}

const HOLD = 'mutation ($input: HoldBatchesInput!) { result: holdBatches(input: $input) { id status } }';

/** An API key, or the token of somebody who signed in. */
type By = Target | { readonly url: string; readonly bearer: string };

const postAs = (bearer: string) => async (url: string, body: string, headers: Record<string, string>) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${bearer}` },
    body,
  });
  return response.text();
};

/** A voice of a caller. Each verb that was done or refused is counted in `heard`; what is neither is a violation. */
export function openVoice(by: By, heard: Map<string, number>, violations: string[]): Voice {
  const api = 'key' in by ? openApi(by, 2) : openApi({ url: by.url, key: '' }, 2, postAs(by.bearer));
  return {
    ask: (document, variables) => api.ask(document, variables),
    async say(verb, given) {
      const spoken: Spoken = VERBS[verb];
      const variables = 'input' in spoken.takes ? { input: given } : given;
      const { result } = await api
        .ask<{ result: Readonly<Record<string, unknown>> }>(documentOf(verb, spoken), variables)
        .catch((error: Error) => {
          violations.push(`${verb}: ${error.message}`);
          return { result: { __typename: 'no answer' } as Readonly<Record<string, unknown>> };
        });
      const type = String(result.__typename);
      const name = type === spoken.gives ? verb : `${verb} ${type}`;
      heard.set(name, (heard.get(name) ?? 0) + 1);
      if (type === spoken.gives) return { done: result };
      if (type !== 'no answer' && !spoken.refusals.includes(type)) {
        violations.push(`${verb} was refused: ${type}: ${String(result.message)}, ${JSON.stringify(given)}`);
      }
      return { refused: type };
    },
    async hold(input) {
      const conflict = await api.ask(HOLD, { input }).then(
        () => false,
        (error: Error) => {
          // What is on its way arrived while its batches were looked for: the caller looks again.
          const isConflict = error.message.startsWith('CONFLICT');
          if (!isConflict) violations.push(`holdBatches: ${error.message}`);
          return isConflict;
        },
      );
      const name = conflict ? 'holdBatches CONFLICT' : 'holdBatches';
      heard.set(name, (heard.get(name) ?? 0) + 1);
    },
  };
}

function documentOf(verb: Verb, { takes, gives, selects = 'id' }: Spoken): string {
  const names = Object.keys(takes);
  const declared = Object.entries(takes).map(([name, type]) => `$${name}: ${type}`);
  const passed = names.map((name) => `${name}: $${name}`);
  return `mutation (${declared.join(', ')}) {
    result: ${verb}(${passed.join(', ')}) { __typename ... on ${gives} { ${selects} } ... on Refusal { code message } }
  }`;
}
