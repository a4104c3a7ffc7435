import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CartLine } from '../../shell/cart.ts';
import { type CurrentQuote, useQuote } from './use-quote.ts';

const NOW = new Date('2026-11-24T07:00:00Z');
const GOOD_FOR_MS = 300_000;
const dosa = { key: 'a', itemId: 'd', variantId: 'v', quantity: 1, optionIds: [] } as unknown as CartLine;

let root: Root;
let current: CurrentQuote;
/** The prices the server was asked for: of how many dosas. */
let asked: number[];
/** What the menu says a dosa costs, and how long the server takes to say it. */
let price: number;
let answerMs: number;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  [asked, price, answerMs] = [[], 6_000, 20];
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

type Shown = { cart: readonly CartLine[]; menuPosition: number };

function Screen({ cart, menuPosition }: Shown) {
  current = useQuote('o', cart, menuPosition);
  return null;
}

/** A cart that waits on the screen, above a menu in this state. */
function open(first: Shown) {
  const link = new ApolloLink(
    ({ variables }) =>
      new Observable((observer) => {
        const { lines } = variables.input as { lines: readonly { quantity: number }[] };
        const quantity = lines[0]?.quantity ?? 0;
        asked.push(quantity);
        const total = quantity * price;
        const expiresAt = new Date(Date.now() + GOOD_FOR_MS).toISOString();
        const quote = { __typename: 'Quote', signed: `signed ${total}`, expiresAt, tax: 0, total, lines: [] };
        setTimeout(() => {
          observer.next({ data: { quoteOrder: quote } });
          observer.complete();
        }, answerMs);
      }),
  );
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  root = createRoot(document.createElement('div'));
  const show = (shown: Shown) =>
    act(() =>
      root.render(
        <ApolloProvider client={client}>
          <Screen {...shown} />
        </ApolloProvider>,
      ),
    );
  show(first);
  return show;
}
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test('a cart that waits is quoted anew when the menu changes', async () => {
  const show = open({ cart: [dosa], menuPosition: 1 });
  await pass(500);
  expect(current).toMatchObject({ quote: { total: 6_000 }, asking: false });
  price = 6_500;
  await pass(60_000);
  expect(asked).toHaveLength(1);
  show({ cart: [dosa], menuPosition: 2 });
  expect(current.asking).toBe(true);
  await pass(500);
  expect(current).toMatchObject({ quote: { total: 6_500, signed: 'signed 6500' }, asking: false });
  expect(asked).toHaveLength(2);
});

test('a cart that waits is quoted anew before its price runs out', async () => {
  open({ cart: [dosa], menuPosition: 1 });
  await pass(500);
  price = 7_000;
  await pass(GOOD_FOR_MS - 20_000);
  await pass(1_000);
  expect(asked).toHaveLength(2);
  expect(current.quote?.total).toBe(7_000);
  expect(Date.parse(current.quote?.expiresAt ?? '') - Date.now()).toBeGreaterThan(GOOD_FOR_MS / 2);
});

test('a price of the menu before is not shown when it comes late', async () => {
  answerMs = 5_000;
  const show = open({ cart: [dosa], menuPosition: 1 });
  await pass(1_000);
  expect(asked).toHaveLength(1);
  [price, answerMs] = [6_500, 20];
  show({ cart: [dosa], menuPosition: 2 });
  await pass(500);
  expect(current.quote?.total).toBe(6_500);
  await pass(10_000);
  expect(current.quote?.total).toBe(6_500);
});

test('many changes in one moment are asked for once', async () => {
  const show = open({ cart: [dosa], menuPosition: 1 });
  for (const quantity of [2, 3, 4]) show({ cart: [{ ...dosa, quantity }], menuPosition: 1 });
  await pass(500);
  expect(asked).toEqual([4]);
});
