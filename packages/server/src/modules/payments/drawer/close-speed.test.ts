import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, openCanteen } from '../../../testing/canteen.ts';
import { sampleDrawer } from '../../../testing/till/drawers.ts';
import { readDrawerReport } from './queries.ts';

const ORDERS = 5_000;
const PRICE = 10_500;
/** Promise S17: people were made to wait for minutes. */
const LIMIT_MS = 1_000;

let canteen: Canteen;
beforeAll(async () => {
  canteen = await openCanteen();
});
afterAll(() => canteen.close());

test(`a drawer with ${ORDERS} orders is counted and closed within a second, and its report read`, async () => {
  const drawer = await sampleDrawer(canteen);
  const session = await drawer.opened(0);
  await sell(session);
  const began = performance.now();
  expect(await drawer.count(session, ORDERS * PRICE)).toEqual({ id: session });
  expect(await drawer.close(session)).toEqual({ id: session });
  const took = performance.now() - began;
  process.stdout.write(`${ORDERS} orders: counted and closed in ${took.toFixed(0)} ms\n`);
  const { figures } = await readDrawerReport(drawer.manager, { outletId: canteen.outletId, sessionId: session });
  expect(figures.movements).toContainEqual({ kind: 'SALE', count: ORDERS, amount: ORDERS * PRICE });
  expect(figures.taxes).toEqual([{ rateBp: 500, taxable: ORDERS * 10_000, tax: ORDERS * 500 }]);
  expect(took).toBeLessThan(LIMIT_MS);
});

/** So many sales in one statement, as their own statements would have left them for the closing to see. */
async function sell(session: string): Promise<void> {
  const { db, outletId } = canteen;
  await db.execute(sql`
    with sold as (
      select n, gen_random_uuid() as payment, gen_random_uuid() as ordered, gen_random_uuid() as invoice
      from generate_series(2, ${ORDERS + 1}) n
    ), paid as (
      insert into payments (id, order_id, outlet_id, tender, amount, state, created_at, captured_at, tendered, change)
      select payment, ordered, ${outletId}, 'CASH', ${PRICE}, 'CAPTURED', now(), now(), ${PRICE}, 0 from sold
    ), issued as (
      insert into documents (id, type, number, series, financial_year, sequence, outlet_id, order_id, tax_date, business_date, issued_at,
        taxable, tax, round_off, total, form, issuer, place_of_supply)
      select invoice, 'INVOICE', 'T/2627/' || n, 'T', '2627', n, ${outletId}, ordered, '2026-11-24', '2026-11-24', now(), 10000, 500, 0, ${PRICE},
        'TAX_INVOICE', '{}', '32'
      from sold
    ), moved as (
      insert into drawer_movements (id, session_id, number, kind, amount, payment_id, at, by)
      select gen_random_uuid(), ${session}, n, 'SALE', ${PRICE}, payment, now(), 'somebody' from sold
    )
    insert into document_lines (document_id, position, description, tax_code, tax_kind, quantity, gross, taxable, rate_bp, cgst, sgst, igst)
    select invoice, 1, 'Dish', '996333', 'PREPARED', 1000, ${PRICE}, 10000, 500, 250, 250, 0 from sold`);
  await db.execute(
    sql`update drawer_tallies set last_number = ${ORDERS + 1}, balance = ${ORDERS * PRICE} where session_id = ${session}`,
  );
}
