import { isRefusal } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../../testing/canteen.ts';
import { placeOrder, type SampleDrawer, sampleDrawer, violationsOf } from '../../../testing/till/drawers.ts';
import { untilWaiting } from '../../../testing/until-waiting.ts';
import { sessionById } from './queries.ts';
import { drawerMovements } from './tables.ts';

let canteen: Canteen;
let drawer: SampleDrawer;
let dish: Dish;
beforeAll(async () => {
  canteen = await openCanteen();
  dish = await canteen.dish({ price: 10_500, stock: 5_000 });
});
beforeEach(async () => {
  drawer = await sampleDrawer(canteen);
});
afterEach(async () => expect(await violationsOf(canteen)).toEqual([]));
afterAll(() => canteen.close());

const sold = async (as = drawer.cashier) => {
  const id = canteen.newId();
  return { id, answer: await canteen.order([{ dish }], { id, tendered: 10_500, as }) };
};
const movementsOf = (sessionId: string) =>
  canteen.db
    .select()
    .from(drawerMovements)
    .where(eq(drawerMovements.sessionId, sessionId))
    .orderBy(drawerMovements.number);

test('of sales that race a count each is in this session or the next, none is lost and none is there twice', async () => {
  const session = await drawer.opened(0);
  const ids = Array.from({ length: 24 }, () => canteen.newId());
  const inputs = await Promise.all(
    ids.map(async (id) => ({ ...(await canteen.quoted([{ dish }], drawer.cashier)), id })),
  );
  const selling = inputs.map((input, index) =>
    new Promise<void>((resolve) => setImmediate(resolve)).then(() =>
      placeOrder(drawer.cashier, { ...input, id: ids[index] ?? '', cash: { tendered: 10_500 } }),
    ),
  );
  const counting = drawer.count(session, 0).then(() => drawer.open(0));
  const answers = await Promise.all(selling);
  const next = await counting;
  if (isRefusal(next)) throw new Error('It was not opened.');
  const refused = answers.filter((answer) => isRefusal(answer));
  const [before, after] = [await movementsOf(session), await movementsOf(next.id)];
  const sales = [...before, ...after].filter(({ kind }) => kind === 'SALE');
  expect(sales).toHaveLength(24 - refused.length);
  expect(refused.every((answer) => isRefusal(answer) && answer.code === 'DRAWER_NOT_OPEN')).toBe(true);
  const cut = await sessionById(canteen.db, session);
  expect(cut?.expected).toBe(10_500 * before.filter(({ kind }) => kind === 'SALE').length);
});

test('whoever waited for a cut is not of that session any more; whoever it waited for is', async () => {
  const { db } = canteen;
  const waitingFor = async (session: string, first: () => Promise<unknown>, second: () => Promise<unknown>) => {
    const started: Promise<unknown>[] = [];
    await db.transaction(async (tx) => {
      await tx.execute(sql`select from drawer_tallies where session_id = ${session} for update`);
      started.push(first());
      await untilWaiting(db, 1);
      started.push(second());
      await untilWaiting(db, 2);
    });
    return Promise.all(started);
  };
  const early = await drawer.opened(0);
  await waitingFor(early, sold, () => drawer.count(early, 10_500));
  expect(await sessionById(db, early)).toMatchObject({ expected: 10_500, cutAt: 2 });
  const late = await drawer.opened(0);
  const [, sale] = await waitingFor(late, () => drawer.count(late, 0), sold);
  expect(sale).toMatchObject({ answer: { code: 'DRAWER_NOT_OPEN' } });
  expect(await sessionById(db, late)).toMatchObject({ expected: 0, cutAt: 1 });
});

test('of two who open or count a drawer at one moment one does', async () => {
  const opened = await Promise.all([drawer.open(), drawer.open(), drawer.open()]);
  expect(opened.filter((answer) => isRefusal(answer))).toHaveLength(2);
  const session = opened.find((answer) => !isRefusal(answer)) as { id: string };
  const counted = await Promise.all([drawer.count(session.id, 50_000), drawer.count(session.id, 49_000)]);
  expect(counted.filter((answer) => isRefusal(answer))).toHaveLength(1);
  const closed = await Promise.all([drawer.close(session.id, 'Twice'), drawer.close(session.id, 'Twice')]);
  expect(closed.filter((answer) => isRefusal(answer))).toHaveLength(1);
});
