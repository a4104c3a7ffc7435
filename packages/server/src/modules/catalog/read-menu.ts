import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Reader } from '../../platform/db/database.ts';
import { columnsOf, jsonList, type Read } from '../../platform/db/json.ts';
import type { Menu, MenuCategory, MenuItem } from './menu.ts';
import {
  categories,
  dayparts,
  itemDayparts,
  itemModifierGroups,
  items,
  itemVariants,
  menuAllergens,
  modifierGroups,
  modifierOptions,
} from './tables.ts';

const [category, item, variant] = [alias(categories, 'c'), alias(items, 'i'), alias(itemVariants, 'v')];
const [group, option, daypart] = [alias(modifierGroups, 'g'), alias(modifierOptions, 'o'), alias(dayparts, 'd')];
const [chosen, served] = [alias(itemModifierGroups, 'c'), alias(itemDayparts, 'p')];
const told = alias(menuAllergens, 't');

/** Of the items that are listed, which stand in the statement with what their outlet says of them. */
const { position: _, archivedAt: __, version: ___, allergens: saidAllergens, ...itemColumns } = getTableColumns(item);
const listedItem = {
  ...{ ...itemColumns, saidAllergens },
  outletId: sql<string | null>`i.outlet_id`,
  soldOut: sql<boolean>`i.sold_out`,
};

/** Everything of a menu but its version, each list in its order. */
const lists = {
  categories: jsonList(
    { id: category.id, code: category.code, names: category.names, position: category.position },
    sql`${categories} c where ${category.id} in (select category_id from listed)`,
    sql`${category.position}, ${category.code}`,
  ),
  items: jsonList(listedItem, sql`listed i`, sql`${item.position}, ${item.code}`),
  variants: jsonList(
    {
      ...{ id: variant.id, outletId: sql<string | null>`l.outlet_id`, itemId: variant.itemId, code: variant.code },
      ...{ names: variant.names, price: variant.price },
    },
    sql`${itemVariants} v join listed l on l.id = ${variant.itemId} where ${variant.archivedAt} is null`,
    sql`${variant.position}, ${variant.code}`,
  ),
  groups: jsonList(
    getTableColumns(group),
    sql`${modifierGroups} g where ${group.id} in (select group_id from chosen_groups)`,
    sql`${group.code}`,
  ),
  options: jsonList(
    {
      ...{ id: option.id, groupId: option.groupId, code: option.code, names: option.names },
      ...{ priceDelta: option.priceDelta, saidAllergens: option.allergens },
    },
    sql`${modifierOptions} o where ${option.groupId} in (select group_id from chosen_groups)`,
    sql`${option.position}, ${option.code}`,
  ),
  itemGroups: jsonList(
    { itemId: chosen.itemId, groupId: chosen.groupId },
    sql`chosen_groups c`,
    sql`${chosen.position}, ${chosen.groupId}`,
  ),
  // Of these dishes and choices, and of no others.
  told: jsonList(
    { subjectId: told.subjectId, allergens: told.allergens },
    sql`${menuAllergens} t where (${told.outletId} is null or ${told.outletId} in (select outlet_id from listed)) and (
      ${told.subjectId} in (select v.id from ${itemVariants} v join listed l on l.id = v.item_id)
      or ${told.subjectId} in (select o.id from ${modifierOptions} o join chosen_groups c on c.group_id = o.group_id))`,
    sql`${told.subjectId}`,
  ),
  dayparts: jsonList(getTableColumns(daypart), sql`${dayparts} d`, sql`${daypart.startsAt}, ${daypart.code}`),
  itemDayparts: jsonList(
    getTableColumns(served),
    sql`${itemDayparts} p where ${served.itemId} in (select id from listed)`,
    sql`${served.itemId}`,
  ),
};

type MenuRows = Read<typeof lists> & { version: number | null; stamp: string | null };

/** A menu with the mark of the very change it was read at. */
export interface StampedMenu {
  readonly menu: Menu;
  readonly stamp: string | null;
}

