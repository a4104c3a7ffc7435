import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { demandOf } from '../demand.ts';
import { portionsLeft } from '../portions-left.ts';
import { insertDishOf, insertStockItem, stockUp } from '../sample-stock.ts';
import { recipesInForce } from './in-force.ts';
import { recipeLines, recipes } from './tables.ts';

const HOUR_MS = 3_600_000;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Written {
  readonly writtenAt: number;
  /** Hours after it was written; null: at once. */
  readonly ahead: number | null;
  readonly isCancelled: boolean;
}

/** The rule in plain words: of those that have begun and were not called off, the one that began last; of equals the newer. */
function inForce(versions: readonly Written[], hour: number): number | null {
  let best: { begin: number; version: number } | null = null;
  for (const [index, { writtenAt, ahead, isCancelled }] of versions.entries()) {
    const begin = writtenAt + (ahead ?? 0);
    const isBegun = ahead === null || begin <= hour;
    if (!isCancelled && isBegun && (best === null || begin >= best.begin)) best = { begin, version: index + 1 };
  }
  return best?.version ?? null;
}

test('whatever was saved and called off in which order: what a dish takes, its portions and the book go by the same version', async () => {
  const rice = await insertStockItem(world);
  await stockUp(world, [{ stockItemId: rice, quantity: 10_000_000 }]);
  const start = world.clock.now().getTime();
  const version = fc.record({
    writtenAt: fc.integer({ min: 0, max: 6 }),
    ahead: fc.option(fc.integer({ min: 1, max: 6 })),
    isCancelled: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(version, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 13 }),
      async (said, hour) => {
        // Versions are written one after the other, and only what is planned is called off.
        const written = [...said]
          .sort((one, other) => one.writtenAt - other.writtenAt)
          .map((one) => ({ ...one, isCancelled: one.isCancelled && one.ahead !== null }));
        const { variantId } = await insertDishOf(world, {});
        const ids = written.map(() => world.newId());
        const at = (hours: number) => new Date(start + hours * HOUR_MS);
        await world.db.insert(recipes).values(
          written.map(({ writtenAt, ahead, isCancelled }, index) => ({
            ...{ id: ids[index] ?? '', variantId, optionId: null, version: index + 2, createdAt: at(writtenAt) },
            validFrom: ahead === null ? null : at(writtenAt + ahead),
            cancelledAt: isCancelled ? at(writtenAt) : null,
          })),
        );
        await world.db
          .insert(recipeLines)
          .values(ids.map((recipeId, index) => ({ recipeId, stockItemId: rice, quantity: (index + 2) * 1_000 })));
        // The dish came with a first version, of nothing, written at the start.
        const first = { writtenAt: 0, ahead: null, isCancelled: false };
        const expected = inForce([first, ...written], hour);
        const [book] = await world.db.execute<{ version: number }>(
          sql`select f.version from ${recipesInForce(at(hour))} f where f.variant_id = ${variantId}`,
        );
        expect(book?.version).toBe(expected);
        const takes = await demandOf(world.db, [{ line: 1, variantId, optionIds: [], quantity: 1 }], at(hour));
        expect(takes[0]?.quantity ?? 1_000).toBe((expected ?? 0) * 1_000);
        const left = (await portionsLeft(world.db, world.outletId, at(hour))).get(variantId);
        expect(left).toBe(expected === 1 ? undefined : Math.floor(10_000 / (expected ?? 1)));
      },
    ),
    { numRuns: 60 },
  );
});
