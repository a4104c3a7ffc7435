import { expect, test } from 'vitest';
import { type BatchRow, type MoveRow, type Noted, replayItem } from './replay.ts';

const SOON: BatchRow = {
  ...{ id: 'soon', outlet_id: 'o', location_id: 'kitchen', for_orders: true, stock_item_id: 'flour' },
  ...{ received_at: '2026-11-20T06:00:00+00:00', expiry_date: '2026-11-25', status: 'AVAILABLE' },
  ...{ quantity_remaining: 3_000, value_remaining: 10_000 },
};
const LATER: BatchRow = { ...SOON, id: 'later', received_at: '2026-11-10T06:00:00+00:00', expiry_date: '2026-12-31' };

const level = (transaction: string, onHand: number, reserved: number, reservedBefore = reserved): Noted => {
  const row = { outlet_id: 'o', stock_item_id: 'flour', on_hand: onHand, reserved };
  return { transaction, of: 'level', before: { ...row, reserved: reservedBefore }, after: row };
};
const move = (transaction: string, batch: BatchRow, quantity: number, value: number, source = 'order'): Noted => {
  const row = { outlet_id: 'o', stock_item_id: 'flour', batch_id: batch.id, quantity, value };
  const rest = { type: 'CONSUME', source_type: source, source_id: 'x', business_date: '2026-11-24' };
  return { transaction, of: 'move', after: { ...row, ...rest } satisfies MoveRow };
};
const change = (transaction: string, before: BatchRow | null, after: BatchRow): Noted => ({
  transaction,
  of: 'batch',
  before,
  after,
});

/** Two batches come, whatever follows. */
const came = (one: BatchRow = SOON, other: BatchRow = LATER): Noted[] => [
  ...[level('1', 6_000, 0), change('1', null, one), change('1', null, other)],
  ...[move('1', one, 3_000, one.value_remaining, 'receipt'), move('1', other, 3_000, other.value_remaining, 'receipt')],
];
/** An order takes a third of a batch. */
const takes = (batch: BatchRow, value = 3_333, quantity = 1_000): Noted[] => {
  const after = {
    ...batch,
    quantity_remaining: batch.quantity_remaining - quantity,
    value_remaining: batch.value_remaining - value,
  };
  return [level('2', 6_000 - quantity, 0), change('2', batch, after), move('2', batch, -quantity, -value)];
};

test('what was done as the rules say is found good', () => {
  expect(replayItem([...came(), ...takes(SOON)], 'FEFO')).toEqual([]);
  expect(replayItem([...came(), ...takes(LATER)], 'FIFO')).toEqual([]);
});

const blocked: BatchRow = { ...LATER, status: 'BLOCKED' };
const expired: BatchRow = { ...SOON, expiry_date: '2026-11-23' };
const keeps: BatchRow = { ...LATER, expiry_date: null };

test.each<[string, Noted[], string]>([
  ['the later batch first', [...came(), ...takes(LATER)], 'soon comes before it'],
  ['what keeps for ever first', [...came(SOON, keeps), ...takes(keeps)], 'soon comes before it'],
  ['an expired batch', [...came(expired), ...takes(expired)], 'picked for order'],
  ['a third for too little', [...came(), ...takes(SOON, 3_332)], 'rather than 3333'],
  ['an empty batch that is worth something', [...came(), ...takes(SOON, 9_999, 3_000)], 'is empty and worth 1'],
  ['a change without its move', [...came(), ...takes(SOON).slice(0, 2)], 'its move says nothing'],
  ['a move without its change', [...came(), move('2', SOON, -1, 0)], 'moved unchanged'],
  ['more promised than there is', [...came(), level('2', 6_000, 6_001, 0)], '6001 are promised of 6000'],
  [
    'a promise that an order takes away',
    [
      ...came(),
      level('2', 6_000, 6_000, 0),
      ...takes(SOON)
        .with(0, level('3', 5_000, 6_000))
        .map((one) => ({ ...one, transaction: '3' })),
    ],
    '6000 are promised of 5000',
  ],
  ['on hand of what is blocked', [...came(SOON, blocked)], 'the batches hold 3000'],
  ['two at once', [...came(), level('2', 6_000, 0), level('1', 6_000, 0)], 'while another held it'],
])('finds %s', (_title, noted, fault) => {
  expect(replayItem(noted, 'FEFO').join('\n')).toContain(fault);
});
