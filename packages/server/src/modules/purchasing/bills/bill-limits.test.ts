import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { BIJU, buying, CHITRA, DEVI } from '../sample-purchasing.ts';
import { billDesk } from './sample-bills.ts';

let world: World;
let buy: ReturnType<typeof buying>;
let desk: ReturnType<typeof billDesk>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  desk = billDesk(world.db, buy, world.newId);
  await world.db.transaction((tx) => seedAccounts(tx));
  for (const [id, role] of [
    [BIJU, 'manager'],
    [CHITRA, 'finance'],
  ]) {
    await world.db.execute(
      sql`insert into users (id, email, name, password_hash) values (${id}, ${`${id}@x.example`}, 'X', 'x')`,
    );
    await world.db.execute(sql`insert into user_roles (id, user_id, role, outlet_id, limits)
      values (${world.newId()}, ${id}, ${role}, ${world.outletId}, '{}')`);
  }
});
afterAll(() => world.close());

/** Ten kilograms of rice for ₹500, billed at so many rupees; the bill is held. */
async function billedAt(rupees: number) {
  const { supplierId, receiptId } = await desk.riceCame();
  return desk.entered(buy.enter({ supplierId, lines: [buy.billed(receiptId, { price: rupees * 10 })] }));
}

test('what a held bill says is owed by the yes of somebody whose limit it is within; anybody who may sends it back', async () => {
  const dear = await billedAt(900_000);
  for (const [who, limit] of [
    [BIJU, 2_500_000],
    [CHITRA, 10_000_000],
  ] as const) {
    expect(await buy.decideBill(dear, 'APPROVE', buy.as(who))).toMatchObject({
      ...{ code: 'ABOVE_YOUR_LIMIT', details: { limit, amount: 90_000_000 } },
    });
  }
  expect(await desk.billOf(dear)).toMatchObject({ state: 'HELD' });
  expect(await desk.owedOf(dear)).toBeUndefined();
  expect(await buy.decideBill(dear, 'SEND_BACK')).toEqual({ billId: dear });
  expect(await buy.decideBill(await billedAt(25_000), 'APPROVE')).toHaveProperty('billId');
  expect(await buy.decideBill(await billedAt(25_001), 'APPROVE')).toMatchObject({ code: 'ABOVE_YOUR_LIMIT' });
  expect(await buy.decideBill(await billedAt(25_001), 'APPROVE', buy.as(CHITRA))).toHaveProperty('billId');
});

test('with a debit note it is what is left to be owed that is judged', async () => {
  const id = await billedAt(900_000);
  expect(await buy.decideBill(id, 'DEBIT_NOTE')).toEqual({ billId: id });
  expect(await desk.owedOf(id)).toMatchObject({ open: 50_000 });
});

test('what an order would need nobody’s yes for, any other person who decides on bills may agree to', async () => {
  expect(await buy.decideBill(await billedAt(5_000), 'APPROVE', buy.as(DEVI))).toHaveProperty('billId');
  expect(await buy.decideBill(await billedAt(5_001), 'APPROVE', buy.as(DEVI))).toMatchObject({
    ...{ code: 'ABOVE_YOUR_LIMIT', details: { limit: 0 } },
  });
});
