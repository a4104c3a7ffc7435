import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { usePages } from '@college-kiosk/client';
import { ShowMore, UiProvider } from '@college-kiosk/ui';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

type Row = { __typename: 'Row'; id: string; text: string };
type Data = {
  rows: {
    __typename: 'Rows';
    totalCount: number;
    edges: { __typename: 'RowEdge'; node: Row }[];
    pageInfo: { __typename: 'PageInfo'; hasNextPage: boolean; endCursor: string | null };
  };
};
const Rows = parse(`query Rows($of: ID!, $after: String) {
  rows(of: $of, after: $after) {
    __typename totalCount edges { __typename node { __typename id text } } pageInfo { __typename hasNextPage endCursor }
  }
}`) as TypedDocumentNode<Data, { of: string; after?: string | null }>;

const PAGE = 2;
const POLL_MS = 15_000;

/** A server that holds some rows and gives two at a time, each answer 10 ms after it was asked. */
function fakeServer(ids: readonly string[]) {
  const server = { ids: [...ids], asked: [] as (string | null)[], isDown: false };
  const page = (of: string, after: string | null): Data['rows'] => {
    const all = of === 'p' ? ['p1', 'p2', 'p3'] : server.ids;
    const begin = after === null ? 0 : all.indexOf(after) + 1;
    const shown = all.slice(begin, begin + PAGE);
    return {
      __typename: 'Rows',
      totalCount: all.length,
      edges: shown.map((id) => ({ __typename: 'RowEdge', node: { __typename: 'Row', id, text: id.toUpperCase() } })),
      pageInfo: {
        __typename: 'PageInfo',
        hasNextPage: begin + PAGE < all.length,
        endCursor: shown.at(-1) ?? null,
      },
    };
  };
  const link = new ApolloLink(
    ({ variables }) =>
      new Observable((observer) => {
        const { of, after = null } = variables as { of: string; after?: string | null };
        server.asked.push(after);
        setTimeout(() => {
          if (server.isDown) return observer.error(new Error('the line is cut'));
          observer.next({ data: { rows: page(of, after) } });
          observer.complete();
        }, 10);
      }),
  );
  return Object.assign(server, { apollo: new ApolloClient({ cache: new InMemoryCache(), link }) });
}

let root: Root;
let place: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.createElement('div');
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

function List({ of = 'o' }: { of?: string }) {
  const { rows, error, isLoading, refetch, ...list } = usePages(Rows, {
    variables: { of },
    page: (data) => data.rows,
    pollMs: POLL_MS,
    keepsLast: true,
  });
  return (
    <UiProvider>
      <p>
        {rows.length > 0 ? rows.map(({ text }) => text).join(' ') : error ? error.message : isLoading ? 'loading' : ''}
      </p>
      <ShowMore list={list} />
      <button type="button" onClick={refetch}>
        Again
      </button>
    </UiProvider>
  );
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
/** Long enough for whatever is on its way to come, and too short for a poll. */
const settle = () => pass(200);
async function show(ids: readonly string[]) {
  const server = fakeServer(ids);
  const render = (of?: string) =>
    act(() =>
      root.render(
        <ApolloProvider client={server.apollo}>
          <List of={of} />
        </ApolloProvider>,
      ),
    );
  render();
  await settle();
  const press = (name: string) =>
    act(() => [...place.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click());
  return { server, render, press, text: () => place.querySelector('p')?.textContent };
}

test('what “Show more” added stays when the list is asked again, with what came meanwhile before it', async () => {
  const { server, press, text } = await show(['a', 'b', 'c', 'd', 'e']);
  expect(text()).toBe('A B');
  press('Show more');
  await settle();
  expect(text()).toBe('A B C D');
  await pass(POLL_MS);
  expect(text()).toBe('A B C D');
  server.ids = ['new', 'a', 'b', 'c', 'd', 'e'];
  press('Again');
  await settle();
  expect(text()).toBe('NEW A B C');
  press('Show more');
  await settle();
  expect(text()).toBe('NEW A B C D E');
  await pass(POLL_MS);
  expect(text()).toBe('NEW A B C D E');
});

test('a list of which nothing more was shown is asked for one page', async () => {
  const { server } = await show(['a', 'b', 'c', 'd', 'e']);
  expect(server.asked).toEqual([null]);
  await pass(POLL_MS);
  expect(server.asked).toEqual([null, null]);
});

test('more that is asked for while a poll is on its way is not taken back by it', async () => {
  const { press, text } = await show(['a', 'b', 'c', 'd', 'e']);
  press('Again');
  press('Show more');
  press('Again');
  await settle();
  expect(text()).toBe('A B C D');
});

test('more that is asked for while a row comes before the others leaves none out', async () => {
  const { server, press, text } = await show(['a', 'b', 'c', 'd', 'e']);
  server.ids = ['new', 'a', 'b', 'c', 'd', 'e'];
  press('Again');
  press('Show more');
  await settle();
  expect(text()).toBe('NEW A B C');
});

test('all that is shown comes at once: no row is gone while the rest is on its way, or where it does not come', async () => {
  const { server, press, text } = await show(['a', 'b', 'c', 'd', 'e']);
  press('Show more');
  await settle();
  press('Again');
  await pass(12);
  expect(text()).toBe('A B C D');
  server.isDown = true;
  await settle();
  expect(text()).toBe('A B C D');
  press('Show more');
  await settle();
  expect(text()).toBe('A B C D');
  server.isDown = false;
  press('Show more');
  await settle();
  expect(text()).toBe('A B C D E');
});

test('another list begins with its first page, before it comes the one before stays in sight, and the one of before is whole', async () => {
  const { press, render, text } = await show(['a', 'b', 'c', 'd', 'e']);
  press('Show more');
  await settle();
  render('p');
  expect(text()).toBe('A B C D');
  await settle();
  expect(text()).toBe('P1 P2');
  render('o');
  await settle();
  expect(text()).toBe('A B C D');
});

test('where nothing came it says why, and asks again', async () => {
  const { server, press, text } = await show([]);
  expect(text()).toBe('');
  server.ids = ['a'];
  await pass(POLL_MS);
  expect(text()).toBe('A');
  server.isDown = true;
  await act(() => server.apollo.resetStore());
  await settle();
  await act(async () => root.unmount());
  root = createRoot(place);
  act(() =>
    root.render(
      <ApolloProvider client={server.apollo}>
        <List />
      </ApolloProvider>,
    ),
  );
  expect(text()).toBe('loading');
  await settle();
  expect(text()).toBe('the line is cut');
  server.isDown = false;
  press('Again');
  expect(text()).toBe('loading');
  await settle();
  expect(text()).toBe('A');
});

test('a list whose answer is emptied out of the cache is asked for again, all that was shown of it', async () => {
  const { server, press, text } = await show(['a', 'b', 'c', 'd', 'e']);
  press('Show more');
  await settle();
  act(() => {
    server.apollo.cache.evict({ id: 'Row:c', fieldName: 'text' });
  });
  await settle();
  expect(server.asked).toEqual([null, 'b', null, 'b']);
  expect(text()).toBe('A B C D');
});
