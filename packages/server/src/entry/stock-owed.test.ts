import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stockOwed } from '../modules/finance/index.ts';
import { addOpeningStock } from '../modules/inventory/index.ts';
import type { CallContext } from '../platform/context.ts';
import { Sockets } from '../platform/socket.ts';
import { type Canteen, openCanteen } from '../testing/canteen.ts';
import { type OwnDocument, ownDocuments, waysOf } from '../testing/own-documents.ts';
import { permissions } from '../testing/permissions.ts';
import { whileHeld } from '../testing/while-held.ts';

let canteen: Canteen;
let rice: string;
beforeAll(async () => {
  canteen = await openCanteen();
  rice = (await canteen.dish({ stock: 0, price: 6_000 })).stockItemId;
});
afterAll(() => canteen.close());

/** What a kitchen uses beyond the records on a day. */
const fallShort = (businessDate: string) => {
  canteen.clock.advance(1_000);
  const p = { type: 'CONSUME', sourceType: 'order', sourceId: canteen.newId(), businessDate, actorId: null };
  return sql`select inventory_fall_short(${JSON.stringify(p)}::text::jsonb, ${canteen.outletId}, ${rice}, 5000, ${canteen.clock.now().toISOString()}::timestamptz)`;
};
const [ANNA, BIJU] = ['a', 'b'].map((letter) => `019400a0-0000-7000-8000-00000000000${letter}`);
const finance = (id = ANNA) => canteen.as(permissions.ofRole('finance'), { everywhere: true, id: id ?? '' });
const change = async (name: string, by: CallContext, input: object) => {
  const document = ownDocuments.find((one) => one.name === name) as OwnDocument;
  const { data, errors } = await waysOf(document).ours(by, { input });
  expect(errors).toBeUndefined();
  return Object.values(data as Record<string, Record<string, unknown>>)[0] ?? {};
};
const ask = async (month: string) => {
  const id = canteen.newId();
  const answer = await change('RequestPeriod', finance(), {
    id,
    month,
    wanted: 'SOFT_LOCKED',
    reason: 'Looked through.',
  });
  return { id, answer };
};
const agree = (requestId: string, by = finance(BIJU)) =>
  change('DecidePeriod', by, { commandId: canteen.newId(), requestId, approve: true, reason: null });
const stateOf = async (month: string) => {
  const [row] = await canteen.db.execute(sql`select state from ledger_periods where month = ${month}`);
  return row?.state ?? 'OPEN';
};
/** What arrives makes good what was owed. */
const takeIn = (quantity: number) =>
  canteen.db.transaction((tx) =>
    addOpeningStock(tx, {
      ...{
        outletId: canteen.outletId,
        at: canteen.clock.now(),
        businessDate: '2026-11-24',
        actorId: null,
        id: canteen.newId(),
      },
      lines: [{ batchId: canteen.newId(), stockItemId: rice, quantity, value: 0 }],
    }),
  );

test('a month is locked once nothing of stock is owed that was used in it or before; what is owed since is none of its business', async () => {
  await canteen.db.execute(fallShort('2026-09-30'));
  await canteen.db.execute(fallShort('2026-10-31'));
  await canteen.db.execute(fallShort('2026-11-01'));
  const { answer } = await ask('2026-10-01');
  expect(answer).toMatchObject({
    ...{ __typename: 'StockOwed', items: 1, message: expect.stringContaining('Have it counted') },
    owed: [{ outletId: canteen.outletId, stockItemId: rice, quantity: 10_000, value: 0 }],
  });
  await takeIn(10_000);
  const asked = await ask('2026-10-01');
  expect(asked.answer).toMatchObject({ __typename: 'LedgerPeriod', month: '2026-10-01' });
  expect(await agree(asked.id)).toMatchObject({ state: 'SOFT_LOCKED' });
});

test('what comes to be owed while a month is being locked is waited for, and keeps it open', async () => {
  const { id, answer } = await ask('2026-08-01');
  expect(answer).toMatchObject({ __typename: 'LedgerPeriod' });
  const locking = await whileHeld(canteen.db, fallShort('2026-08-15'), () => agree(id));
  expect(locking).toMatchObject({ waited: true, answer: { __typename: 'StockOwed' } });
  expect(await stateOf('2026-08-01')).toBe('OPEN');
});

test('the database locks no month of which stock is owed, whatever the application thinks', async () => {
  const call = finance(BIJU);
  const blind = { ...call, platform: { ...call.platform, sockets: new Sockets().plug(stockOwed, async () => []) } };
  const id = canteen.newId();
  await canteen.db.execute(sql`insert into period_requests (id, month, wanted, reason, state, asked_by, asked_by_label, asked_at)
    values (${id}, '2026-07-01', 'SOFT_LOCKED', 'Because.', 'WAITING', ${ANNA}, 'Anna', now())`);
  await canteen.db.execute(fallShort('2026-07-31'));
  const document = ownDocuments.find((one) => one.name === 'DecidePeriod') as OwnDocument;
  const input = { commandId: canteen.newId(), requestId: id, approve: true, reason: null };
  expect((await waysOf(document).ours(blind, { input })).errors).toHaveLength(1);
  expect(await stateOf('2026-07-01')).toBe('OPEN');
});
