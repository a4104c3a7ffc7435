import { AppError, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { nameOf } from '../../../platform/command/name.ts';
import { isSameRow } from '../../../platform/command/same-row.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { placeOf } from '../../places/index.ts';
import { storageUnitKind, storageUnits } from './tables.ts';

export type StorageUnit = typeof storageUnits.$inferSelect;

/**
 * Makes a storage unit of an outlet, changes it, or takes it out of use; what it is says how warm it may be (rules §3.8). Said again as it stands, it
 * does nothing. Refuses NAME_TAKEN and CHANGED_MEANWHILE. Throws CONFLICT for a unit of another outlet.
 */
export const saveStorageUnit = command({
  name: 'inventory.saveStorageUnit',
  permission: 'stock:manage',
  input: z.object({
    ...{ id: z.uuid(), outletId: z.uuid(), name: nameOf(60), kind: z.enum(storageUnitKind.enumValues) },
    inUse: z.boolean(),
    // The version that was changed; 0 makes the unit.
    version: z.int().min(0).default(0),
  }),
  about: ({ id }) => ({ entity: 'storage_unit', id }),
  async handle(scope, { id, outletId, inUse, version, ...unit }): Promise<StorageUnit | Refusal> {
    const { tx, now, within, changed } = scope;
    await placeOf(tx, outletId);
    within(outletId);
    const [known] = await tx.select().from(storageUnits).where(eq(storageUnits.id, id)).for('update');
    if (known && known.outletId !== outletId) throw new AppError('CONFLICT', 'This is a unit of another outlet.');
    const retiredAt = inUse ? null : (known?.retiredAt ?? now);
    const row = { id, outletId, ...unit, retiredAt, version: (known?.version ?? 0) + 1 };
    if (known && isSameRow(known, row)) return known;
    if ((known?.version ?? 0) !== version) {
      return refuse('CHANGED_MEANWHILE', 'Somebody changed this unit in the meantime: look at it again.');
    }
    const taken = refuse('NAME_TAKEN', `There is a ${unit.name} here already. Choose another name.`);
    const { name, kind } = unit;
    const saved = await unlessTaken('storage_units_name', taken, () =>
      tx
        .insert(storageUnits)
        .values(row)
        .onConflictDoUpdate({ target: storageUnits.id, set: { name, kind, retiredAt, version: row.version } }),
    );
    if (isRefusal(saved)) return saved;
    changed({ entity: 'storage_unit', id, before: known ?? null, after: row });
    return row;
  },
});
