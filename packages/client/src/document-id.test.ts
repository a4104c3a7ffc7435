import { parse } from 'graphql';
import { expect, test, vi } from 'vitest';
import { backoffMs } from './create-client.ts';
import { documentIdOf, fetchByDocumentId } from './document-id.ts';

test('a generated document is known by its hash, another is not', () => {
  expect(documentIdOf(Object.assign(parse('{ a }'), { __meta__: { hash: 'abc' } }))).toBe('abc');
  expect(documentIdOf(parse('{ a }'))).toBeNull();
});

test('the id takes the place of the text in the body', async () => {
  const send = vi.fn((_input: RequestInfo | URL, _init?: RequestInit) => Promise.resolve(new Response('{}')));
  const body = { operationName: 'Menu', variables: { a: 1 }, extensions: { documentId: 'abc' } };
  await fetchByDocumentId(send)('/graphql', { method: 'POST', body: JSON.stringify(body) });
  expect(JSON.parse(String(send.mock.calls[0]?.[1]?.body))).toEqual({
    documentId: 'abc',
    operationName: 'Menu',
    variables: { a: 1 },
  });
});

test('waits grow to a cap and are never nothing', () => {
  expect(backoffMs(0, () => 0)).toBe(125);
  expect(backoffMs(0, () => 1)).toBe(250);
  expect(backoffMs(5, () => 1)).toBe(8_000);
  expect(backoffMs(5_000, () => 1)).toBe(8_000);
});
