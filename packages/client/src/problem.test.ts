import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { expect, test } from 'vitest';
import { problemOf } from './problem.ts';

const said = (message: string) =>
  problemOf(new CombinedGraphQLErrors({ errors: [{ message, extensions: { code: 'FORBIDDEN' } }] })).message;

test('who lacks a right is told whom to ask; what would help otherwise is told as it was said', () => {
  expect(said('This needs the permission order:read, which Asha does not have here.')).toContain('A manager');
  for (const helps of ['Switch on a second factor first, under My account.', 'From 203.0.113.7 nobody is let in.'])
    expect(said(helps)).toBe(helps);
});
