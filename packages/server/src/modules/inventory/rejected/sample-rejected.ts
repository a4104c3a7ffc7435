import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Permission } from '../../../platform/auth/permission.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { Database } from '../../../platform/db/database.ts';
import { mainLocation } from '../locations/location.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { batches } from '../tables.ts';
import { decideTransfer } from '../transfers/decide-transfer.ts';
import { dispatchTransfer } from '../transfers/dispatch-transfer.ts';
import { receiveTransfer } from '../transfers/receive-transfer.ts';
import { requestTransfer } from '../transfers/request-transfer.ts';

/** What of a test's world the samples need. */
interface World {
  readonly db: Database;
  readonly outletId: string;
  readonly clock: { now(): Date };
  newId(): string;
  as(permissions: Permission[], options: { everywhere: boolean; id: string }): CallContext;
}

export interface Underway {
  readonly id: string;
  readonly batchId: string;
  readonly stockItemId: string;
}
export type Fate = 'WASTED' | 'SENT_BACK' | 'SET_ASIDE';

export const [ANNA, BIJU] = [randomUUID(), randomUUID()];
const moves: Permission[] = ['transfer:request', 'transfer:approve', 'transfer:move', 'waste:record', 'stock:hold'];

/** For tests: who moves stock everywhere, and what else they may. */
export const mover = (world: World, id: string, more: Permission[] = []) =>
  world.as([...moves, ...more], { everywhere: true, id });

/** For tests: where the stock of an outlet lies. */
export const mainOf = (world: World, outletId: string) =>
  world.db.transaction(async (tx) => (await mainLocation(tx, outletId, world.clock.now())).id);

/** For tests: 3 kg of milk worth `value` on its way to another outlet, or into a kitchen of this one; with the batch it was sent from. */
export async function sendMilk(
  world: World,
  to: { readonly outletId: string; readonly locationId: string },
  { value = 900, grams = 3 } = {},
): Promise<Underway> {
  const stockItemId = await insertStockItem(world, { name: 'Milk', storage: 'CHILLED' });
  const [batchId, id] = [world.newId(), world.newId()];
  await stockUp(world, [{ stockItemId, batchId, quantity: grams * 1_000, value }]);
  await requestTransfer(mover(world, ANNA), {
    ...{ id, fromOutletId: world.outletId, fromLocationId: await mainOf(world, world.outletId) },
    ...{ toOutletId: to.outletId, toLocationId: to.locationId },
    lines: [{ stockItemId, quantity: grams * 1_000, unit: 'g' }],
  });
  const said = { commandId: world.newId(), transferId: id };
  if (to.outletId !== world.outletId) await decideTransfer(mover(world, BIJU), { ...said, approve: true });
  await dispatchTransfer(mover(world, ANNA), { ...said, commandId: world.newId() });
  return { id, batchId, stockItemId };
}

/** For tests: what was sent comes at 9 °C, and all of it is rejected. */
export const rejectMilk = (
  world: World,
  sent: Underway,
  fate: Fate,
  { who = mover(world, BIJU), reason = 'Came at 9 °C.' } = {},
) =>
  receiveTransfer(who, {
    ...{ commandId: world.newId(), transferId: sent.id, short: [], temperature: 90 },
    rejected: [{ batchId: sent.batchId, fate, reason }],
  });

/** For tests: what became of what was sent, what is left of it first. */
export async function cameOfMilk({ db }: Pick<World, 'db'>, { stockItemId, batchId }: Underway) {
  const rows = await db.select().from(batches).where(eq(batches.stockItemId, stockItemId));
  return rows.filter(({ id }) => id !== batchId).sort((one, other) => other.quantityRemaining - one.quantityRemaining);
}
