import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { ANNA, BIJU, buying, GSTIN } from '../sample-purchasing.ts';
import { saveSupplier } from '../suppliers/save-supplier.ts';
import { suppliers, supplierTaxpayers } from '../suppliers/tables.ts';
import { stepsByOrder } from './queries.ts';

let world: World;
let buy: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  await world.db.transaction((tx) => seedAccounts(tx));
  await hire(ANNA, 'storekeeper');
  await hire(BIJU, 'manager');
});
afterEach(async () => {
  for (const check of await purchasingIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

/** Gives somebody a role. */
async function hire(id: string, role: string) {
  await world.db.execute(
    sql`insert into users (id, email, name, password_hash) values (${id}, ${`${id}@x.example`}, 'X', 'x') on conflict do nothing`,
  );
  await world.db.execute(sql`insert into user_roles (id, user_id, role, outlet_id, limits)
    values (${world.newId()}, ${id}, ${role}, ${world.outletId}, '{}')`);
}

/** An order over so many rupees, submitted. */
async function asked(rupees: number, supplierId: string | undefined) {
  const { id } = await buy.draft(supplierId ?? '', [costing(await buy.item(), rupees)]);
  await buy.submit(id);
  return id;
}
const costing = (stockItemId: string, rupees: number) =>
  buy.line(stockItemId, { quantity: 1_000, price: rupees * 100 });

/** Suppliers that are one taxpayer, registered in as many States as there are. */
async function branches(pan: string, states: readonly string[]): Promise<string[]> {
  return Promise.all(states.map((state) => buy.registered(`${state}${pan}1Z`)));
}

test('orders to those who are one taxpayer, of one registration or in two States, are judged as one', async () => {
  const ids: string[] = [];
  const ofOne = await branches('AAACB7310D', ['32', '32', '29']);
  for (const supplierId of ofOne) ids.push(await asked(2_400, supplierId));
  const [another] = await branches('AAACM4821Q', ['32']);
  ids.push(await asked(4_900, another));
  expect(await buy.statesOf(ids)).toEqual(['APPROVED', 'APPROVED', 'SUBMITTED', 'APPROVED']);
  const big = await asked(20_000, ofOne[2]);
  expect(await buy.decide(big, buy.as(BIJU))).toMatchObject({
    ...{ code: 'ABOVE_YOUR_LIMIT', details: { amount: 2_720_000 } },
  });
});

test('of small orders to the branches of one taxpayer at once no more than ₹5,000 together need nobody’s yes', async () => {
  const suppliersOfOne = await branches('AAACQ7310D', ['32', '29', '27', '33', '07', '36']);
  const ids = await Promise.all(
    suppliersOfOne.map(async (id) => (await buy.draft(id, [costing(await buy.item(), 1_700)])).id),
  );
  await Promise.all(ids.map((id) => buy.submit(id)));
  const states = await buy.statesOf(ids);
  expect(states.filter((state) => state === 'APPROVED')).toHaveLength(2);
});

test('the story of an order that was approved by rule begins with its submission', async () => {
  const [supplierId] = await branches('AAACS7310D', ['32']);
  for (let times = 0; times < 8; times += 1) {
    const id = await asked(100, supplierId);
    const steps = (await stepsByOrder(world.db, [id])).get(id) ?? [];
    expect(steps.map(({ event }) => event)).toEqual(['make', 'submit', 'approveByRule']);
  }
});

test('a registration that is taken off while something is ordered, and put on again, gets round nothing', async () => {
  const [first, second] = await branches('AAACT7310D', ['32', '32']);
  const ids = [await asked(2_400, first)];
  const [third] = await branches('AAACU7310D', ['29']);
  const known = async (id = '') => {
    const [row] = await world.db.select().from(suppliers).where(eq(suppliers.id, id));
    return row as typeof suppliers.$inferSelect;
  };
  const of = await known(second);
  const manage = world.as('supplier:manage', { everywhere: true });
  const register = (gstin: string | null, version: number) =>
    saveSupplier(manage, { ...of, gstin, sharesGstin: gstin !== null, version });
  expect(await register(null, of.version)).toMatchObject({ gstin: null });
  ids.push(await asked(4_900, second));
  expect(await register(of.gstin, of.version + 1)).toMatchObject({ gstin: of.gstin });
  expect(await buy.statesOf(ids)).toEqual(['APPROVED', 'SUBMITTED']);
  // Nor does another registration: who had both is added up with both.
  await register((await known(third)).gstin, of.version + 2);
  expect(await buy.statesOf([await asked(4_900, third)])).toEqual(['SUBMITTED']);
  const forget = world.db.delete(supplierTaxpayers).where(eq(supplierTaxpayers.supplierId, second ?? ''));
  await expect(forget).rejects.toMatchObject({ cause: { code: '42501' } });
});

test('who comes with their registration is a known taxpayer at once', async () => {
  const id = world.newId();
  const given = { id, name: id, paymentDays: 30, isMsme: false, leadDays: 2, gstin: GSTIN };
  await world.db.insert(suppliers).values(given);
  const known = await world.db.select().from(supplierTaxpayers).where(eq(supplierTaxpayers.supplierId, id));
  expect(known).toEqual([{ supplierId: id, pan: GSTIN.slice(2, 12) }]);
});
