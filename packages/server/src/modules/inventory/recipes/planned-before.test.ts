import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { asc, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { recipes } from './tables.ts';

const MIGRATION = new URL('../../../../drizzle/0043_what-suppliers-have.sql', import.meta.url);
const HOUR_MS = 3_600_000;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(() => world.db.execute(sql`delete from menu_allergens`));
afterAll(() => world.close());

/** What the migration does about versions that were planned: its last statement. */
const upgrade = () => {
  const statements = readFileSync(fileURLToPath(MIGRATION), 'utf8').split('--> statement-breakpoint');
  return world.db.execute(sql.raw(statements.at(-1) ?? ''));
};

/** Versions of one dish, each by when it was written and from when it is in force, in hours from now. */
async function versions(...all: readonly [written: number, from: number | null][]): Promise<string> {
  const variantId = world.newId();
  const at = (hours: number) => new Date(world.clock.now().getTime() + hours * HOUR_MS);
  await world.db.insert(recipes).values(
    all.map(([written, from], index) => ({
      ...{ id: world.newId(), variantId, version: index + 1, createdAt: at(written) },
      validFrom: from === null ? null : at(from),
    })),
  );
  return variantId;
}

const called = async (variantId: string) => {
  const rows = await world.db
    .select()
    .from(recipes)
    .where(sql`variant_id = ${variantId}`)
    .orderBy(asc(recipes.version));
  return rows.flatMap(({ version, cancelledAt }) => (cancelledAt ? [version] : []));
};

test('where the release that keeps plans ran already, what is planned stays planned', async () => {
  await world.db.execute(
    sql`insert into menu_allergens (outlet_id, subject_id, allergens) values (null, ${world.newId()}, '{MILK}')`,
  );
  const still = await versions([-50, null], [-40, 10], [-30, null]);
  await upgrade();
  expect(await called(still)).toEqual([]);
});

test('an upgrade calls off versions that were planned and had been replaced before they began, and no other', async () => {
  const woken = await versions([-50, null], [-40, -10], [-30, null]);
  const still = await versions([-50, null], [-40, 10], [-30, null]);
  const overtaken = await versions([-50, null], [-40, 30], [-30, 20]);
  const inTurn = await versions([-50, null], [-40, -10], [-5, null]);
  const planned = await versions([-50, null], [-40, 10], [-30, 20]);
  await upgrade();
  expect(await Promise.all([woken, still, overtaken, inTurn, planned].map(called))).toEqual([[2], [2], [2], [], []]);
  const inForce = await world.db.execute<{ version: number }>(
    sql`select version from inventory_in_force(${world.clock.now().toISOString()}::timestamptz) where variant_id = ${woken}`,
  );
  expect([...inForce]).toEqual([{ version: 3 }]);
});
