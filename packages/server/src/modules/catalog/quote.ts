import { assert, isRefusal, minutesOfDay, type Refusal, refuse } from '@college-kiosk/kernel';
import { inArray } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import { datesAt, type Place } from '../places/index.ts';
import { ratesOn } from '../tax/index.ts';
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

/**
 * Prices a cart from the live menu, with the tax of the place's profile and tax date. Refuses ITEMS_UNAVAILABLE (all of
 * them at once) and MODIFIERS_INVALID (the first). Throws INVALID for a quantity that is none, and a Fault when a tax code
 * on the menu has no rate that day.
 */
export async function quote(
  reader: Reader,
  cart: { readonly place: Place; readonly lines: readonly CartLine[]; readonly at: Date },
): Promise<Quoted | QuoteRefusal> {
  const { outlet, organisation } = cart.place;
  const menu = await menuOf(reader, outlet.id);
  const { chosen, unavailable } = choose(menu, cart.lines, minutesOfDay(cart.at, organisation.zone));
  if (unavailable.length > 0) {
    const named = await withNames(reader, unavailable);
    return refuse('ITEMS_UNAVAILABLE', 'Some of this cannot be had right now. Take it out and try again.', {
      items: named,
    });
  }

  const taxed = chosen.filter(({ item }) => chargesTax(organisation.taxProfile, item.taxKind));
  const codes = [...new Set(taxed.map(({ item }) => item.taxCode))];
  const rates = await ratesOn(reader, codes, datesAt(cart.place, cart.at).taxDate);
  const priced = [];
  for (const one of chosen) {
    const options = chosenOptions(one);
    if (isRefusal(options)) return options;
    const rateBp = chargesTax(organisation.taxProfile, one.item.taxKind) ? rates.get(one.item.taxCode) : 0;
    assert(rateBp !== undefined, 'a tax code on the menu has no rate on this date', { taxCode: one.item.taxCode });
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
