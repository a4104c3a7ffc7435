import { addDays } from '@college-kiosk/kernel';
import type { Database } from '../../../platform/db/database.ts';
import { stockItemsById } from '../loaders.ts';
import { TODAY } from '../sample-stock.ts';
import { pickFrom, takeOut } from '../take-out.ts';

interface World {
  readonly db: Database;
  readonly outletId: string;
  newId(): string;
}

/** For tests: so much of an item is cooked at noon of a business day, which is said in days from the world's. */
export async function useOn(world: World, stockItemId: string, quantity: number, daysFromToday: number): Promise<void> {
  const businessDate = addDays(TODAY, daysFromToday);
  const item = (await stockItemsById(world.db, [stockItemId])).get(stockItemId);
  if (!item) throw new Error('There is no such item.');
  await world.db.transaction(async (tx) => {
    const { picks, shortBy } = await pickFrom(tx, { outletId: world.outletId, item, quantity, today: businessDate });
    if (shortBy > 0) throw new Error('There is not so much of it.');
    await takeOut(tx, {
      ...{ source: { type: 'ticket', id: world.newId() }, type: 'CONSUME', outletId: world.outletId, takes: picks },
      ...{ at: new Date(`${businessDate}T07:00:00.000Z`), businessDate, actorId: null },
    });
  });
}
