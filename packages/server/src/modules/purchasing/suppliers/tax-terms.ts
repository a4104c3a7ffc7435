import type { StockItem } from '../../inventory/index.ts';
import type { Place } from '../../places/index.ts';
import type { Supplier } from './supplier.ts';

/** How tax on an item of a supplier is treated. */
export interface TaxTerms {
  /** Credited to us: the item's tax is, and the supplier is registered (rules §1.8). */
  readonly isCredited: boolean;
  /** They bill from another State: one head in the place of two. */
  readonly isInterState: boolean;
}

/** How tax on an item is treated when this supplier bills it to this place: without a registration they may not charge any. */
export function taxTerms(
  { taxCreditable }: Pick<StockItem, 'taxCreditable'>,
  { gstin }: Pick<Supplier, 'gstin'>,
  { outlet, organisation }: Place,
): TaxTerms {
  const ours = (outlet.gstin ?? organisation.gstin ?? organisation.stateCode).slice(0, 2);
  return { isCredited: taxCreditable && gstin !== null, isInterState: gstin !== null && !gstin.startsWith(ours) };
}

/**
 * The rate in basis points at which this supplier sells the item, in orders, deliveries and bills: the item's; none from who is not
 * registered, for they may not charge any (rules §1.8).
 */
export function agreedRate(
  { purchaseTaxRate }: Pick<StockItem, 'purchaseTaxRate'>,
  { gstin }: Pick<Supplier, 'gstin'>,
): number {
  return gstin === null ? 0 : purchaseTaxRate;
}

/** The same terms of several items, by their ids. */
export function termsByItem(
  items: readonly Pick<StockItem, 'id' | 'taxCreditable'>[],
  supplier: Pick<Supplier, 'gstin'>,
  place: Place,
): Map<string, TaxTerms> {
  return new Map(items.map((item) => [item.id, taxTerms(item, supplier, place)]));
}
