import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import type { MenuItemInput } from './menu-item-input.ts';
import {
  categories,
  itemDayparts,
  itemModifierGroups,
  items,
  itemVariants,
  modifierGroups,
  modifierOptions,
  outletItems,
  type Words,
} from './tables.ts';

/** Writes a dish and everything it is sold as; the caller has judged it and raises the menus' versions. */
export async function writeItem(tx: Tx, input: MenuItemInput, now: Date): Promise<void> {
  await writeCategory(tx, input);
  const { id } = input;
  const facts = {
    categoryId: input.categoryId,
    code: input.code,
    names: namesOf(input),
    descriptions: inLanguages(input.description, input.descriptionHi, input.descriptionMl),
    diet: input.diet,
    allergens: [...new Set(input.allergens)],
    kcal: input.kcal,
    spice: input.spice,
    taxKind: input.taxKind,
    taxCode: input.taxCode,
    mrp: input.mrp ?? null,
    stationCode: input.stationCode ?? null,
    prepSeconds: input.prepSeconds,
    picture: input.picture,
    archivedAt: null,
  };
  const last = sql`(select coalesce(max(position), 0) + 1 from items where category_id = ${input.categoryId})`;
  await tx
    .insert(items)
    .values({ id, ...facts, position: last })
    .onConflictDoUpdate({ target: items.id, set: { ...facts, version: sql`${items.version} + 1` } });
  await writeVariants(tx, input, now);
  await writeModifierGroups(tx, input);

  await tx.delete(itemDayparts).where(eq(itemDayparts.itemId, id));
  const partIds = [...new Set(input.daypartIds)];
  if (partIds.length > 0) await tx.insert(itemDayparts).values(partIds.map((daypartId) => ({ itemId: id, daypartId })));
  await writeOutlets(tx, input);
}

function namesOf({ name, nameHi, nameMl }: Pick<MenuItemInput, 'name' | 'nameHi' | 'nameMl'>): Words {
  return inLanguages(name, nameHi, nameMl);
}

/** English is always there; another language only where it was given. */
function inLanguages(en: string, hi: string | null | undefined, ml: string | null | undefined): Words {
  return { en, ...(hi && { hi }), ...(ml && { ml }) };
}

/** A new category gets its name and a code made of it; one that is there stays as it is. */
async function writeCategory(tx: Tx, { categoryId, categoryName }: MenuItemInput): Promise<void> {
  const slug = categoryName
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const [taken] = await tx.select({ id: categories.id }).from(categories).where(eq(categories.code, slug));
  await tx
    .insert(categories)
    .values({
      id: categoryId,
      code: slug === '' || taken ? `${slug}_${categoryId}` : slug,
      names: { en: categoryName },
      position: sql`(select coalesce(max(position), 0) + 1 from categories)`,
    })
    .onConflictDoNothing({ target: categories.id });
}

async function writeVariants(tx: Tx, { id: itemId, variants }: MenuItemInput, now: Date): Promise<void> {
  // All that are not sent as they are called are archived first, and give their codes back: those that are sent may have swapped them.
  const asCalled = sql.join(
    variants.map(({ id, code }) => sql`(${id}::uuid, ${code}::text)`),
    sql`, `,
  );
  await tx
    .update(itemVariants)
    .set({
      code: sql`${itemVariants.id}::text`,
      archivedAt: sql`coalesce(${itemVariants.archivedAt}, ${now.toISOString()})`,
    })
    .where(and(eq(itemVariants.itemId, itemId), sql`(${itemVariants.id}, ${itemVariants.code}) not in (${asCalled})`));
  await tx
    .insert(itemVariants)
    .values(
      variants.map(({ id, code, price, ...named }, position) => ({
        id,
        itemId,
        code,
        names: namesOf(named),
        price,
        position,
      })),
    )
    .onConflictDoUpdate({
      target: itemVariants.id,
      set: {
        code: sql`excluded.code`,
        names: sql`excluded.names`,
        price: sql`excluded.price`,
        position: sql`excluded.position`,
        archivedAt: null,
      },
    });
}

async function writeModifierGroups(tx: Tx, { id: itemId, modifierGroups: groups }: MenuItemInput): Promise<void> {
  await tx.delete(itemModifierGroups).where(eq(itemModifierGroups.itemId, itemId));
  for (const [position, { options, ...group }] of groups.entries()) {
    const { id: groupId, code, min, max } = group;
    const facts = { code, names: namesOf(group), min, max };
    await tx
      .insert(modifierGroups)
      .values({ id: groupId, ...facts })
      .onConflictDoUpdate({ target: modifierGroups.id, set: facts });
    // Options are written anew under their own ids: an order keeps copies, and recipes know them by id.
    await tx.delete(modifierOptions).where(eq(modifierOptions.groupId, groupId));
    await tx.insert(modifierOptions).values(
      options.map(({ id, code, priceDelta, allergens, ...named }, index) => ({
        ...{ id, groupId, code, names: namesOf(named), priceDelta, allergens, position: index },
      })),
    );
    await tx.insert(itemModifierGroups).values({ itemId, groupId, position });
  }
}

/** Takes the dish off the menus it should not be on. Where it stays, it stays sold out if it was. */
async function writeOutlets(tx: Tx, { id: itemId, outletIds }: MenuItemInput): Promise<void> {
  const wanted = [...new Set(outletIds)];
  await tx
    .delete(outletItems)
    .where(sql`${eq(outletItems.itemId, itemId)} and ${notInArray(outletItems.outletId, wanted)}`);
  if (wanted.length > 0) {
    await tx
      .insert(outletItems)
      .values(wanted.map((outletId) => ({ outletId, itemId })))
      .onConflictDoNothing();
  }
}
