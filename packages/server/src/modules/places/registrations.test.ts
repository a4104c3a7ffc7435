import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whileHeld } from '../../testing/while-held.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { everyPlace } from './queries.ts';
import { registeredDays } from './registrations.ts';
import { saveOrganisation } from './save-organisation.ts';
import { onOutletMade, saveOutlet } from './save-outlet.ts';
import { outlets, registrationChanges } from './tables.ts';

const ONE = '32ABCDE1234F1Z9';
const OTHER = '32ABCDE1234F2Z8';

let world: World;
let cafe: string;
beforeAll(async () => {
  world = await openWorld();
  world.platform.sockets.plug(onOutletMade, async () => {});
  cafe = await world.addOutlet('LC');
});
afterAll(() => world.close());

const owner = () => world.as('outlet:manage', { everywhere: true });
const on = (day: string) => world.clock.set(new Date(`${day}T07:00:00.000Z`));

function organisation(gstin: string | null) {
  const said = { name: 'Canteen', legalName: 'Canteen', stateCode: '32', taxProfile: 'REGULAR_5' as const, gstin };
  return saveOrganisation(owner(), { ...said, commandId: world.newId(), pricesIncludeTax: true });
}

async function outlet(gstin: string | null, name = 'Café') {
  const [found] = await world.db.select().from(outlets).where(eq(outlets.id, cafe));
  const { id, code, opensAt, closesAt, dayCutHour, tokenPrefix } = found ?? expect.fail('no café');
  await saveOutlet(owner(), { id, name, code, opensAt, closesAt, dayCutHour, tokenPrefix, gstin });
}

const daysOf = async (id: string) =>
  (await registeredDays(world.db, await everyPlace(world.db)))
    .filter(({ outletId }) => outletId === id)
    .map(({ gstin, from, to }) => [gstin, from, to]);

test('under which registration an outlet stands is kept day by day, also where the organisation changes its own', async () => {
  expect(await daysOf(cafe)).toEqual([[null, null, null]]);
  on('2026-11-02');
  await organisation(ONE);
  on('2026-11-10');
  await outlet(OTHER);
  await outlet(OTHER, 'Another name');
  expect(await daysOf(cafe)).toEqual([
    [null, null, '2026-11-01'],
    [ONE, '2026-11-02', '2026-11-09'],
    [OTHER, '2026-11-10', null],
  ]);
  // One with a registration of its own is not moved by that of all.
  on('2026-11-12');
  await organisation(null);
  expect(await daysOf(cafe)).toHaveLength(3);
  expect(await daysOf(world.outletId)).toEqual([
    [null, null, '2026-11-01'],
    [ONE, '2026-11-02', '2026-11-11'],
    [null, '2026-11-12', null],
  ]);
});

test('of several changes on one day the last holds, and who made each is known', async () => {
  on('2026-11-20');
  await outlet(null);
  world.clock.advance(60_000);
  await outlet(ONE);
  expect((await daysOf(cafe)).slice(-2)).toEqual([
    [OTHER, '2026-11-10', '2026-11-19'],
    [ONE, '2026-11-20', null],
  ]);
  const rows = await world.db.select().from(registrationChanges).where(eq(registrationChanges.outletId, cafe));
  expect(rows.map(({ before, after }) => [before, after])).toEqual([
    [null, ONE],
    [ONE, OTHER],
    [OTHER, null],
    [null, ONE],
  ]);
  expect(rows.every(({ by }) => by !== '')).toBe(true);
});

test('whoever changes one of the two waits for who changes the other, and keeps what that left', async () => {
  on('2026-11-25');
  await organisation(ONE);
  await outlet(null);
  const changes = () =>
    world.db
      .select()
      .from(registrationChanges)
      .where(eq(registrationChanges.outletId, cafe))
      .orderBy(registrationChanges.at);
  world.clock.advance(1_000);
  const ofAll = sql`update organisations set gstin = ${OTHER}`;
  const own = await whileHeld(world.db, ofAll, () => outlet(ONE));
  expect(own.waited).toBe(true);
  expect((await changes()).at(-1)).toMatchObject({ before: OTHER, after: ONE });
  const count = (await changes()).length;
  world.clock.advance(1_000);
  await world.db.update(outlets).set({ gstin: null }).where(eq(outlets.id, cafe));
  const ofOne = sql`update outlets set gstin = ${ONE} where id = ${cafe}`;
  const all = await whileHeld(world.db, ofOne, () => organisation(null));
  expect([all.waited, (await changes()).length]).toEqual([true, count]);
});

test('the application cannot rewrite it', async () => {
  const no = { cause: { code: '42501' } };
  await expect(world.db.update(registrationChanges).set({ after: null })).rejects.toMatchObject(no);
  await expect(world.db.delete(registrationChanges)).rejects.toMatchObject(no);
});
