import { calendarDate } from '@college-kiosk/kernel';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { groupBy } from '../../../platform/group.ts';
import { placesById, stationsByOutlet, theOrganisation } from '../../places/index.ts';
import { readTaxRates } from '../../tax/index.ts';
import type { MenuItem } from '../menu.ts';
import { readItems } from '../read-menu.ts';
import { categories, items, outletItems } from '../tables.ts';
import { fold } from './columns.ts';
import type { FileDish } from './file-dish.ts';

/** What is there already, as far as some dishes of a file touch it. */
export interface KnownMenu {
  /** Every item that a dish may stand for, wherever it is sold. */
  readonly items: ReadonlyMap<string, { readonly item: MenuItem; readonly outletIds: readonly string[] }>;
  /** Ids by code, of the codes that the dishes have or would get. */
  readonly byCode: ReadonlyMap<string, string>;
  /** Ids by folded name, of what the outlets of the import sell now. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** Names of all outlets that sell any of the items. */
  readonly outletNames: ReadonlyMap<string, string>;
  readonly categoryNames: ReadonlyMap<string, string>;
  /** Ids by folded name. */
  readonly categoryIds: ReadonlyMap<string, string>;
  /** Codes by folded code and folded name, of stations that all outlets of the import have. */
  readonly stations: ReadonlyMap<string, string>;
  isTaxed(taxCode: string): boolean;
}

/** Reads it in a handful of statements, however many dishes there are. */
export async function knownMenu(
  reader: Reader,
  outletIds: readonly string[],
  dishes: readonly FileDish[],
  now: Date,
): Promise<KnownMenu> {
  const codes = [...new Set(dishes.flatMap(({ code, proposedCode }) => [code ?? proposedCode]))];
  const coded = await reader.select({ id: items.id, code: items.code }).from(items).where(inArray(items.code, codes));
  const sold = await reader
    .selectDistinct({ id: items.id, code: items.code, names: items.names })
    .from(outletItems)
    .innerJoin(items, eq(items.id, outletItems.itemId))
    .where(and(inArray(outletItems.outletId, [...outletIds]), isNull(items.archivedAt)))
    .orderBy(items.code);
  const wanted = new Set(dishes.map(({ name }) => fold(name)));
  const byName = new Map<string, string[]>();
  for (const { id, names } of sold) {
    const name = fold(names.en);
    if (wanted.has(name)) byName.set(name, [...(byName.get(name) ?? []), id]);
  }
  const ids = [...new Set([...coded.map(({ id }) => id), ...[...byName.values()].flat()])];
  const known = await whole(reader, ids);
  const soldAt = new Set([...known.values()].flatMap((one) => one.outletIds));
  const places = await placesById(reader, [...soldAt]);
  const { zone } = await theOrganisation(reader);
  const rates = await readTaxRates(reader);
  const groups = await reader.select().from(categories);
  return {
    items: known,
    byCode: new Map(coded.map(({ id, code }) => [code, id])),
    byName,
    outletNames: new Map([...places].map(([id, { outlet }]) => [id, outlet.name])),
    categoryNames: new Map(groups.map(({ id, names }) => [id, names.en])),
    categoryIds: new Map(groups.map(({ id, names }) => [fold(names.en), id])),
    stations: await sharedStations(reader, outletIds),
    isTaxed: (taxCode) => rates.on(taxCode, calendarDate(now, zone)) !== null,
  };
}

async function whole(reader: Reader, ids: readonly string[]): Promise<KnownMenu['items']> {
  const found = await readItems(reader, ids);
  const listed = await reader
    .select({ itemId: outletItems.itemId, outletId: outletItems.outletId })
    .from(outletItems)
    .where(inArray(outletItems.itemId, [...ids]));
  const outletIdsOf = groupBy(listed, ({ itemId }) => itemId);
  return new Map(
    [...found].map(([id, item]) => [id, { item, outletIds: (outletIdsOf.get(id) ?? []).map((one) => one.outletId) }]),
  );
}

async function sharedStations(reader: Reader, outletIds: readonly string[]): Promise<Map<string, string>> {
  const all = await stationsByOutlet(reader, outletIds);
  const [first = [], ...others] = outletIds.map((id) => all.get(id) ?? []);
  const shared = first.filter(({ code }) => others.every((list) => list.some((station) => station.code === code)));
  return new Map([
    ...shared.map(({ name, code }) => [fold(name), code] as const),
    ...shared.map(({ code }) => [fold(code), code] as const),
  ]);
}
