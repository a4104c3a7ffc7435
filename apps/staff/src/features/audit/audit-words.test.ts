import { expect, test } from 'vitest';
import { idsIn } from './audit-words.ts';

test('what a row is about are the ids in it, but for the command’s own', () => {
  const id = '01890000-0000-7000-8000-000000000001';
  expect(idsIn(JSON.stringify({ commandId: id, orderId: id, lines: [{ itemId: id, note: 'x' }] }))).toEqual([
    ['orderId', id],
    ['itemId', id],
  ]);
  expect(idsIn(null)).toEqual([]);
});
