import {
  AppError,
  isOutOfLimits,
  keepingLimits,
  type Refusal,
  refuse,
  sayCelsius,
  sayLimits,
} from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { storageUnits, temperatureReadings } from './tables.ts';
import { temperature } from './temperature.ts';

/**
 * Writes down how warm it is in a storage unit, with who read it and when (rules §3.8). Refuses OUT_OF_LIMITS where it is warmer or colder than food is
 * kept and nobody said what they do about it, and STORAGE_UNIT_RETIRED. An alert is open until it is read within its limits. Throws NOT_FOUND.
 */
export const recordTemperature = command({
  name: 'inventory.recordTemperature',
  permission: 'temperature:record',
  input: z.object({
    ...{ id: z.uuid(), unitId: z.uuid(), temperature },
    note: z.string().trim().min(1).max(200).nullish(),
  }),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'temperature_reading', id }),
  async handle(scope, { id, unitId, temperature, note = null }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within, changed } = scope;
    // Its kind stays what it was judged by.
    const [unit] = await tx.select().from(storageUnits).where(eq(storageUnits.id, unitId)).for('share');
    if (!unit) throw new AppError('NOT_FOUND', 'There is no such storage unit.');
    const { outletId, name, kind } = unit;
    within(outletId);
    if (unit.retiredAt !== null) {
      return refuse('STORAGE_UNIT_RETIRED', `${name} is out of use. Take it back into use first.`);
    }
    const limits = keepingLimits(kind);
    if (isOutOfLimits(temperature, limits) && note === null) {
      const message = `${name} is at ${sayCelsius(temperature)}; ${sayLimits(limits)} is safe. Say what you do about it.`;
      return refuse('OUT_OF_LIMITS', message, { limit: limits.warmest ?? limits.coldest });
    }
    const { businessDate } = datesAt(await placeOf(tx, outletId), now);
    const row = { id, unitId, outletId, temperature, ...limits, note, readAt: now, businessDate };
    await tx.insert(temperatureReadings).values({ ...row, readBy: actor.id, readByLabel: actor.label });
    changed({ entity: 'temperature_reading', id, before: null, after: row });
    return { id };
  },
});
