import { type Money, sumMoney } from '@college-kiosk/kernel';
import { inputTax, isSomething, NO_TAX, onEitherSide, type TaxHeads, turned } from './bill-postings.ts';
import type { PostingLine } from './post.ts';

export type StockKind = 'INGREDIENT' | 'PREP' | 'PACKAGED' | 'CONSUMABLE';

/** Stock of one kind at its batch value. */
export interface StockValue {
  readonly kind: StockKind;
  readonly value: Money;
}

/** Where each kind of stock is held, and where it goes when it is used. Rules §2.2. */
export const STOCK_CLASSES = [
  { kinds: ['INGREDIENT', 'PREP'], inventory: '1200', cost: '5100' },
  { kinds: ['PACKAGED'], inventory: '1210', cost: '5120' },
  { kinds: ['CONSUMABLE'], inventory: '1220', cost: '5140' },
] as const;

/** Goods received before the supplier's bill, at cost (tax only where it is not creditable). Rules §2.3 G02, G06. */
export function receiptPosting(receipt: { stock: readonly StockValue[]; supplier?: string }): PostingLine[] {
  const held = byClass(receipt.stock);
  const party = receipt.supplier === undefined ? {} : { party: receipt.supplier };
  return [
    ...held.map(({ inventory, value }) => ({ account: inventory, debit: value })),
    { account: '2110', credit: sumMoney(held.map(({ value }) => value)), ...party },
  ];
}

/** Stock used in what was sold, at its batch values. No lines when nothing of value was used. Rules §2.3 G19/20. */
export function consumptionPosting({ stock }: { stock: readonly StockValue[] }): PostingLine[] {
  const used = byClass(stock);
  return [
    ...used.map(({ cost, value }) => ({ account: cost, debit: value })),
    ...used.map(({ inventory, value }) => ({ account: inventory, credit: value })),
  ];
}

/**
 * Stock that was lost, or eaten by staff (an account of its own), at its batch values (rules §2.3 G21). Tax that was credited when
 * it was bought goes back with it, by the heads it was credited under, and is part of the loss (G22). `takenBack` turns all of it round.
 */
export function wastePosting(waste: {
  readonly stock: readonly StockValue[];
  readonly heads?: TaxHeads;
  readonly byStaff?: boolean;
  readonly takenBack?: boolean;
}): PostingLine[] {
  const { stock, heads = NO_TAX, byStaff = false, takenBack = false } = waste;
  const gone = byClass(stock);
  const lost = sumMoney([...gone.map(({ value }) => value), ...Object.values(heads)]);
  if (lost === 0) return [];
  const lines = [
    { account: byStaff ? '6110' : '5150', debit: lost },
    ...gone.map(({ inventory, value }) => ({ account: inventory, credit: value })),
    ...inputTax(heads).map(turned),
  ];
  return takenBack ? lines.map(turned) : lines;
}

/**
 * Food that was cooked for an order nobody got: its cost, which was booked when it was begun, moves to waste (rules §3.3); tax that was
 * credited when it was bought goes back with it, by the heads it was credited under (§2.3 G22). No lines when it cost nothing.
 */
export function lostFoodPosting(food: {
  readonly stock: readonly StockValue[];
  readonly heads: TaxHeads;
}): PostingLine[] {
  const used = byClass(food.stock);
  const lost = sumMoney([...used.map(({ value }) => value), ...Object.values(food.heads)]);
  return [
    { account: '5150', debit: lost },
    ...used.map(({ cost, value }) => ({ account: cost, credit: value })),
    ...inputTax(food.heads).map(turned),
  ].filter(isSomething);
}

/** What a count found too little (`short`) and too much (`over`), at batch values. Rules §2.3 G23. */
export function countPosting(found: {
  readonly short: readonly StockValue[];
  readonly over: readonly StockValue[];
}): PostingLine[] {
  return [...against('5160', found.short), ...against('5160', found.over).map(turned)];
}

/**
 * What was used before it was written down had another cost than it was booked at (rules §3.3): a variance of the price when it was
 * bought, of stock otherwise. `dearer`: by how much the batches cost more.
 */
export function deficitPosting(cleared: {
  readonly dearer: readonly StockValue[];
  readonly cheaper: readonly StockValue[];
  readonly bought: boolean;
}): PostingLine[] {
  const account = cleared.bought ? '5190' : '5160';
  return [...against(account, cleared.dearer), ...against(account, cleared.cheaper).map(turned)];
}

