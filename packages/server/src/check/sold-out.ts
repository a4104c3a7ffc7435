// R7: nothing is sold twice. Mutant that reddens it: the guarded condition of the updates in modules/inventory/reserve.sql
// dropped.
import postgres from 'postgres';
import { seededIds } from '../../../../tools/faults/seeded-ids.ts';
import { openApi } from '../entry/replay/api.ts';
import { chance } from '../entry/replay/chance.ts';
import { PLACE_ORDER } from '../entry/replay/documents.ts';
import { Caller } from './caller.ts';
import { openCounter, TENDERED } from './counter.ts';
import type { Check } from './promise.ts';

const FULL = { stock: 100, buyers: 5_000 } as const;
const CONNECTIONS = 64;

const LEVEL = `query ($outletId: UUID!, $id: UUID!) { stockItem(outletId: $outletId, id: $id) { onHand reserved } }`;

/** Fifty times as many buyers as there is dough, all at once; every roll takes of it, whichever roll it is. */
export const soldOut: Check = async ({ target: find, seed, scale, say }) => {
  const target = await find();
  const stock = Math.max(20, Math.round(FULL.stock * scale));
  const buyers = Math.max(300, Math.round(FULL.buyers * scale));
  const counter = await openCounter(target, stock);
  const caller = new Caller(CONNECTIONS, 60_000);
  const random = chance(seed, 'sold out');
  const nextId = seededIds(seed, new Date());
  const deadlocksBefore = await deadlocks(target.databaseUrl);
  const orders = Array.from({ length: buyers }, () => ({ id: nextId(), ...random.pick(counter.rollCarts) }));
  const heard = await Promise.all(
    orders.map((order) => caller.insist(() => [target], PLACE_ORDER, { ...order, cash: { tendered: TENDERED } })),
  );
  caller.close();
  const sold = heard.filter(({ kind }) => kind === 'done').length;
  const refused = heard.filter((one) => one.kind === 'refused' && one.code === 'OUT_OF_STOCK').length;
  const about = { outletId: counter.outletId, id: counter.doughId };
  const { stockItem } = await openApi(target, 1).ask<{ stockItem: { onHand: number; reserved: number } }>(LEVEL, about);
  say(`${buyers} buyers: sold ${sold}, refused ${refused}; heard: ${caller.tally()}`);
  say(`on the shelf ${stockItem.onHand / 1_000}, held for orders ${stockItem.reserved / 1_000}`);

  const violations = [...caller.violations];
  if (sold > stock) violations.push(`oversold by ${sold - stock}`);
  if (sold < stock) violations.push(`undersold by ${stock - sold}`);
  if (sold + refused !== buyers) violations.push(`${buyers - sold - refused} buyers heard neither`);
  if (stockItem.onHand !== stockItem.reserved || stockItem.onHand !== stock * 1_000) {
    violations.push(`the shelf holds ${stockItem.onHand} and orders hold ${stockItem.reserved} of ${stock * 1_000}`);
  }
  if (target.databaseUrl) {
    const met = (await deadlocks(target.databaseUrl)) - deadlocksBefore;
    say(`deadlocks ${met}`);
    if (met > 0) violations.push(`${met} deadlocks: carts waited for each other in a circle`);
  }
  const figure = `${Math.max(0, sold - stock)} oversold, ${Math.max(0, stock - sold)} undersold of ${stock}, ${buyers} buyers`;
  return { violations, figure };
};

/** How many there were in this database so far; 0 where nobody may look. */
async function deadlocks(databaseUrl: string | undefined): Promise<number> {
  if (!databaseUrl) return 0;
  const sql = postgres(databaseUrl, { max: 1 });
  // Sessions tell their counts once a second.
  await sql`select pg_sleep(1.2)`;
  const [row] = await sql<{ met: number }[]>`
    select deadlocks::int as met from pg_stat_database where datname = current_database()`;
  await sql.end();
  return row?.met ?? 0;
}
