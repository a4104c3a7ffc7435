import { sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import type { Daypart, Menu, MenuCategory, MenuItem, MenuVariant, ModifierGroup, ModifierOption } from './menu.ts';
import type { Words } from './tables.ts';

interface CategoryRow {
  id: string;
  code: string;
  names: Words;
  position: number;
}
type ItemRow = Omit<MenuItem, 'dayparts' | 'variants' | 'modifierGroups'>;
type GroupRow = Omit<ModifierGroup, 'options'>;

interface MenuRows extends Record<string, unknown> {
  version: number | null;
  stamp: string | null;
  categories: CategoryRow[];
  items: ItemRow[];
  variants: MenuVariant[];
  groups: GroupRow[];
  options: (ModifierOption & { groupId: string })[];
  itemGroups: { itemId: string; groupId: string }[];
  dayparts: Daypart[];
  itemDayparts: { itemId: string; daypartId: string }[];
}

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

async function readRows(reader: Reader, listed: ReturnType<typeof sql>, outletId: ReturnType<typeof sql>) {
  const [rows] = await reader.execute<MenuRows>(sql`
    with listed as materialized (${listed}),
    chosen_groups as materialized (
      select g.* from item_modifier_groups g where g.item_id in (select id from listed))
    select
      (select v.version from menu_versions v where v.outlet_id = ${outletId})::float8 as version,
      ${stampOf(outletId)} as stamp,
      ${list(
        sql`json_build_object('id', c.id, 'code', c.code, 'names', c.names, 'position', c.position)`,
        sql`c.position, c.code`,
        sql`categories c where c.id in (select category_id from listed)`,
      )} as categories,
      ${list(
        sql`json_build_object('id', i.id, 'outletId', i.outlet_id, 'categoryId', i.category_id, 'code', i.code,
          'names', i.names, 'descriptions', i.descriptions, 'diet', i.diet, 'allergens', i.allergens, 'kcal', i.kcal,
          'spice', i.spice, 'taxKind', i.tax_kind, 'taxCode', i.tax_code, 'mrp', i.mrp, 'stationCode', i.station_code,
          'prepSeconds', i.prep_seconds, 'picture', i.picture, 'soldOut', i.sold_out)`,
        sql`i.position, i.code`,
        sql`listed i`,
      )} as items,
      ${list(
        sql`json_build_object('id', v.id, 'outletId', l.outlet_id, 'itemId', v.item_id, 'code', v.code,
          'names', v.names, 'price', v.price)`,
        sql`v.position, v.code`,
        sql`item_variants v join listed l on l.id = v.item_id where v.archived_at is null`,
      )} as variants,
      ${list(
        sql`json_build_object('id', g.id, 'code', g.code, 'names', g.names, 'min', g.min, 'max', g.max)`,
        sql`g.code`,
        sql`modifier_groups g where g.id in (select group_id from chosen_groups)`,
      )} as groups,
      ${list(
        sql`json_build_object('id', o.id, 'groupId', o.group_id, 'code', o.code, 'names', o.names,
          'priceDelta', o.price_delta, 'allergens', o.allergens)`,
        sql`o.position, o.code`,
        sql`modifier_options o where o.group_id in (select group_id from chosen_groups)`,
      )} as options,
      ${list(
        sql`json_build_object('itemId', c.item_id, 'groupId', c.group_id)`,
        sql`c.position, c.group_id`,
        sql`chosen_groups c`,
      )} as "itemGroups",
      ${list(
        sql`json_build_object('id', d.id, 'code', d.code, 'name', d.name, 'startsAt', d.starts_at, 'endsAt', d.ends_at)`,
        sql`d.starts_at, d.code`,
        sql`dayparts d`,
      )} as dayparts,
      ${list(
        sql`json_build_object('itemId', p.item_id, 'daypartId', p.daypart_id)`,
        sql`p.item_id`,
        sql`item_dayparts p where p.item_id in (select id from listed)`,
      )} as "itemDayparts"`);
  return rows as MenuRows;
}

/** Names the change that last raised the outlet's version: menu-stamp.sql says why the number alone would not do. */
export function stampOf(outletId: ReturnType<typeof sql>): ReturnType<typeof sql> {
  return sql`catalog_menu_stamp(${outletId})`;
}

function list(row: ReturnType<typeof sql>, order: ReturnType<typeof sql>, from: ReturnType<typeof sql>) {
  return sql`(select coalesce(json_agg(${row} order by ${order}), '[]'::json) from ${from})`;
}

function assembled(outletId: string, rows: MenuRows): Menu {
  const optionsOf = grouped(rows.options, (option) => option.groupId);
  const groups = new Map(rows.groups.map((group) => [group.id, { ...group, options: optionsOf(group.id) }]));
  const dayparts = new Map(rows.dayparts.map((part) => [part.id, part]));
  const variantsOf = grouped(rows.variants, (variant) => variant.itemId);
  const groupsOf = grouped(rows.itemGroups, (link) => link.itemId);
  const daypartsOf = grouped(rows.itemDayparts, (link) => link.itemId);

  const items: MenuItem[] = rows.items.map((item) => ({
    ...item,
    variants: variantsOf(item.id),
    modifierGroups: groupsOf(item.id).flatMap((link) => groups.get(link.groupId) ?? []),
    dayparts: daypartsOf(item.id)
      .flatMap((link) => dayparts.get(link.daypartId) ?? [])
      .sort((a, b) => a.startsAt - b.startsAt),
  }));
  const itemsOf = grouped(items, (item) => item.categoryId);
  const categories: MenuCategory[] = rows.categories.map((category) => ({ ...category, items: itemsOf(category.id) }));
  return {
    outletId,
    version: rows.version ?? 0,
    categories,
    itemsById: new Map(items.map((item) => [item.id, item])),
    variantsById: new Map(rows.variants.map((variant) => [variant.id, variant])),
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
