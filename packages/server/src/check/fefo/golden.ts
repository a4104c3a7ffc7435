import { gstinCheckCharacter } from '@college-kiosk/kernel';
import { type Api, openApi, type Target } from '../../entry/replay/api.ts';
import { SAVE_MENU_ITEM, SAVE_RECIPE, SAVE_STOCK_ITEM, SAVE_SUPPLIER } from '../../entry/replay/documents.ts';
import { freshId } from '../../entry/replay/fresh-id.ts';
import { makeOutlet } from '../../entry/replay/set-up.ts';
import type { Answer, Verb, Voice } from '../inventory-model/voice.ts';

/** An outlet in which nothing has happened, and who acts in it: whoever asks, and whoever decides. */
export interface Books {
  readonly api: Api;
  readonly outletId: string;
  readonly businessDate: string;
  readonly kitchenId: string;
  readonly supplierId: string;
  readonly one: Voice;
  readonly other: Voice;
}

/** A registration in the State of a fresh installation, but for its last character: its tax is credited by halves. */
const REGISTERED = '32AAACB7310D1Z';
const SAVE_LOCATION = `mutation ($input: SaveLocationInput!) {
  result: saveStockLocation(input: $input) { __typename ... on StockLocation { id } ... on Refusal { code message } }
}`;
const BALANCE = `query ($outletId: UUID!) { trialBalance(outletId: $outletId) { rows { debit credit account { code } } } }`;
const CHANGE_SETTINGS = `mutation ($input: ChangeStockSettingsInput!) {
  result: changeStockSettings(input: $input) { __typename ... on StockSettings { wasteApprovalAbove } ... on Refusal { code message } }
}`;
const SETTINGS = `query { stockSettings { version } }`;

export async function openBooks(target: Target, one: Voice, other: Voice): Promise<Books> {
  const api = openApi(target, 4);
  const outlet = await makeOutlet(api);
  const kitchen = {
    id: freshId(),
    outletId: outlet.id,
    code: 'KITCHEN',
    name: 'Kitchen',
    kind: 'KITCHEN',
    forOrders: true,
  };
  await api.command(SAVE_LOCATION, kitchen, 'StockLocation');
  const { stockSettings } = await api.ask<{ stockSettings: { version: number } }>(SETTINGS, {});
  const limits = { wasteApprovalAbove: 100_000_000, recountAbove: 10_000 };
  await api.command(CHANGE_SETTINGS, { commandId: freshId(), ...stockSettings, ...limits }, 'StockSettings');
  const place = { outletId: outlet.id, businessDate: outlet.businessDate, kitchenId: kitchen.id };
  const supplierId = freshId();
  const gstin = `${REGISTERED}${gstinCheckCharacter(REGISTERED)}`;
  const terms = { paymentDays: 30, isMsme: false, leadDays: 1, gstin, sharesGstin: true };
  await api.command(SAVE_SUPPLIER, { id: supplierId, name: `Mill ${supplierId.slice(-12)}`, ...terms }, 'Supplier');
  return { api, ...place, supplierId, one, other };
}

interface ItemAsked {
  readonly unit: 'g' | 'ml' | 'pcs';
  readonly kind?: 'INGREDIENT' | 'PACKAGED';
  readonly taxRate?: number;
  readonly pickPolicy?: 'FIFO' | 'FEFO';
}

export async function addItem({ api }: Books, asked: ItemAsked): Promise<string> {
  const { unit, kind = 'INGREDIENT', taxRate = 0, pickPolicy = 'FEFO' } = asked;
  const id = freshId();
  const saved = {
    id,
    code: id,
    name: `Item ${id.slice(-6)}`,
    kind,
    baseUnit: unit,
    pickPolicy,
    purchaseTaxRate: taxRate,
  };
  const rest = { shelfLifeDays: null, taxCreditable: kind === 'PACKAGED', allergens: [], units: [] };
  await api.command(SAVE_STOCK_ITEM, { ...saved, ...rest }, 'StockItem');
  return id;
}

