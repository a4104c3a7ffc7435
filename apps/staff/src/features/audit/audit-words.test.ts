import { expect, test } from 'vitest';
import { commandWords, idsIn } from './audit-words.ts';

test('a command is said in words', () => {
  expect(commandWords('identity.giveFirstPassword')).toBe('Give first password');
  expect(commandWords('ordering.placeOrder')).toBe('Place order');
});

test('what a row is about are the ids in it, but for the command’s own', () => {
  const id = '01890000-0000-7000-8000-000000000001';
  expect(idsIn(JSON.stringify({ commandId: id, orderId: id, lines: [{ itemId: id, note: 'x' }] }))).toEqual([
    ['orderId', id],
    ['itemId', id],
  ]);
  expect(idsIn(null)).toEqual([]);
});
