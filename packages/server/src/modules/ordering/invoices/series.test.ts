import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallContext } from '../../../platform/context.ts';
import { APP_ROLE } from '../../../platform/db/app-role.ts';
import { type Canteen, openCanteen } from '../../../testing/canteen.ts';
import { financeIdentities } from '../../finance/index.ts';
import { addDevice } from '../../places/index.ts';
import { placeOrder } from '../place-order.ts';

let canteen: Canteen;
beforeAll(async () => {
  canteen = await openCanteen();
});
afterAll(() => canteen.close());

/** A till of its own, and a cashier who stands at it. */
async function till(): Promise<CallContext> {
  const { db, clock, newId, outletId } = canteen;
  const deviceId = newId();
  const device = { id: deviceId, outletId, kind: 'COUNTER', name: `Till ${deviceId}`, pairedAt: clock.now() } as const;
  await db.transaction((tx) => addDevice(tx, device));
  const cashier = canteen.cashier();
  return { ...cashier, actor: { ...cashier.actor, deviceId, outletId, session: null, isAtTill: true } };
}

const numbersOf = async (series: string) =>
  [
    ...(await canteen.db.execute<{ sequence: number }>(
      sql`select sequence from documents where series = ${series} order by sequence`,
    )),
  ].map(({ sequence }) => sequence);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const broken = async () =>
  (await financeIdentities(canteen.db)).filter(({ violations }) => violations.length > 0).map(({ name }) => name);

test('thirty sales at once at one till, some of which are refused, number its series from 1 on without a hole or a twin', async () => {
  const as = await till();
  const scarce = await canteen.dish({ stock: 20 });
  const carts = await Promise.all(upTo(30).map(() => canteen.quoted([{ dish: scarce }], as)));
  const answers = await Promise.all(
    carts.map((cart) => placeOrder(as, { id: canteen.newId(), ...cart, cash: { tendered: 6_000 } })),
  );
  expect(answers.filter((answer) => 'orderId' in answer)).toHaveLength(20);
  expect(await numbersOf('MCC1')).toEqual(upTo(20));
  expect(await broken()).toEqual([]);
});

test('a process that is killed between a number and its commit leaves no hole: the next sale gets that number', async () => {
  const as = await till();
  const sell = async () =>
    canteen.order([{ dish: await canteen.dish() }], { id: canteen.newId(), tendered: 6_000, as });
  await sell();
  const child = await issuesAndWaits();
  // It holds the series: whoever sells meanwhile waits, and is served as soon as it is dead.
  const next = sell();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await next).toMatchObject({ orderId: expect.any(String) });
  await sell();
  expect(await numbersOf('MCC2')).toEqual(upTo(3));
  expect(await broken()).toEqual([]);
});

/** A process of its own that issues the next number of the second till, and never commits. */
async function issuesAndWaits(): Promise<ChildProcess> {
  const program = `
    import postgres from 'postgres';
    const sql = postgres(process.argv[1], { max: 1 });
    await sql.begin(async (tx) => {
      await tx\`update document_series set last_number = last_number + 1 where series = 'MCC2'\`;
      process.stdout.write('issued');
      await new Promise(() => setInterval(() => {}, 1_000));
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, canteen.database.url(APP_ROLE)], {
    cwd: new URL('../../../..', import.meta.url),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}
