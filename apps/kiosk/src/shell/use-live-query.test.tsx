import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { createLiveStore, keepLiveStore, useLiveQuery } from '@college-kiosk/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

type Data = { streamPosition: number; orders: string[] };
type Message = { changed: { position: number; after: number; order: string } };
type Variables = { outletId: string };
type MessageVariables = { outletId: string; since?: number | null };

const query = parse('query Orders($outletId: ID!) { streamPosition(outletId: $outletId) orders(outletId: $outletId) }');
const stream = parse(
  'subscription Changed($outletId: ID!, $since: Int) { changed(outletId: $outletId, since: $since) { position after order } }',
);
const Orders = query as TypedDocumentNode<Data, Variables>;
const Changed = stream as TypedDocumentNode<Message, MessageVariables>;

/** A server on the other end of a fake link: what it holds, who listens, what it was asked. */
function fakeServer() {
  const held: Data = { streamPosition: 10, orders: ['A1'] };
  const asked: number[] = [];
  const subscribed: { since: unknown; tell: (message: Message['changed']) => void; drop: () => void }[] = [];
  const link = new ApolloLink((operation) => {
    if (operation.operationName === 'Orders') {
      return new Observable((observer) => {
        asked.push(held.streamPosition);
        // Outlet `p` has one order, whatever happens at outlet `o`.
        const data = { ...held, orders: operation.variables.outletId === 'p' ? ['P1'] : [...held.orders] };
        queueMicrotask(() => {
          observer.next({ data });
          observer.complete();
        });
      });
    }
    return new Observable((observer) => {
      subscribed.push({
        since: operation.variables.since,
        tell: (changed) => observer.next({ data: { changed: { __typename: 'Changed', ...changed } } }),
        drop: () => observer.error(new Error('the socket closed')),
      });
    });
  });
  const apollo = new ApolloClient({ cache: new InMemoryCache(), link });
  const live = createLiveStore();
  keepLiveStore(apollo, live);
  return { apollo, live, held, asked, subscribed };
}

let root: Root;
let place: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers();
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  place = document.createElement('div');
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

function Screen({ merges, outletId = 'o' }: { merges: boolean; outletId?: string }) {
  const { data, position } = useLiveQuery(Orders, Changed, {
    variables: { outletId },
    position: (answer) => answer.streamPosition,
    select: (message) => message.changed,
    merge: merges
      ? (before, { changed }) => ({ ...before, orders: before.orders.concat(changed.order) })
      : () => undefined,
  });
  return <p>{data ? `${data.orders.join(',')} @${position}` : 'loading'}</p>;
}

const settle = () => act(() => vi.advanceTimersByTimeAsync(1));
async function show(merges = true) {
  const server = fakeServer();
  const screen = (
    <ApolloProvider client={server.apollo}>
      <Screen merges={merges} />
    </ApolloProvider>
  );
  act(() => root.render(screen));
  await settle();
  await settle();
  return { ...server, text: () => place.textContent };
}
const told = async (
  server: { subscribed: ReturnType<typeof fakeServer>['subscribed'] },
  changed: Message['changed'],
) => {
  await act(async () => server.subscribed.at(-1)?.tell(changed));
  await settle();
};

test('it subscribes from the position the query was answered at', async () => {
  const server = await show();
  expect(server.text()).toBe('A1 @10');
  expect(server.subscribed.map(({ since }) => since)).toEqual([10]);
  expect(server.asked).toHaveLength(1);
});

test('a message that follows on is merged without asking again, and one told twice is not merged twice', async () => {
  const server = await show();
  await told(server, { position: 13, after: 10, order: 'A2' });
  await told(server, { position: 13, after: 10, order: 'A2' });
  expect(server.text()).toBe('A1,A2 @13');
  expect(server.asked).toHaveLength(1);
});

test('a gap asks the query again', async () => {
  const server = await show();
  server.held.orders = ['A1', 'A2', 'A3'];
  server.held.streamPosition = 15;
  await told(server, { position: 15, after: 12, order: 'A3' });
  expect(server.text()).toBe('A1,A2,A3 @15');
  expect(server.asked).toEqual([10, 15]);
});

test('what a later query has already seen is no news when the stream tells it', async () => {
  const server = await show();
  server.held.orders = ['A1', 'A2', 'A3'];
  server.held.streamPosition = 20;
  await told(server, { position: 15, after: 12, order: 'A2' });
  await told(server, { position: 18, after: 15, order: 'A3' });
  expect(server.text()).toBe('A1,A2,A3 @20');
  await told(server, { position: 21, after: 18, order: 'A4' });
  expect(server.text()).toBe('A1,A2,A3,A4 @21');
  expect(server.asked).toHaveLength(2);
});

test("another query's position in the same cache does not count as ours", async () => {
  const server = await show();
  await act(async () => {
    server.apollo.cache.writeQuery({
      query: parse('query P($outletId: ID!) { streamPosition(outletId: $outletId) }'),
      variables: { outletId: 'o' },
      data: { streamPosition: 99 },
    });
  });
  await told(server, { position: 11, after: 10, order: 'A2' });
  expect(server.text()).toBe('A1,A2 @11');
});

test('a stream that breaks resumes from the last position seen', async () => {
  const server = await show();
  await told(server, { position: 13, after: 10, order: 'A2' });
  await act(async () => server.subscribed[0]?.drop());
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(server.subscribed.map(({ since }) => since)).toEqual([10, 13]);
  await told(server, { position: 14, after: 13, order: 'A3' });
  expect(server.text()).toBe('A1,A2,A3 @14');
});

test('a connection that stands again asks the query once', async () => {
  const server = await show();
  server.held.orders = ['A1', 'A9'];
  server.held.streamPosition = 30;
  await act(async () => {
    server.live.lost();
    server.live.connected();
  });
  await settle();
  expect(server.text()).toBe('A1,A9 @30');
  expect(server.asked).toEqual([10, 30]);
});

test('without a way to merge, each message asks again, never two at once', async () => {
  const server = await show(false);
  server.held.streamPosition = 12;
  await act(async () => {
    server.subscribed[0]?.tell({ position: 11, after: 10, order: 'A2' });
    server.subscribed[0]?.tell({ position: 12, after: 11, order: 'A3' });
  });
  await settle();
  await settle();
  expect(server.asked.length).toBeLessThanOrEqual(3);
  expect(server.text()).toBe('A1 @12');
});

test('other variables asked for while a query is on its way get their own answer, not the older one', async () => {
  const server = await show();
  const again = (outletId: string) =>
    root.render(
      <ApolloProvider client={server.apollo}>
        <Screen merges outletId={outletId} />
      </ApolloProvider>,
    );
  server.held.streamPosition = 31;
  await act(async () => {
    // A gap asks for `o` in the same moment in which the screen turns to `p`.
    server.subscribed[0]?.tell({ position: 30, after: 29, order: 'A9' });
    again('p');
  });
  await settle();
  await settle();
  expect(server.text()).toBe('P1 @31');
  expect(server.subscribed.at(-1)?.since).toBe(31);
});
