import type { TaxTerms } from '../../finance/index.ts';
import type { StockItem } from '../../inventory/index.ts';
import type { Place } from '../../places/index.ts';
import type { Supplier } from './supplier.ts';

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
