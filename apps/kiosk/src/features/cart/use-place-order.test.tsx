import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type OrderBody, type Placed, pendingOrder, wipeSession } from '../../shell/session.ts';
import { type Placing, usePlaceOrder } from './use-place-order.ts';

const body: OrderBody = {
  input: { outletId: 'o', lines: [{ itemId: 'd', variantId: 'v', quantity: 1, optionIds: [] }], quote: 'signed' },
  tender: 'UPI',
  shownTotal: 6_000,
};
const order = (id: string) => ({ __typename: 'Order', id, token: 'A001', total: 6_000 });

let root: Root;
let placing: Placing;
let placed: Placed[];
/** Ids the server was sent, and what it does with each. */
let sent: string[];
let answer: (id: string, nth: number) => object | Error;

function Screen() {
  placing = usePlaceOrder((done) => placed.push(done));
  return null;
}

beforeEach(() => {
  vi.useFakeTimers();
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  wipeSession();
  placed = [];
  sent = [];
  answer = order;
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

function open() {
  const link = new ApolloLink(
    ({ variables }) =>
      new Observable((observer) => {
        const { id } = variables.input as { id: string };
        const nth = sent.push(id);
        const answered = answer(id, nth);
        setTimeout(() => {
          if (answered instanceof Error) return observer.error(answered);
          observer.next({ data: { placeOrder: answered } });
          observer.complete();
        }, 20);
      }),
  );
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  root = createRoot(document.createElement('div'));
  act(() =>
    root.render(
      <ApolloProvider client={client}>
        <Screen />
      </ApolloProvider>,
    ),
  );
}
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test('two taps in the same moment are one order', async () => {
  open();
  act(() => {
    placing.place(body);
    placing.place(body);
  });
  await pass(100);
  expect(sent).toHaveLength(1);
  expect(placed).toEqual([{ orderId: sent[0], tender: 'UPI' }]);
});

test('it is in the durable store before it is sent', async () => {
  let kept: unknown;
  answer = (id) => {
    kept = pendingOrder.load();
    return order(id);
  };
  open();
  act(() => placing.place(body));
  await pass(100);
  expect(kept).toMatchObject({ id: sent[0], body, state: 'pending' });
});

test('a lost answer is asked for again under the same id, by itself', async () => {
  answer = (id, nth) => (nth < 3 ? new Error('the line is down') : order(id));
  open();
  act(() => placing.place(body));
  await pass(30);
  expect(placing.sending).toEqual({ failures: 1 });
  await pass(10_000);
  expect(sent).toHaveLength(3);
  expect(new Set(sent).size).toBe(1);
  expect(placed).toHaveLength(1);
});

test('after a reload the pending order goes on with the same id', async () => {
  answer = () => new Error('the line is down');
  open();
  act(() => placing.place(body));
  await pass(30);
  const [id] = sent;
  act(() => root.unmount());
  await pass(20_000);
  sent = [];
  answer = order;
  open();
  await pass(100);
  expect(sent).toEqual([id]);
  expect(placed).toEqual([{ orderId: id, tender: 'UPI' }]);
});

test('a moved price is asked about, and the yes goes with the new quote under the same id', async () => {
  const quote = { __typename: 'Quote', signed: 'new', expiresAt: '', tax: 1, total: 6_500, lines: [] };
  answer = (id, nth) => (nth === 1 ? { __typename: 'QuoteStale', quote } : order(id));
  open();
  act(() => placing.place(body));
  await pass(100);
  expect(placing.moved?.quote.total).toBe(6_500);
  expect(placing.moved?.body.shownTotal).toBe(6_000);
  expect(placed).toEqual([]);
  expect(pendingOrder.load()).toBeNull();
  act(() => placing.place({ ...body, input: { ...body.input, quote: 'new' } }));
  await pass(100);
  expect(new Set(sent).size).toBe(1);
  expect(placed).toHaveLength(1);
});

test('a refusal is shown and nothing stays pending', async () => {
  answer = () => ({ __typename: 'OutletClosed', opensAt: 420, closesAt: 1_260 });
  open();
  act(() => placing.place(body));
  await pass(100);
  expect(placing.refused).toMatchObject({ kind: 'refused', refusal: { __typename: 'OutletClosed' } });
  expect(pendingOrder.load()).toBeNull();
});
