import { refuse } from '@college-kiosk/kernel';
import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { outletChanged } from '../../events/places.ts';
import { command } from '../../platform/command/command.ts';
import { placeOf } from './place.ts';
import { stations } from './tables.ts';

/** Makes a kitchen station, or changes the one with this id. Dishes find their station by its code. */
export const saveStation = command({
  name: 'places.saveStation',
  permission: 'outlet:manage',
  input: z.object({
    id: z.uuid(),
    outletId: z.uuid(),
    code: z.string().regex(/^[A-Z][A-Z0-9_]{1,15}$/, 'Two to sixteen capitals, digits or underscores.'),
    name: z.string().trim().min(1).max(60),
    position: z.int().min(0).max(99),
  }),
  async handle({ tx, within, emit }, { id, ...station }) {
    await placeOf(tx, station.outletId);
    within(station.outletId);
    const [known] = await tx.select().from(stations).where(eq(stations.id, id)).for('update');
    if (known) within(known.outletId);

    const sameCode = and(eq(stations.outletId, station.outletId), eq(stations.code, station.code), ne(stations.id, id));
    const [taken] = await tx.select({ id: stations.id }).from(stations).where(sameCode);
    if (taken) return refuse('CODE_TAKEN', `This outlet has a station ${station.code} already. Choose another code.`);

    const [saved] = await tx
      .insert(stations)
      .values({ id, ...station })
      .onConflictDoUpdate({ target: stations.id, set: station })
      .returning();
    emit(outletChanged, { outletId: station.outletId });
    return saved as typeof stations.$inferSelect;
  },
});
