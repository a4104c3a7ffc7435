import { registerEnumType } from 'type-graphql';
import { ALLERGENS } from '../allergens.ts';
import { diet, taxKind } from '../tables.ts';

function keysOf<Value extends string>(values: readonly Value[]): Readonly<Record<Value, Value>> {
  return Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
}

export const AllergenEnum = keysOf(ALLERGENS);
export const DietEnum = keysOf(diet.enumValues);
export const TaxKindEnum = keysOf(taxKind.enumValues);
export const UnavailableReasonEnum = keysOf(['SOLD_OUT', 'NOT_SERVED_NOW', 'NOT_ON_MENU'] as const);

registerEnumType(AllergenEnum, { name: 'Allergen', description: 'What a menu must name for those who cannot eat it.' });
registerEnumType(DietEnum, {
  name: 'Diet',
  description: 'The mark that food carries in India; egg counts as non-veg.',
});
registerEnumType(TaxKindEnum, {
  name: 'TaxKind',
  description: 'Food prepared here (a service), or packaged goods sold as they came (at their own rate and MRP).',
});
registerEnumType(UnavailableReasonEnum, {
  name: 'UnavailableReason',
  description: 'Why something on the cart cannot be had.',
});
