import { expect, test } from 'vitest';
import { type BatchDraft, receivedBatches, saidOf } from './received-batches.ts';
import type { ShownTransfer } from './transfer-words.ts';

const batch = { batch: { id: 'batch' }, item: { storage: 'CHILLED' }, quantity: 3_000 };
const transfer = { batches: [batch] } as unknown as ShownTransfer;
const draft: BatchDraft = { came: '3', whyLess: '', temperature: '', fate: 'ACCEPTED', why: '', photos: [] };
const row = (over: Partial<BatchDraft>) => receivedBatches(transfer, { batch: { ...draft, ...over } });

test.each([
  ['all of it came', {}, false],
  ['less came, and nobody says why', { came: '2' }, true],
  ['it is rejected, and nobody says why', { fate: 'WASTED' }, true],
  ['it is rejected with a reason', { fate: 'WASTED', why: 'Warm' }, false],
  ['its temperature is no number', { temperature: 'warm' }, true],
  [
    'nothing came of what was to be rejected',
    { came: '0', whyLess: 'Lost', fate: 'WASTED', temperature: 'warm' },
    false,
  ],
] as const)('%s', (_, over, isWrong) => expect(row(over).map((one) => one.isWrong)).toEqual([isWrong]));

test('of what did not come nothing is rejected, nor measured', () => {
  expect(saidOf(row({ came: '0', whyLess: 'Lost', fate: 'WASTED', why: 'Warm', temperature: '9' }))).toEqual({
    ...{ short: [{ batchId: 'batch', received: 0, reason: 'Lost' }], temperatures: [], rejected: [] },
  });
});
