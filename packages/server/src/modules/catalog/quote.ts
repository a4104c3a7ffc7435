import { assert, isRefusal, minutesOfDay, type Refusal, refuse } from '@college-kiosk/kernel';
import { inArray } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import { datesAt, type Place } from '../places/index.ts';
import { readTaxRates, type TaxRates } from '../tax/index.ts';
import type { Menu } from './menu.ts';
import { menuOf } from './menu-of.ts';
import {
  addUp,
  type CartLine,
  chargesTax,
  choose,
  chosenOptions,
  priceLine,
  type Quoted,
  type UnavailableItem,
} from './price-lines.ts';
import { items } from './tables.ts';

export type QuoteRefusal =
  | Refusal<'ITEMS_UNAVAILABLE', { items: UnavailableItem[] }>
  | Refusal<'MODIFIERS_INVALID', { itemId: string; groupId: string }>;

/** What prices are made of. */
export interface PriceFacts {
  readonly place: Place;
  readonly menu: Menu;
  readonly rates: TaxRates;
}

/** Prices a cart from the live menu, as `priceCart` does. */
export async function quote(
  reader: Reader,
  cart: { readonly place: Place; readonly lines: readonly CartLine[]; readonly at: Date },
): Promise<Quoted | QuoteRefusal> {
  const { place, lines, at } = cart;
  const menu = await menuOf(reader, place.outlet.id);
  return priceCart(reader, { place, menu, rates: await readTaxRates(reader) }, { lines, at });
}

/**
 * Prices a cart from these facts, with the tax of the place's profile and tax date. Refuses ITEMS_UNAVAILABLE (all of them at
 * once) and MODIFIERS_INVALID (the first). Throws INVALID for a quantity that is none, and a Fault when a tax code on the
 * menu has no rate that day.
 * @param reader is asked for the names of what left the menu, and for nothing else.
 */
export async function priceCart(
  reader: Reader,
  { place, menu, rates }: PriceFacts,
  { lines, at }: { readonly lines: readonly CartLine[]; readonly at: Date },
): Promise<Quoted | QuoteRefusal> {
  const { organisation } = place;
  const { chosen, unavailable } = choose(menu, lines, minutesOfDay(at, organisation.zone));
  if (unavailable.length > 0) {
    const named = await withNames(reader, unavailable);
    return refuse('ITEMS_UNAVAILABLE', 'Some of this cannot be had right now. Take it out and try again.', {
      items: named,
    });
  }

  const { taxDate } = datesAt(place, at);
  const priced = [];
  for (const one of chosen) {
    const options = chosenOptions(one);
    if (isRefusal(options)) return options;
    const { taxCode, taxKind } = one.item;
    const rateBp = chargesTax(organisation.taxProfile, taxKind) ? rates.on(taxCode, taxDate) : 0;
    assert(rateBp !== null, 'a tax code on the menu has no rate on this date', { taxCode });
    priced.push(priceLine(organisation, one, options, rateBp));
  }
  return addUp(priced);
}

/** An item that left the menu still has a name; one that never was has none to show. */
async function withNames(
  reader: Reader,
  unavailable: readonly (Omit<UnavailableItem, 'name'> & { readonly name: string | null })[],
): Promise<UnavailableItem[]> {
  const nameless = unavailable.filter(({ name }) => name === null).map(({ itemId }) => itemId);
  const rows =
    nameless.length === 0
      ? []
      : await reader.select({ id: items.id, names: items.names }).from(items).where(inArray(items.id, nameless));
  const names = new Map(rows.map((row) => [row.id, row.names.en]));
  return unavailable.map((one) => ({ ...one, name: one.name ?? names.get(one.itemId) ?? 'This item' }));
}
