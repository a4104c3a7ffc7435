import { isDeepStrictEqual } from 'node:util';
import { and, inArray, ne, sql } from 'drizzle-orm';
import type { CommandScope } from '../../platform/command/command.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { MenuItemInput } from './menu-item-input.ts';
import { itemModifierGroups, items } from './tables.ts';
import { writeItem } from './write-item.ts';

/** Writes a dish, and tells the audit trail what became of it. The caller has judged it and raises the menus' versions. */
export async function writeItemTold({ tx, now, changed }: CommandScope, input: MenuItemInput): Promise<void> {
  const before = await dishAsItIs(tx, input.id);
  const groupsBefore = await groupsAsTheyAre(tx, input);
  await writeItem(tx, input, now);
  await raiseSharing({ tx, changed }, input, await tellGroups({ tx, changed }, input, groupsBefore));
  // A dish that was made has nothing to be compared with.
  if (!before) return;
  const gone = Object.fromEntries(Object.keys(before).map((field) => [field, null]));
  changed({ entity: 'menu_item', id: input.id, before, after: { ...gone, ...(await dishAsItIs(tx, input.id)) } });
}

/**
 * A dish with all that it is sold as, as fields that can be compared: each price has one of its own. What is not sold any more, and where
 * it stands in a list, is left out. Null where there is none.
 */
async function dishAsItIs(tx: Tx, itemId: string): Promise<object | null> {
  const [row] = await tx.execute<{ dish: Record<string, unknown> }>(sql`
    select to_jsonb(i) - 'position' - 'id' - 'version'
      || coalesce((select jsonb_object_agg('price ' || v.code, v.price) from item_variants v
        where v.item_id = i.id and v.archived_at is null), '{}')
      || coalesce((select jsonb_object_agg('name ' || v.code, v.names) from item_variants v
        where v.item_id = i.id and v.archived_at is null), '{}')
      || jsonb_build_object(
        'choices', coalesce((select jsonb_agg(g.code order by g.code) from item_modifier_groups of
          join modifier_groups g on g.id = of.group_id where of.item_id = i.id), '[]'),
        'outlets', coalesce((select jsonb_agg(o.outlet_id order by o.outlet_id) from outlet_items o
          where o.item_id = i.id), '[]'),
        'dayparts', coalesce((select jsonb_agg(p.name order by p.name) from item_dayparts at join dayparts p on p.id = at.daypart_id
          where at.item_id = i.id), '[]')) as dish
    from items i where i.id = ${itemId}`);
  return row?.dish ?? null;
}

type Telling = Pick<CommandScope, 'tx' | 'changed'>;
type Groups = ReadonlyMap<string, object>;

/** Groups of choices are shared by dishes: what one dish makes of them is told of the group. */
async function groupsAsTheyAre(tx: Tx, { modifierGroups }: MenuItemInput): Promise<Groups> {
  const ids = modifierGroups.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; choices: object }>(sql`
    select g.id, to_jsonb(g) - 'id'
      || coalesce((select jsonb_object_agg('option ' || o.code, to_jsonb(o) - 'id' - 'group_id' - 'code')
        from modifier_options o where o.group_id = g.id), '{}') as choices
    from modifier_groups g where g.id in ${ids}`);
  return new Map(rows.map(({ id, choices }) => [id, choices]));
}

/** Gives the groups of which something changed. */
async function tellGroups({ tx, changed }: Telling, input: MenuItemInput, before: Groups): Promise<string[]> {
  const after = before.size > 0 ? await groupsAsTheyAre(tx, input) : before;
  for (const [id, was] of before) {
    const gone = Object.fromEntries(Object.keys(was).map((field) => [field, null]));
    changed({ entity: 'modifier_group', id, before: was, after: { ...gone, ...after.get(id) } });
  }
  return [...before].flatMap(([id, was]) => (isDeepStrictEqual(was, after.get(id)) ? [] : [id]));
}

/** Whoever has another dish with these choices before them saw it as it is not any more. */
async function raiseSharing(
  { tx, changed }: Telling,
  { id }: MenuItemInput,
  groupIds: readonly string[],
): Promise<void> {
  if (groupIds.length === 0) return;
  const sharing = tx
    .select({ id: itemModifierGroups.itemId })
    .from(itemModifierGroups)
    .where(inArray(itemModifierGroups.groupId, [...groupIds]));
  const raised = await tx
    .update(items)
    .set({ version: sql`${items.version} + 1` })
    .where(and(inArray(items.id, sharing), ne(items.id, id)))
    .returning({ id: items.id, version: items.version });
  for (const { id: other, version } of raised)
    changed({ entity: 'menu_item', id: other, before: { version: version - 1 }, after: { version } });
}