/** What is cooked in advance is held as food at what went into it (rules §3.4); no lines where all of that was food already. */
export function productionPosting({ stock }: { readonly stock: readonly StockValue[] }): PostingLine[] {
  const [food] = STOCK_CLASSES;
  return against(
    food.inventory,
    stock.filter(({ kind }) => !(food.kinds as readonly StockKind[]).includes(kind)),
  );
}

/** Stock on its way between outlets: `out` when it is dispatched, `in` when it comes. Rules §3.4. */
export function transitPosting({
  stock,
  way,
}: {
  readonly stock: readonly StockValue[];
  readonly way: 'out' | 'in';
}): PostingLine[] {
  const lines = against('1290', stock);
  return way === 'out' ? lines : lines.map(turned);
}

/** What was sent and did not come: a loss, out of what is in transit. Rules §3.4. */
export function transitLossPosting({ value }: { readonly value: Money }): PostingLine[] {
  return value === 0
    ? []
    : [
        { account: '5160', debit: value },
        { account: '1290', credit: value },
      ];
}

/** What of goods that go back was billed already, and is asked for by a debit note: without tax, and the tax that had been credited. */
export interface ReturnedBilled {
  readonly net: Money;
  readonly heads: TaxHeads;
}

/**
 * Goods that go back, at batch values: what was not billed yet turns the receipt round, at what was booked when it came; what was
 * billed is taken off what is owed, with its credited tax. What the batches were worth besides is price variance. Rules §3.5.
 */
export function returnPosting(goods: {
  readonly stock: readonly StockValue[];
  readonly supplier: string;
  /** What was booked for what is not billed yet. */
  readonly unbilled: Money;
  readonly billed?: ReturnedBilled;
}): PostingLine[] {
  const gone = byClass(goods.stock);
  const { net = 0, heads = NO_TAX } = goods.billed ?? {};
  const difference = sumMoney([goods.unbilled, net, ...gone.map(({ value }) => -value)]);
  return [
    { account: '2110', debit: goods.unbilled, party: goods.supplier },
    { account: '2100', debit: sumMoney([net, ...Object.values(heads)]), party: goods.supplier },
    ...gone.map(({ inventory, value }) => ({ account: inventory, credit: value })),
    ...inputTax(heads).map(turned),
    ...onEitherSide('5190', -difference),
  ].filter(isSomething);
}

/** Inventory of each class goes to one account. No lines for what is worth nothing. */
function against(account: string, stock: readonly StockValue[]): PostingLine[] {
  const gone = byClass(stock);
  if (gone.length === 0) return [];
  return [
    { account, debit: sumMoney(gone.map(({ value }) => value)) },
    ...gone.map(({ inventory, value }) => ({ account: inventory, credit: value })),
  ];
}

/** Opening balance equity: what opening balances stand against until they are all in. */
export const OPENING_EQUITY = '3999';

export interface Opening {
  readonly stock?: readonly StockValue[];
  /** Cash in the drawer. */
  readonly cash?: Money;
  readonly bank?: Money;
  readonly equipment?: Money;
}

/**
 * What was there on the first day, against opening balance equity (3999), which must come to nothing before anything is sold: a journal
 * takes it over to capital. Its entry is of kind OPENING. Rules §2.3 G01, §2.4.
 */
export function openingPosting(opening: Opening): PostingLine[] {
  const brought = [
    { account: '1010', debit: opening.cash ?? 0 },
    { account: '1020', debit: opening.bank ?? 0 },
    ...byClass(opening.stock ?? []).map(({ inventory, value }) => ({ account: inventory, debit: value })),
    { account: '1500', debit: opening.equipment ?? 0 },
  ].filter((line) => line.debit !== 0);
  return [...brought, { account: OPENING_EQUITY, credit: sumMoney(brought.map((line) => line.debit)) }];
}

/** The owner's part of what the opening balances came to: opening balance equity is nothing then. An entry of kind OPENING too. */
export function capitalPosting({ amount }: { readonly amount: Money }): PostingLine[] {
  return [
    { account: OPENING_EQUITY, debit: amount },
    { account: '3100', credit: amount },
  ];
}

function byClass(stock: readonly StockValue[]) {
  return STOCK_CLASSES.map(({ kinds, inventory, cost }) => {
    const ofClass = stock.filter(({ kind }) => (kinds as readonly StockKind[]).includes(kind));
    return { inventory, cost, value: sumMoney(ofClass.map(({ value }) => value)) };
  }).filter(({ value }) => value !== 0);
}
