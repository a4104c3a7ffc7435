import type { StockItem } from '../../inventory/index.ts';
import type { Place } from '../../places/index.ts';
import type { Supplier } from '../suppliers/supplier.ts';
import type { TaxTerms } from './bill.ts';

/** How tax on an item is treated when this supplier bills it to this place: without a registration they may not charge any. */
export function taxTerms(
  { taxCreditable }: Pick<StockItem, 'taxCreditable'>,
  { gstin }: Pick<Supplier, 'gstin'>,
  { outlet, organisation }: Place,
): TaxTerms {
  const ours = (outlet.gstin ?? organisation.gstin ?? organisation.stateCode).slice(0, 2);
  return { isCredited: taxCreditable && gstin !== null, isInterState: gstin !== null && !gstin.startsWith(ours) };
}

/** The rate the item has, which a bill must have too; none from who is not registered. */
export function agreedRate(
  { purchaseTaxRate }: Pick<StockItem, 'purchaseTaxRate'>,
  { gstin }: Pick<Supplier, 'gstin'>,
): number {
  return gstin === null ? 0 : purchaseTaxRate;
}

/** The same of several items, by their ids. */
export function termsByItem(
  items: readonly Pick<StockItem, 'id' | 'taxCreditable'>[],
  supplier: Pick<Supplier, 'gstin'>,
  place: Place,
): Map<string, TaxTerms> {
  return new Map(items.map((item) => [item.id, taxTerms(item, supplier, place)]));
}
