import { expect, test, vi } from 'vitest';
import { askAgain } from './ask-again.ts';

test('asking again is over when the answer is there, and what is broken off meanwhile is no mishap', async () => {
  const answered = vi.fn(async () => 'an answer');
  await expect(askAgain(answered)()).resolves.toBeUndefined();
  expect(answered).toHaveBeenCalledOnce();
  const left = () => Promise.reject(new DOMException('The screen was left.', 'AbortError'));
  await expect(askAgain(left)()).resolves.toBeUndefined();
});
