import { AppError, calendarDate, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { menuChanged } from '../../events/catalog.ts';
import { command } from '../../platform/command/command.ts';
import type { Tx } from '../../platform/db/database.ts';
import { placesById, theOrganisation } from '../places/index.ts';
import { readTaxRates } from '../tax/index.ts';
import { dishOf, isSameDish } from './dish.ts';
import { pictureOf } from './import/picture-of.ts';
import { type MenuItemInput, menuItemChange } from './menu-item-input.ts';
import { raiseMenuVersion } from './menu-of.ts';
import {
  dayparts,
  itemModifierGroups,
  items,
  itemVariants,
  modifierGroups,
  modifierOptions,
  outletItems,
} from './tables.ts';
import { writeItemTold } from './write-item-told.ts';

/**
 * Makes a dish or changes the one with this id, with its variants, choices, dayparts and outlets as they should be: what
 * is not sent is taken off. Said again as it stands, it does nothing. Refuses CHANGED_MEANWHILE when it is not the version one saw, CODE_TAKEN, TAX_CODE_UNKNOWN and PRICE_ABOVE_MRP.
 */
export const saveMenuItem = command({
  name: 'catalog.saveMenuItem',
  permission: 'menu:manage',
  input: menuItemChange,
  about: ({ id }) => ({ entity: 'menu_item', id }),
  async handle(scope, { version, ...said }) {
    const input = withPicture(said);
    const { tx, now, within, emit } = scope;
    const done = { itemId: input.id, outletId: input.outletIds[0] ?? null };
    await holdCatalog(tx);
    await assertKnown(tx, input);
    const touched = await touchedOutlets(tx, input);
    for (const outletId of touched.keys()) within(outletId);

    const known = await dishOf(tx, input.id);
    if (known && isSameDish(known, input)) return done;
    if ((known?.version ?? 0) !== version) return dishChanged();
    const refusal = await objection(tx, input, now);
    if (refusal) return refusal;
    await writeItemTold(scope, input);
    await raiseMenuVersion(tx, touched.keys());
    for (const [outletId, onlyThis] of touched) emit(menuChanged, { outletId, itemId: onlyThis ? input.id : null });
    return done;
  },
});

/** A dish of which no picture is said has one that fits its name. */
function withPicture(said: MenuItemInput): MenuItemInput {
  return Object.keys(said.picture).length > 0 ? said : { ...said, picture: pictureOf(said.name, said.categoryName) };
}

function dishChanged(): Refusal {
  return refuse('CHANGED_MEANWHILE', 'Somebody changed this dish in the meantime: look at it again, then save.');
}

/** One change of the catalog at a time: codes are judged and written without a race between two managers. */
export async function holdCatalog(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('catalog.saveMenuItem', 0))`);
}

/** Throws NOT_FOUND for outlets and dayparts that are none, CONFLICT for ids that belong to something else. */
async function assertKnown(tx: Tx, input: MenuItemInput): Promise<void> {
  const outlets = await placesById(tx, input.outletIds);
  if (input.outletIds.some((id) => !outlets.has(id))) throw new AppError('NOT_FOUND', 'There is no such outlet.');
  const parts = await tx.select({ id: dayparts.id }).from(dayparts).where(inArray(dayparts.id, input.daypartIds));
  if (parts.length !== new Set(input.daypartIds).size) throw new AppError('NOT_FOUND', 'There is no such daypart.');

  const variantIds = input.variants.map(({ id }) => id);
  const strangers = await tx
    .select({ id: itemVariants.id })
    .from(itemVariants)
    .where(and(inArray(itemVariants.id, variantIds), ne(itemVariants.itemId, input.id)));
  const groupOf = new Map(input.modifierGroups.flatMap((group) => group.options.map(({ id }) => [id, group.id])));
  const options = await tx
    .select()
    .from(modifierOptions)
    .where(inArray(modifierOptions.id, [...groupOf.keys()]));
  if (strangers.length > 0 || options.some(({ id, groupId }) => groupOf.get(id) !== groupId)) {
    throw new AppError('CONFLICT', 'A variant or an option has the id of another. Make a new id for a new thing.');
  }
}

/** The outlets whose menu changes, each with whether this item is all that changes there: groups are shared by items. */
async function touchedOutlets(tx: Tx, input: MenuItemInput): Promise<Map<string, boolean>> {
  const groupIds = input.modifierGroups.map(({ id }) => id);
  const shared = await tx
    .select({ outletId: outletItems.outletId })
    .from(itemModifierGroups)
    .innerJoin(outletItems, eq(outletItems.itemId, itemModifierGroups.itemId))
    .where(and(inArray(itemModifierGroups.groupId, groupIds), ne(itemModifierGroups.itemId, input.id)));
  const before = await tx
    .select({ outletId: outletItems.outletId })
    .from(outletItems)
    .where(eq(outletItems.itemId, input.id));
  return new Map([
    ...[...input.outletIds, ...before.map(({ outletId }) => outletId)].map((id) => [id, true] as const),
    ...shared.map(({ outletId }) => [outletId, false] as const),
  ]);
}

async function objection(tx: Tx, input: MenuItemInput, now: Date): Promise<Refusal | null> {
  const [sameItem] = await tx
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.code, input.code), ne(items.id, input.id)));
  if (sameItem) return refuse('CODE_TAKEN', `Another dish has the code ${input.code}. Choose another.`);
  for (const group of input.modifierGroups) {
    const [sameGroup] = await tx
      .select({ id: modifierGroups.id })
      .from(modifierGroups)
      .where(and(eq(modifierGroups.code, group.code), ne(modifierGroups.id, group.id)));
    if (sameGroup) return refuse('CODE_TAKEN', `Another group of choices has the code ${group.code}. Choose another.`);
  }

  const { zone } = await theOrganisation(tx);
  const { taxCode } = input;
  if ((await readTaxRates(tx)).on(taxCode, calendarDate(now, zone)) === null) {
    return refuse('TAX_CODE_UNKNOWN', `There is no tax rate today for the code ${taxCode}.`, { taxCode });
  }

  if (!costsMoreThanPrinted(input)) return null;
  const { mrp } = input;
  return refuse('PRICE_ABOVE_MRP', 'Packaged goods may not be sold above the price printed on them.', { mrp });
}

/** Whether packaged goods would, with their dearest choices, cost more than the price printed on them. */
export function costsMoreThanPrinted(input: MenuItemInput): boolean {
  const dearest = Math.max(...input.variants.map((variant) => variant.price)) + dearestChoices(input);
  return input.taxKind === 'GOODS' && input.mrp != null && dearest > input.mrp;
}

/** The most that choices can add to one piece. */
function dearestChoices(input: MenuItemInput): number {
  return input.modifierGroups.reduce((sum, group) => {
    const deltas = group.options.map((option) => Math.max(0, option.priceDelta)).sort((a, b) => b - a);
    return sum + deltas.slice(0, group.max).reduce((a, b) => a + b, 0);
  }, 0);
}
