import { type Refusal, refuse } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { SERVICE_LEVELS } from './formulas.ts';
import { holdOutlet } from './hold-outlets.ts';
import { rulesOfOutlet } from './rules.ts';
import { replenishmentClasses, replenishmentOutlets } from './tables.ts';
import { writePoints } from './write-points.ts';
import { writeSuggestions } from './write-suggestions.ts';

export const serviceLevel = z.union(
  SERVICE_LEVELS.map((level) => z.literal(level)),
  {
    error: 'A service level is 9000, 9500, 9750, 9800 or 9900 basis points.',
  },
);
export const reviewDays = z.int().min(0).max(60);

/**
 * Decides how an outlet replenishes, class by class, and whether drafts make themselves at night. What is suggested follows at once. Refuses
 * CHANGED_MEANWHILE when it is not the version one saw.
 */
export const changeReplenishmentRules = command({
  name: 'purchasing.changeReplenishmentRules',
  permission: 'replenishment:manage',
  input: z.object({
    commandId: z.uuid(),
    outletId: z.uuid(),
    // The version that was changed; 0 before anybody changed anything.
    version: z.int().min(0).default(0),
    draftsByThemselves: z.boolean(),
    orderCost: z.int().min(0).max(100_000_000),
    holdingRate: z.int().min(1).max(10_000),
    classes: z
      .array(z.object({ countClass: z.enum(['A', 'B', 'C']), serviceLevel, reviewDays }))
      .length(3)
      .refine((rows) => new Set(rows.map(({ countClass }) => countClass)).size === 3, {
        error: 'Name each class once.',
      }),
  }),
  once: ({ commandId }) => commandId,
  about: ({ outletId }) => ({ entity: 'outlet', id: outletId }),
  async handle(scope, { commandId: _, outletId, classes, version, ...said }): Promise<{ outletId: string } | Refusal> {
    const { tx, now, within, changed } = scope;
    within(outletId);
    const { businessDate } = datesAt(await placeOf(tx, outletId), now);
    await holdOutlet(tx, outletId);
    const { plannedOn: __, ...before } = await rulesOfOutlet(tx, outletId);
    if (before.version !== version) {
      return refuse(
        'CHANGED_MEANWHILE',
        'Somebody changed these rules in the meantime: look at them again, then save.',
      );
    }
    const facts = { ...said, version: version + 1 };
    await tx.update(replenishmentOutlets).set(facts).where(eq(replenishmentOutlets.outletId, outletId));
    await tx
      .insert(replenishmentClasses)
      .values(classes.map((rule) => ({ ...rule, outletId })))
      .onConflictDoUpdate({
        target: [replenishmentClasses.outletId, replenishmentClasses.countClass],
        set: { serviceLevel: sql`excluded.service_level`, reviewDays: sql`excluded.review_days` },
      });
    changed({ entity: 'replenishment_rules', id: outletId, before, after: { ...facts, classes } });
    await writePoints(scope, outletId, businessDate);
    await writeSuggestions(scope, outletId, businessDate);
    return { outletId };
  },
});
