import { isRefusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { outletChanged } from '../../events/places.ts';
import { command } from '../../platform/command/command.ts';
import { nameOf } from '../../platform/command/name.ts';
import { unlessTaken } from '../../platform/command/unless-taken.ts';
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
    name: nameOf(60),
    position: z.int().min(0).max(99),
  }),
  async handle({ tx, within, emit, changed }, { id, ...station }) {
    await placeOf(tx, station.outletId);
    within(station.outletId);
    const [known] = await tx.select().from(stations).where(eq(stations.id, id)).for('update');
    if (known) within(known.outletId);

    const taken = refuse('CODE_TAKEN', `This outlet has a station ${station.code} already. Choose another code.`);
    const written = await unlessTaken('stations_code', taken, () =>
      tx
        .insert(stations)
        .values({ id, ...station })
        .onConflictDoUpdate({ target: stations.id, set: station })
        .returning(),
    );
    if (isRefusal(written)) return written;
    changed({ entity: 'station', id, before: known ?? null, after: station });
    emit(outletChanged, { outletId: station.outletId });
    return written[0] as typeof stations.$inferSelect;
  },
});
