import { isRefusal, type Refusal } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { unusable } from '../../../platform/sheets/sheet-report.ts';
import { tellAllergens } from '../recipes/tell-allergens.ts';
import { stockItems, stockItemUnits } from '../tables.ts';
import { type FileItem, outcomeOf } from './file-items.ts';
import type { ItemFacts } from './item-facts.ts';

const CHUNK = 1_000;

/** Makes and changes the items of a file; gives the ids of all by code. Refuses when somebody else has made one of them this moment. */
export async function writeItems(
  scope: CommandScope,
  items: readonly FileItem[],
): Promise<Map<string, string> | Refusal<'SHEET_UNUSABLE'>> {
  const ids = new Map(items.map(({ item, known }) => [item.code, known?.id ?? scope.newId()]));
  const withIds = items.map((one) => ({ ...one, id: ids.get(one.item.code) ?? '' }));
  const made = await makeItems(
    scope,
    withIds.filter(({ known }) => known === null),
  );
  if (made) return made;
  const turned = withIds.filter((one) => outcomeOf(one).outcome === 'CHANGED');
  for (const one of turned) await changeItem(scope, one);
  if (turned.length > 0) await tellAllergens(scope.tx, scope.now);
  return ids;
}

type Identified = FileItem & { readonly id: string };

async function makeItems(
  { tx, changed }: CommandScope,
  fresh: readonly Identified[],
): Promise<Refusal<'SHEET_UNUSABLE'> | null> {
  const taken = unusable('Somebody made one of these items just now. Look at the file again.');
  for (let from = 0; from < fresh.length; from += CHUNK) {
    const some = fresh.slice(from, from + CHUNK);
    const rows = some.map(({ id, item: { conversions: _, ...row } }) => ({ id, ...row }));
    const made = await unlessTaken('stock_items_code', taken, () => tx.insert(stockItems).values(rows));
    if (isRefusal(made)) return taken;
    const units = some.flatMap(unitsOf);
    if (units.length > 0) await tx.insert(stockItemUnits).values(units);
    for (const { id, item } of some) changed({ entity: 'stock_item', id, before: null, after: said(item) });
  }
  return null;
}

/** One by one: the items of a file that change are few. */
async function changeItem({ tx, changed }: CommandScope, one: Identified): Promise<void> {
  const { id, item, known } = one;
  const { conversions: _, ...row } = item;
  const version = (known?.version ?? 0) + 1;
  await tx
    .update(stockItems)
    .set({ ...row, version })
    .where(eq(stockItems.id, id));
  const units = unitsOf(one);
  if (units.length > 0)
    await tx
      .insert(stockItemUnits)
      .values(units)
      .onConflictDoUpdate({
        target: [stockItemUnits.stockItemId, stockItemUnits.unit],
        set: { numerator: sql`excluded.numerator`, denominator: sql`excluded.denominator` },
      });
  changed({ entity: 'stock_item', id, before: known && said(known), after: said(item) });
}

function unitsOf({ id, item }: Identified) {
  return item.conversions.map(({ from: unit, ratio }) => ({ stockItemId: id, unit, ...ratio }));
}

/** As the audit trail says an item: with its units, in order. */
function said({ conversions, ...facts }: ItemFacts) {
  const units = conversions.map(({ from: unit, ratio }) => ({ unit, ...ratio }));
  return { ...facts, units: units.sort((one, other) => (one.unit < other.unit ? -1 : 1)) };
}
