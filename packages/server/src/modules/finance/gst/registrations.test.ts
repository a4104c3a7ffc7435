import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { onOutletMade, outlets, saveOutlet } from '../../places/index.ts';
import { agrees, readGstMonth } from './gst-month.ts';
import { readRegistrations } from './registrations.ts';
import { line, OURS, taxedCanteen } from './sample-gst.ts';

/** The same taxpayer's second registration in the State. */
const OWN = '32ABCDE1234F2Z8';
const OURS_IN = (month: string) => ({ month, gstin: OURS });
const OWN_IN = (month: string) => ({ month, gstin: OWN });

let world: World;
let canteen: Awaited<ReturnType<typeof taxedCanteen>>;
let cafe: string;
beforeAll(async () => {
  world = await openWorld();
  world.platform.sockets.plug(onOutletMade, async () => {});
  canteen = await taxedCanteen(world);
  cafe = await world.addOutlet('LC');
});
afterAll(() => world.close());

const accountant = () => world.as('ledger:read', { everywhere: true });
const owner = () => world.as('outlet:manage', { everywhere: true });
const DISH = line('996333', 10_000, 250, 500);

/** The café gets a registration of its own on a day, or goes back to that of all. */
async function registered(day: string, gstin: string | null) {
  world.clock.set(new Date(`${day}T07:00:00.000Z`));
  const [found] = await world.db.select().from(outlets).where(eq(outlets.id, cafe));
  const { id, code, name, opensAt, closesAt, dayCutHour, tokenPrefix } = found ?? expect.fail('no café');
  await saveOutlet(owner(), { id, code, name, opensAt, closesAt, dayCutHour, tokenPrefix, gstin });
}

const figures = async (ask: { month: string; gstin: string }) => {
  const month = await readGstMonth(accountant(), ask);
  return [month.outward.taxable, month.credit.cgst, agrees(month)];
};

test('an outlet that changes its registration leaves the months of the old one as they were', async () => {
  await canteen.sale('2026-10-05', [DISH]);
  await canteen.sale('2026-10-06', [DISH], null, cafe);
  const first = await canteen.sale('2026-11-03', [DISH], null, cafe);
  await canteen.book({ 2110: 10_000, 1310: 500, 1311: 500, 2100: -11_000 }, { day: '2026-11-03', outletId: cafe });
  expect(await figures(OURS_IN('2026-10-01'))).toEqual([20_000, 0, true]);

  await registered('2026-11-10', OWN);
  await canteen.sale('2026-11-12', [DISH], null, cafe);
  await canteen.book({ 2110: 10_000, 1310: 700, 1311: 700, 2100: -11_400 }, { day: '2026-11-12', outletId: cafe });
  // What was sold under the old one goes back under it.
  await canteen.takeBack(first, '2026-11-15');

  expect(await figures(OURS_IN('2026-10-01'))).toEqual([20_000, 0, true]);
  expect(await figures(OURS_IN('2026-11-01'))).toEqual([0, 500, true]);
  expect(await figures(OWN_IN('2026-11-01'))).toEqual([10_000, 700, true]);

  await registered('2026-11-20', null);
  await canteen.book({ 2110: 10_000, 1310: 900, 1311: 900, 2100: -11_800 }, { day: '2026-11-20', outletId: cafe });
  expect(await figures(OURS_IN('2026-11-01'))).toEqual([0, 1_400, true]);
  expect(await figures(OWN_IN('2026-11-01'))).toEqual([10_000, 700, true]);
});

test('a registration that no outlet has any more still has its months, its outlets, and days on which it was theirs', async () => {
  const found = await readRegistrations(accountant(), {});
  expect(found.map(({ gstin, places }) => [gstin, places.map(({ outlet }) => outlet.code)])).toEqual([
    [OURS, ['LC', 'MC']],
    [OWN, ['LC']],
  ]);
  const [ours, own] = found;
  const at = (gstin: string, from: string | null, to: string | null) => ({ outletId: cafe, gstin, from, to });
  expect(own?.days).toEqual([at(OWN, '2026-11-10', '2026-11-19')]);
  expect(ours?.days).toEqual(expect.arrayContaining([at(OURS, null, '2026-11-09'), at(OURS, '2026-11-20', null)]));
});

test('whoever does not see an outlet that was under it sees no return of it', async () => {
  const elsewhere = world.as('ledger:read');
  await expect(readGstMonth(elsewhere, OWN_IN('2026-11-01'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await readRegistrations(elsewhere, {})).toEqual([]);
});
