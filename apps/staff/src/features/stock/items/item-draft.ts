import { newId } from '@college-kiosk/client';
import { scaled, unscaled } from '@college-kiosk/ui';
import type { SaveStockItemInput, StockItemFactsQuery } from '../../../gql/graphql.ts';
import { ratioOf, sizeOf, type UnitDraft } from './item-units.ts';

export type ItemFacts = NonNullable<StockItemFactsQuery['stockItem']>['item'];

type Chosen =
  | ('id' | 'code' | 'name' | 'kind' | 'baseUnit' | 'pickPolicy' | 'allergens')
  | ('taxCreditable' | 'storage' | 'countClass' | 'negativePolicy');

/** An item as the form holds it: numbers as they are typed. */
export type ItemDraft = Pick<ItemFacts, Chosen> & {
  taxRate: string;
  shelfLifeDays: number | string;
  openedLifeDays: number | string;
  units: UnitDraft[];
};

/** What the form begins with: the item, or an ingredient that nobody has named yet. */
export function draftOf(item: ItemFacts | null): ItemDraft {
  if (!item) {
    return {
      ...{ id: newId(), code: '', name: '', kind: 'INGREDIENT', baseUnit: 'g', pickPolicy: 'FEFO', allergens: [] },
      ...{ taxCreditable: false, storage: 'AMBIENT', countClass: 'C', negativePolicy: 'ALLOW_FLAG' },
      ...{ taxRate: '0', shelfLifeDays: '', openedLifeDays: '', units: [] },
    };
  }
  const { __typename: _, version: __, purchaseTaxRate, shelfLifeDays, openedLifeDays, units, ...facts } = item;
  return {
    ...facts,
    taxRate: unscaled(purchaseTaxRate, 2),
    shelfLifeDays: shelfLifeDays ?? '',
    openedLifeDays: openedLifeDays ?? '',
    units: units.map((one) => ({ key: newId(), unit: one.unit, size: sizeOf(one) })),
  };
}

/**
 * What is sent of an item as it was seen (null for a new one); or what must be mended first. A class that nobody chose here is not sent: what is used
 * of the item may have moved it since.
 */
export function inputOf(draft: ItemDraft, seen: ItemFacts | null): SaveStockItemInput | string {
  const { taxRate, shelfLifeDays, openedLifeDays, units, ...facts } = draft;
  const purchaseTaxRate = scaled(taxRate.trim() || '0', 2);
  if (facts.name.trim() === '' || facts.code.trim() === '') return 'Give it a name and a code.';
  if (purchaseTaxRate === null || purchaseTaxRate > 10_000) return 'The tax is 0 to 100 %, with two places at most.';
  const sized = units.map(({ unit, size }) => ({ unit: unit.trim(), ratio: ratioOf(size) }));
  if (sized.some(({ unit, ratio }) => unit === '' || !ratio)) return 'Say of each unit its name and how much it is.';
  return {
    ...facts,
    ...{ name: facts.name.trim(), code: facts.code.trim(), purchaseTaxRate },
    ...{ version: seen?.version ?? 0, countClass: facts.countClass === seen?.countClass ? null : facts.countClass },
    negativePolicy: facts.kind === 'PACKAGED' ? 'BLOCK' : facts.negativePolicy,
    shelfLifeDays: shelfLifeDays === '' ? null : Number(shelfLifeDays),
    openedLifeDays: openedLifeDays === '' ? null : Number(openedLifeDays),
    units: sized.flatMap(({ unit, ratio }) => (ratio ? [{ unit, ...ratio }] : [])),
  };
}
