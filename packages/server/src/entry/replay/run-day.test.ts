import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../../testing/product.ts';
import { reconcile } from './reconcile.ts';
import { runDay } from './run-day.ts';
import { rushDay } from './rush.ts';
import { readTickets } from './tickets.ts';
import { compareAll } from './verdict.ts';

/** A morning of a till: repeated pieces, an odd item, an odd hour, several at one minute, another day beside it. */
const MORNING = `transaction,item,datetime
1,Bread,2017-02-03T23:10
2,Coffee,2017-02-04T05:58
2,Coffee,2017-02-04T05:58
2,Adjustment,2017-02-04T05:58
3,Bread,2017-02-04T08:00
3,Jam,2017-02-04T08:00
4,Coffee,2017-02-04T08:00
5,"Tea, iced",2017-02-04T08:01
6,Bread,2017-02-04T08:03
6,Bread,2017-02-04T08:03
6,Bread,2017-02-04T08:03
6,Coffee,2017-02-04T08:03
7,Muffin,2017-02-04T08:04
8,Coffee,2017-02-04T08:04
9,Jam,2017-02-05T08:00
`;

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct();
});
afterAll(() => product.close());

test('a day of till tickets, driven through the public API, reconciles to the paisa with every display', async () => {
  const day = readTickets(MORNING, '2017-02-04');
  expect(day.tickets).toHaveLength(7);
  const target = { url: `http://127.0.0.1:${product.port}`, key: product.key };
  const { run, troubles } = await runDay(target, day, { seed: 3, speed: 3_000, say: () => {} });

  expect(troubles).toEqual([]);
  const compared = reconcile(run);
  expect(compared.length).toBeGreaterThan(14);
  expect(compared.flatMap(({ differences }) => differences)).toEqual([]);
}, 120_000);

test('a rush in an open loop is answered without an error or a queue, and reconciles', async () => {
  const { day, speed } = rushDay({ peak: 3, window: 'peak', seconds: 8, seed: 5 });
  const target = { url: `http://127.0.0.1:${product.port}`, key: product.key };
  const replayed = await runDay(target, day, { seed: 5, speed, openLoop: true, say: () => {} });

  expect(replayed.arrivals.latencies).toHaveLength(24);
  expect(replayed.arrivals.quarters).toHaveLength(4);
  const compared = compareAll(replayed, { openLoop: true, disturbed: false });
  expect(compared.flatMap(({ differences }) => differences)).toEqual([]);
}, 120_000);

test('a rush whose orders are placed only reconciles once all the rest has come after', async () => {
  const { day, speed } = rushDay({ peak: 6, window: 'peak', seconds: 4, seed: 6 });
  const target = { url: `http://127.0.0.1:${product.port}`, key: product.key };
  const replayed = await runDay(target, day, { seed: 6, speed, openLoop: true, placesOnly: true, say: () => {} });

  const compared = compareAll(replayed, { openLoop: true, disturbed: false });
  expect(compared.flatMap(({ differences }) => differences)).toEqual([]);
}, 120_000);
