import type { SheetChange } from '../../../platform/sheets/sheet-report.ts';
import { changesBetween } from '../../../platform/sheets/sheet-report.ts';
import { plainNumber } from '../../../platform/sheets/write-sheet.ts';
import type { StockItem, StockUnit } from '../stock-item.ts';
import type { MeasuredItem } from '../units.ts';

export const KIND_WORDS: Readonly<Record<StockItem['kind'], string>> = {
  ...{ INGREDIENT: 'ingredient', PACKAGED: 'packaged', CONSUMABLE: 'consumable', PREP: 'preparation' },
};
export const STORAGE_WORDS: Readonly<Record<StockItem['storage'], string>> = {
  ...{ AMBIENT: 'ambient', CHILLED: 'chilled', FROZEN: 'frozen' },
};

/** An item as a file says it; its id and its version are apart. */
export type ItemFacts = Omit<MeasuredItem, 'id' | 'version'>;

export function allergensAsWritten(allergens: readonly string[]): string {
  return allergens.length === 0 ? 'none' : [...allergens].sort().join(', ').toLowerCase();
}

/** Base units in one pack, in thousandths, as the file counts them. */
export function packSizeOf({ numerator, denominator }: Pick<StockUnit, 'numerator' | 'denominator'>): number {
  return Math.round((numerator * 1_000) / denominator);
}

/** What changes of an item, as a file writes it. */
export function changesOf(before: ItemFacts, after: ItemFacts): SheetChange[] {
  return changesBetween(asWritten(before), asWritten(after));
}

function asWritten(item: ItemFacts): Record<string, string | null> {
  const packs = item.conversions.map(({ from, ratio }) => [`size of ${from}`, plainNumber(packSizeOf(ratio), 3)]);
  return {
    ...{ name: item.name, kind: KIND_WORDS[item.kind], 'base unit': item.baseUnit },
    ...{ storage: STORAGE_WORDS[item.storage], 'tax %': plainNumber(item.purchaseTaxRate, 2) },
    'shelf life days': item.shelfLifeDays === null ? null : String(item.shelfLifeDays),
    'tax credited': item.taxCreditable ? 'yes' : 'no',
    allergens: allergensAsWritten(item.allergens),
    ...Object.fromEntries(packs),
  };
}
