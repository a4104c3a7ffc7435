import { sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import { Kept } from '../../platform/db/kept.ts';
import { menuOf, type PriceFacts } from '../catalog/index.ts';
import { placeKept } from '../places/index.ts';
import { readTaxRates } from '../tax/index.ts';

/** What a sale in an outlet is priced from, with the marks of the changes it was read at. */
export interface SellingFacts extends PriceFacts {
  readonly stamps: Stamps;
}

/** A change of any of the three has another mark: `ordering_place_order` compares them with the present. */
interface Stamps {
  readonly menu: string | null;
  readonly place: string | null;
  readonly tax: string;
}

const known = new Kept<SellingFacts>();

/** What an outlet sells by now. As long as nothing changed this costs one read of the marks. Throws NOT_FOUND. */
export async function sellingFacts(reader: Reader, outletId: string): Promise<SellingFacts> {
  // The marks first: what is read after them may be newer than they say, and is then found out, but never older.
  const [stamps] = await reader.execute<{ [Mark in keyof Stamps]: Stamps[Mark] }>(sql`
    select catalog_menu_stamp(${outletId}) as menu, places_stamp(${outletId}) as place, tax_stamp() as tax`);
  const kept = known.of(reader).get(outletId);
  if (
    kept &&
    stamps &&
    kept.stamps.menu === stamps.menu &&
    kept.stamps.place === stamps.place &&
    kept.stamps.tax === stamps.tax
  ) {
    return kept;
  }
  const facts = {
    stamps: stamps as Stamps,
    // The one that all others of this process share.
    place: await placeKept(reader, outletId),
    menu: await menuOf(reader, outletId),
    rates: await readTaxRates(reader),
  };
  known.of(reader).set(outletId, facts);
  return facts;
}

/** The same from memory where it is there: of yesterday, perhaps. For those who compare the marks afterwards. */
export async function sellingFactsKept(reader: Reader, outletId: string): Promise<SellingFacts> {
  return known.of(reader).get(outletId) ?? sellingFacts(reader, outletId);
}
