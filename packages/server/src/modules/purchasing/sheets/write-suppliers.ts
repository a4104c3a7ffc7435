import { isRefusal, type Refusal } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { unusable } from '../../../platform/sheets/sheet-report.ts';
import { supplierItems, supplierPrices, suppliers } from '../suppliers/tables.ts';
import type { FileItem } from './file-offers.ts';
import { type FileSupplier, isChanged } from './judge-suppliers.ts';

const CHUNK = 1_000;

type Identified = FileSupplier & { readonly id: string };

/** Writes the suppliers of a file, what they sell, and the prices that begin. Refuses when somebody else has made one of them this moment. */
export async function writeSuppliers(
  scope: CommandScope,
  found: readonly FileSupplier[],
): Promise<Refusal<'SHEET_UNUSABLE'> | null> {
  const all = found.map((one) => ({ ...one, id: one.known?.id ?? scope.newId() }));
  const made = await makeSuppliers(
    scope,
    all.filter(({ known }) => known === null),
  );
  if (made) return made;
  for (const one of all) {
    const refusal = isChanged(one) ? await changeSupplier(scope, one) : null;
    if (refusal) return refusal;
  }
  const offers = all.flatMap(({ id, items }) => [...items.values()].map((item) => ({ supplierId: id, item })));
  await writeOffers(scope, offers);
  return null;
}

function rowOf({ id, facts: { inUse, ...facts }, known }: Identified, now: Date) {
  const retiredAt = inUse ? null : (known?.retiredAt ?? now);
  // It was said of the registration they had.
  const sharesGstin = known?.gstin === facts.gstin && (known?.sharesGstin ?? false);
  return { id, ...facts, sharesGstin, retiredAt, version: (known?.version ?? 0) + 1 };
}

const TAKEN = unusable('Somebody made or changed one of these suppliers just now. Look at the file again.');

const PERSONAL = ['contact', 'phone', 'email'] as const;

async function makeSuppliers(
  { tx, now, changed }: CommandScope,
  fresh: readonly Identified[],
): Promise<Refusal<'SHEET_UNUSABLE'> | null> {
  const rows = fresh.map((one) => rowOf(one, now));
  for (let from = 0; from < rows.length; from += CHUNK) {
    const some = rows.slice(from, from + CHUNK);
    const made = await unlessTaken('suppliers_gstin', TAKEN, () =>
      unlessTaken('suppliers_name', TAKEN, () => tx.insert(suppliers).values(some)),
    );
    if (isRefusal(made)) return TAKEN;
  }
  for (const row of rows) changed({ entity: 'supplier', id: row.id, before: null, after: row, personal: PERSONAL });
  return null;
}

async function changeSupplier(
  { tx, now, changed }: CommandScope,
  one: Identified,
): Promise<Refusal<'SHEET_UNUSABLE'> | null> {
  const row = rowOf(one, now);
  const saved = await unlessTaken('suppliers_gstin', TAKEN, () =>
    tx.update(suppliers).set(row).where(eq(suppliers.id, one.id)),
  );
  if (isRefusal(saved)) return TAKEN;
  changed({ entity: 'supplier', id: one.id, before: one.known, after: row, personal: PERSONAL });
  return null;
}

interface Offer {
  readonly supplierId: string;
  readonly item: FileItem;
}

async function writeOffers({ tx, now, actor, newId, changed }: CommandScope, offers: readonly Offer[]): Promise<void> {
  const rows = offers.map(({ supplierId, item: { stockItemId, known, facts } }) => {
    const { isSold, ...sold } = facts;
    return { supplierId, stockItemId, ...sold, retiredAt: isSold ? null : (known?.retiredAt ?? now) };
  });
  const prices = offers.flatMap(({ supplierId, item: { stockItemId, begins } }) =>
    begins.map((price) => ({ ...price, id: newId(), supplierId, stockItemId, setAt: now, setBy: actor.id })),
  );
  for (let from = 0; from < rows.length; from += CHUNK)
    await tx
      .insert(supplierItems)
      .values(rows.slice(from, from + CHUNK))
      .onConflictDoUpdate({
        target: [supplierItems.supplierId, supplierItems.stockItemId],
        set: {
          ...{ code: sql`excluded.code`, unit: sql`excluded.unit` },
          ...{ minimumPacks: sql`excluded.minimum_packs`, retiredAt: sql`excluded.retired_at` },
        },
      });
  for (let from = 0; from < prices.length; from += CHUNK)
    await tx.insert(supplierPrices).values(prices.slice(from, from + CHUNK));
  for (const [at, row] of rows.entries()) {
    const { known, begins } = offers[at]?.item ?? { known: null, begins: [] };
    const after = { ...row, ...(begins.length > 0 && { prices: begins }) };
    changed({ entity: 'supplier_item', id: row.stockItemId, before: known, after });
  }
}
