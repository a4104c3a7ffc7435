import { AppError, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { nameOf } from '../../../platform/command/name.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { deviceById, placeOf } from '../../places/index.ts';
import { drawerSessions, drawers } from './tables.ts';

/**
 * Gives an outlet a drawer, at a till or at a desk, or changes the one with this id. From its first drawer on an outlet takes cash only into
 * drawers that are open. Refuses DRAWER_IN_USE while a session is open, DRAWER_NAME_TAKEN, TILL_HAS_DRAWER; NOT_FOUND for a till elsewhere.
 */
export const saveDrawer = command({
  name: 'payments.saveDrawer',
  permission: 'drawer:set-up',
  input: z.object({
    commandId: z.uuid(),
    id: z.uuid(),
    outletId: z.uuid(),
    name: nameOf(60),
    deviceId: z.uuid().nullish(),
    inUse: z.boolean(),
  }),
  once: ({ commandId }) => commandId,
  about: ({ id }) => ({ entity: 'drawer', id }),
  async handle({ tx, within, changed }, { id, outletId, name, deviceId = null, inUse }): Promise<Saved> {
    await placeOf(tx, outletId);
    within(outletId);
    const [known] = await tx.select().from(drawers).where(eq(drawers.id, id)).for('update');
    if (known) {
      within(known.outletId);
      if (known.outletId !== outletId) throw new AppError('CONFLICT', 'This drawer is of another outlet.');
      if (await isOpen(tx, id)) {
        return refuse('DRAWER_IN_USE', 'This drawer is open. Change it when it has been counted and closed.');
      }
    }
    const device = deviceId === null ? null : await deviceById(tx, deviceId);
    if (deviceId !== null && (device?.outletId !== outletId || device.kind !== 'COUNTER' || device.revokedAt)) {
      throw new AppError('NOT_FOUND', 'There is no such till in this outlet.');
    }
    const drawer = { outletId, name, deviceId, inUse };
    const nameTaken = refuse('DRAWER_NAME_TAKEN', `There is a drawer called ${name} already. Choose another name.`);
    const tillTaken = refuse('TILL_HAS_DRAWER', 'This till has a drawer already: retire that one first.');
    const write = () =>
      tx
        .insert(drawers)
        .values({ id, ...drawer })
        .onConflictDoUpdate({ target: drawers.id, set: drawer });
    const written = await unlessTaken('drawers_name', nameTaken, () => unlessTaken('drawers_device', tillTaken, write));
    if (isRefusal(written)) return written;
    changed({ entity: 'drawer', id, before: known ?? null, after: drawer });
    return { id };
  },
});

type Saved =
  | { readonly id: string }
  | Refusal<'DRAWER_IN_USE'>
  | Refusal<'DRAWER_NAME_TAKEN'>
  | Refusal<'TILL_HAS_DRAWER'>;

async function isOpen(tx: Tx, drawerId: string): Promise<boolean> {
  const open = and(eq(drawerSessions.drawerId, drawerId), eq(drawerSessions.state, 'OPEN'));
  return (await tx.$count(drawerSessions, open)) > 0;
}
