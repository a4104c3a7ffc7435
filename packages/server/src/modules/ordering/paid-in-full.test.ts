import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../platform/db/database.ts';
import { type Canteen, openCanteen } from '../../testing/canteen.ts';
import { paymentsIdentities } from '../payments/index.ts';

const PAID = 'payments: an invoice comes to what was paid for it';

let canteen: Canteen;
beforeAll(async () => {
  canteen = await openCanteen();
});
afterAll(() => canteen.close());

test('an invoice that comes to another amount than was paid for it is found', async () => {
  const dish = await canteen.dish({ stock: 10 });
  await canteen.order([{ dish }], { tendered: 6_000 });
  const found = async (reader: Parameters<typeof paymentsIdentities>[0]) =>
    (await paymentsIdentities(reader)).find(({ name }) => name === PAID)?.violations;
  expect(await found(canteen.db)).toEqual([]);
  const owner = openDatabase(canteen.database.ownerUrl, { max: 1 });
  const enough = new Error('Enough seen.');
  await owner.db
    .transaction(async (tx) => {
      await tx.execute(sql`update payments set amount = amount - 100, tendered = tendered - 100`);
      expect(await found(tx)).toHaveLength(1);
      throw enough;
    })
    .catch((error: unknown) => {
      if (error !== enough) throw error;
    })
    .finally(() => owner.close());
});
