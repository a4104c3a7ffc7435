import { type Money, sumMoney } from '@college-kiosk/kernel';
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

export interface Opening {
  readonly stock?: readonly StockValue[];
  /** Cash in the drawer. */
  readonly cash?: Money;
  readonly bank?: Money;
  readonly equipment?: Money;
}

/** What the owner brings in on the first day, against capital. Rules §2.3 G01. */
export function openingPosting(opening: Opening): PostingLine[] {
  const brought = [
    { account: '1010', debit: opening.cash ?? 0 },
    { account: '1020', debit: opening.bank ?? 0 },
    ...byClass(opening.stock ?? []).map(({ inventory, value }) => ({ account: inventory, debit: value })),
    { account: '1500', debit: opening.equipment ?? 0 },
  ].filter((line) => line.debit !== 0);
  return [...brought, { account: '3100', credit: sumMoney(brought.map((line) => line.debit)) }];
}

function byClass(stock: readonly StockValue[]) {
  return STOCK_CLASSES.map(({ kinds, inventory, cost }) => {
    const ofClass = stock.filter(({ kind }) => (kinds as readonly StockKind[]).includes(kind));
    return { inventory, cost, value: sumMoney(ofClass.map(({ value }) => value)) };
  }).filter(({ value }) => value !== 0);
}