/** Reads an outlet's whole menu. One statement, so that all of it is of one moment. */
export async function readMenu(reader: Reader, outletId: string): Promise<StampedMenu> {
  const listed = sql`select i.*, oi.sold_out, oi.outlet_id from outlet_items oi join items i on i.id = oi.item_id
    where oi.outlet_id = ${outletId} and i.archived_at is null`;
  const rows = await readRows(reader, listed, sql`${outletId}::uuid`);
  return { menu: assembled(outletId, rows), stamp: rows.stamp };
}

/** Reads one item outside of any menu; null when there is none. */
export async function readItem(reader: Reader, itemId: string): Promise<MenuItem | null> {
  return (await readItems(reader, [itemId])).get(itemId) ?? null;
}

/** Reads items outside of any menu, those that have left theirs too. */
export async function readItems(reader: Reader, itemIds: readonly string[]): Promise<ReadonlyMap<string, MenuItem>> {
  if (itemIds.length === 0) return new Map();
  const ids = sql.join(
    itemIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const listed = sql`select i.*, false as sold_out, null::uuid as outlet_id from items i where i.id in (${ids})`;
  const rows = await readRows(reader, listed, sql`null::uuid`);
  return assembled('', rows).itemsById;
}

async function readRows(reader: Reader, listed: SQL, outletId: SQL): Promise<MenuRows> {
  const [rows] = await reader.execute<MenuRows>(sql`
    with listed as materialized (${listed}),
    chosen_groups as materialized (
      select g.* from ${itemModifierGroups} g where g.item_id in (select id from listed))
    select
      (select v.version from menu_versions v where v.outlet_id = ${outletId})::float8 as version,
      ${stampOf(outletId)} as stamp,
      ${columnsOf(lists)}`);
  return rows as MenuRows;
}

/** Names the change that last raised the outlet's version: menu-stamp.sql says why the number alone would not do. */
export function stampOf(outletId: SQL): SQL {
  return sql`catalog_menu_stamp(${outletId})`;
}

function assembled(outletId: string, rows: MenuRows): Menu {
  const toldOf = grouped(rows.told, (one) => one.subjectId);
  const bringing = (said: readonly string[], ...subjectIds: string[]) => [
    ...new Set([...said, ...subjectIds.flatMap(toldOf).flatMap(({ allergens }) => allergens)]),
  ];
  const optionsOf = grouped(
    rows.options.map((one) => ({ ...one, allergens: bringing(one.saidAllergens, one.id) })),
    (one) => one.groupId,
  );
  const groups = new Map(rows.groups.map((one) => [one.id, { ...one, options: optionsOf(one.id) }]));
  const partsById = new Map(rows.dayparts.map((part) => [part.id, part]));
  const saidOf = new Map(rows.items.map(({ id, saidAllergens }) => [id, saidAllergens]));
  const variants = rows.variants.map((one) => ({
    ...one,
    allergens: bringing(saidOf.get(one.itemId) ?? [], one.id),
  }));
  const variantsOf = grouped(variants, (one) => one.itemId);
  const groupsOf = grouped(rows.itemGroups, (link) => link.itemId);
  const daypartsOf = grouped(rows.itemDayparts, (link) => link.itemId);

  const dishes: MenuItem[] = rows.items.map((one) => ({
    ...one,
    allergens: bringing(one.saidAllergens, ...variantsOf(one.id).map(({ id }) => id)),
    variants: variantsOf(one.id),
    modifierGroups: groupsOf(one.id).flatMap((link) => groups.get(link.groupId) ?? []),
    dayparts: daypartsOf(one.id)
      .flatMap((link) => partsById.get(link.daypartId) ?? [])
      .sort((a, b) => a.startsAt - b.startsAt),
  }));
  const itemsOf = grouped(dishes, (dish) => dish.categoryId);
  const shelves: MenuCategory[] = rows.categories.map((one) => ({ ...one, items: itemsOf(one.id) }));
  return {
    outletId,
    version: rows.version ?? 0,
    categories: shelves,
    itemsById: new Map(dishes.map((dish) => [dish.id, dish])),
    variantsById: new Map(variants.map((one) => [one.id, one])),
  };
}

function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): (of: string) => Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return (of) => groups.get(of) ?? [];
}