/** What a verb gave; whoever is refused here has found a fault. */
export async function did(voice: Voice, verb: Verb, given: object): Promise<Readonly<Record<string, unknown>>> {
  const answer: Answer = await voice.say(verb, given);
  if ('refused' in answer) throw new Error(`${verb} was refused: ${answer.refused}`);
  return answer.done;
}

/** Of an account, what is owed to it less what it owes, in paise. */
async function balances({ api, outletId }: Books): Promise<Map<string, number>> {
  const { trialBalance } = await api.ask<{
    trialBalance: { rows: { debit: number; credit: number; account: { code: string } }[] };
  }>(BALANCE, { outletId });
  return new Map(trialBalance.rows.map(({ account, debit, credit }) => [account.code, debit - credit]));
}

/** Does something and compares what the trial balance says of these accounts with the rules, in paise; debits are above nothing. */
export async function booked(
  books: Books,
  name: string,
  wanted: Readonly<Record<string, number>>,
  doIt: () => Promise<unknown>,
): Promise<string[]> {
  const before = await balances(books);
  await doIt();
  const after = await balances(books);
  return Object.entries(wanted).flatMap(([code, amount]) => {
    const found = (after.get(code) ?? 0) - (before.get(code) ?? 0);
    return found === amount ? [] : [`${name}: account ${code} changed by ${found} rather than ${amount}`];
  });
}

/** A delivery of one item without an order; gives its id. */
export async function receive(
  books: Books,
  line: {
    stockItemId: string;
    accepted: number;
    unit: string;
    value: number;
    expiryDate?: string | null;
    batchId?: string;
  },
) {
  const id = freshId();
  const { outletId, supplierId, kitchenId, one } = books;
  const lines = [{ batchId: freshId(), expiryDate: null, ...line }];
  await did(one, 'receiveGoods', {
    id,
    outletId,
    supplierId,
    locationId: kitchenId,
    lines,
    overrideReason: 'It is good.',
  });
  return id;
}

/** Sells and hands over so many of a dish that takes so much of an item. */
export async function sellOf(
  books: Books,
  { stockItemId, quantity, unit, isCooked }: { stockItemId: string; quantity: number; unit: string; isCooked: boolean },
  pieces: number,
) {
  const { api, outletId, one } = books;
  const [itemId, variantId, id] = [freshId(), freshId(), freshId()];
  const dish = {
    ...{
      id: itemId,
      code: itemId,
      name: 'Dish',
      description: '',
      categoryId: freshId(),
      categoryName: 'Golden',
      diet: 'VEG',
    },
    ...{
      allergens: [],
      kcal: 1,
      spice: 0,
      picture: {},
      daypartIds: [],
      modifierGroups: [],
      taxKind: 'PREPARED',
      taxCode: '996333',
    },
    ...{ mrp: null, outletIds: [outletId], stationCode: isCooked ? 'KITCHEN' : null, prepSeconds: 1 },
    variants: [{ id: variantId, code: 'REGULAR', name: 'Regular', price: 1_000 }],
  };
  await api.command(SAVE_MENU_ITEM, dish, 'MenuItem');
  await api.command(SAVE_RECIPE, { id: freshId(), variantId, lines: [{ stockItemId, quantity, unit }] }, 'Recipe');
  const lines = [{ itemId, variantId, quantity: pieces, optionIds: [] }];
  const { signed } = await did(one, 'quoteOrder', { outletId, lines });
  const placed = await did(one, 'placeOrder', { id, outletId, lines, quote: signed, cash: { tendered: 10_000_000 } });
  for (const ticket of placed.tickets as { id: string }[]) {
    for (const verb of ['startTicket', 'finishTicket', 'bumpTicket'] as const)
      await did(one, verb, { commandId: freshId(), ticketId: ticket.id });
  }
  await did(one, 'collectOrder', { commandId: freshId(), orderId: id, pickupCode: placed.pickupCode });
}
