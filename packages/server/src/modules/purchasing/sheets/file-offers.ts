import { conversionFactor, convert } from '@college-kiosk/kernel';
import { changesBetween, type SheetChange } from '../../../platform/sheets/sheet-report.ts';
import { plainNumber } from '../../../platform/sheets/write-sheet.ts';
import { type MeasuredItem, notCountedIn } from '../../inventory/index.ts';
import type { SupplierItem, SupplierPrice } from '../suppliers/supplier.ts';
import type { SupplierRow } from './supplier-rows.ts';

/** Says what is wrong with a row, under the header of a column or as a whole. */
export type Wrong = (message: string, column?: string) => void;

/** What somebody sells as a file says it. */
export interface FileItem {
  readonly row: number;
  readonly stockItemId: string;
  readonly facts: OfferFacts;
  /** As it is before; null for what they did not sell. */
  readonly known: SupplierItem | null;
  /** Prices that begin, none of which is there. */
  readonly begins: readonly BeginningPrice[];
  /** All prices it has then, and in which row one was said. */
  readonly prices: readonly SaidPrice[];
}

export interface OfferFacts extends Pick<SupplierItem, 'code' | 'unit' | 'minimumPacks'> {
  readonly isSold: boolean;
}

type BeginningPrice = Pick<SupplierPrice, 'unit' | 'price' | 'validFrom'>;
type SaidPrice = BeginningPrice & { readonly row: number | null };

/** The stock item of a row; null where the row names none. */
export function itemSaid(
  row: SupplierRow,
  items: ReadonlyMap<string, MeasuredItem>,
  wrong: Wrong,
): MeasuredItem | 'wrong' | null {
  const { itemCode, theirCode, pack, packSize, minimumPacks, price, validFrom, isSold, item } = row;
  if (itemCode === null) {
    const all = [item, theirCode, pack, packSize, minimumPacks, price, validFrom, isSold];
    if (all.every((value) => value === null)) return null;
    wrong('Say which item it is by its code, as it stands under Items.', 'item code');
    return 'wrong';
  }
  const found = items.get(itemCode);
  if (found) return found;
  wrong(`There is no item with the code ${itemCode}. Make it first, or correct the code.`, 'item code');
  return 'wrong';
}

interface Asked {
  readonly item: MeasuredItem;
  readonly today: string;
  readonly supplier: { readonly items: Map<string, FileItem> };
  readonly known: { readonly sold: SupplierItem | null; readonly prices: readonly SupplierPrice[] };
}

/** What a row says of one thing that a supplier sells: kept with the supplier, and told. Null when the row is wrong. */
export function offerOf(
  row: SupplierRow,
  { item, today, supplier, known }: Asked,
  wrong: Wrong,
): { readonly isNew: boolean; readonly changes: readonly SheetChange[] } | null {
  const first = supplier.items.get(item.id);
  const before = first?.facts ?? (known.sold && factsOf(known.sold));
  const facts = merged(row, before, item, wrong);
  if (!facts) return null;
  if (first && changesBetween(said(first.facts), said(facts)).length > 0) {
    wrong(`Row ${first.row} says something else of ${item.name}. Say it once.`);
    return null;
  }
  const prices = first?.prices ?? known.prices.map((price) => ({ ...price, row: null }));
  const price = priceOf(row, { facts, before, today, prices, isKnown: known.prices.length > 0 }, wrong);
  if (price === 'wrong') return null;
  const begins = price ? [price] : [];
  supplier.items.set(item.id, {
    ...(first ?? { row: row.row, stockItemId: item.id, facts, known: known.sold, begins: [] }),
    begins: [...(first?.begins ?? []), ...begins],
    prices: [...begins.map((one) => ({ ...one, row: row.row })), ...prices].sort((one, other) =>
      other.validFrom.localeCompare(one.validFrom),
    ),
  });
  const isNew = !first && known.sold === null;
  const ofFacts = first || !known.sold ? [] : changesBetween(said(factsOf(known.sold)), said(facts));
  const standing = price && prices.find(({ validFrom }) => validFrom <= price.validFrom);
  const ofPrice = price
    ? [
        {
          column: 'price',
          before: standing ? sayPrice(standing) : null,
          after: `${sayPrice(price)} from ${price.validFrom}`,
        },
      ]
    : [];
  return { isNew, changes: [...ofFacts, ...ofPrice] };
}

function merged(row: SupplierRow, before: OfferFacts | null, item: MeasuredItem, wrong: Wrong): OfferFacts | null {
  const unit = row.pack ?? before?.unit ?? null;
  if (unit === null) {
    wrong(`Say in which pack ${item.name} is sold.`, 'pack');
    return null;
  }
  const factor = conversionFactor(unit, item.baseUnit, item.conversions);
  if (!factor) {
    wrong(`${notCountedIn(item, unit)} Or add it under Items.`, 'pack');
    return null;
  }
  const size = convert(1_000, factor);
  if (size === 0 || (row.packSize !== null && row.packSize !== size)) {
    wrong(
      `One ${unit} of ${item.name} is ${plainNumber(size, 3)} ${item.baseUnit}. Correct it, or change it under Items.`,
      'pack size',
    );
    return null;
  }
  return {
    ...{
      unit,
      code: row.theirCode ?? before?.code ?? null,
      minimumPacks: row.minimumPacks ?? before?.minimumPacks ?? 1,
    },
    isSold: row.isSold ?? before?.isSold ?? true,
  };
}

interface Priced {
  readonly facts: OfferFacts;
  readonly before: OfferFacts | null;
  readonly today: string;
  /** The latest day first. */
  readonly prices: readonly SaidPrice[];
  /** Whether it had a price before the file. */
  readonly isKnown: boolean;
}

/** The price that begins; null where what the row says is the case already. A price that held is not rewritten. */
function priceOf(
  { price, validFrom, row }: SupplierRow,
  { facts: { unit }, before, today, prices, isKnown }: Priced,
  wrong: Wrong,
): BeginningPrice | 'wrong' | null {
  const no = (message: string, column: string) => {
    wrong(message, column);
    return 'wrong' as const;
  };
  if (price === null) {
    if (before === null || before.unit !== unit) return no(`Say what one ${unit} costs, and from which day.`, 'price');
    return validFrom === null ? null : no('There is a day and no price. Say what a pack costs from then on.', 'price');
  }
  const day = validFrom ?? today;
  const twin = prices.find((one) => one.row !== null && one.row !== row && one.validFrom === day);
  if (twin) return no(`Row ${twin.row} says the price from that day already. Say it once.`, 'valid from');
  const standing = prices.find((one) => one.validFrom <= day);
  if (standing?.price === price && standing.unit === unit) return null;
  if (validFrom === null) return no('Say from which day this price holds: 24/11/2026.', 'valid from');
  if (isKnown && day < today)
    return no('Another price held then, and is not rewritten. Let this one begin today or later.', 'valid from');
  return { unit, price, validFrom: day };
}

function factsOf({ code, unit, minimumPacks, retiredAt }: SupplierItem): OfferFacts {
  return { code, unit, minimumPacks, isSold: retiredAt === null };
}

function said({ code, unit, minimumPacks, isSold }: OfferFacts): Record<string, string | null> {
  return { 'their code': code, pack: unit, 'minimum packs': String(minimumPacks), sold: isSold ? 'yes' : 'no' };
}

function sayPrice({ price, unit }: BeginningPrice): string {
  return `${plainNumber(price, 2)} / ${unit}`;
}
