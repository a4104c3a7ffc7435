import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { createLiveStore, keepLiveStore, useLivePages } from '@college-kiosk/client';
import { ShowMore, UiProvider } from '@college-kiosk/ui';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

type Data = {
  streamPosition: number;
  rows: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
};
type Message = { changed: { position: number; after: number } };
const Rows = parse(`query Rows($search: String, $after: String) {
  streamPosition
  rows(search: $search, after: $after) {
    __typename edges { __typename node { __typename id } } pageInfo { __typename hasNextPage endCursor }
  }
}`) as TypedDocumentNode<Data, { search: string; after?: string | null }>;
const Changed = parse(
  'subscription Changed($since: Int) { changed(since: $since) { position after } }',
) as TypedDocumentNode<Message, { since?: number | null }>;
const PAGE = 2;

/** A server that gives two rows at a time, and whoever listens to it. */
function fakeServer() {
  const server = {
    ids: ['a', 'b', 'c'],
    position: 10,
    isDown: false,
    since: [] as unknown[],
    tell: (_: Message) => {},
  };
  const page = (after: string | null) => {
    const begin = after === null ? 0 : server.ids.indexOf(after) + 1;
    const shown = server.ids.slice(begin, begin + PAGE);
    const hasNextPage = begin + PAGE < server.ids.length;
    return {
      __typename: 'Rows',
      edges: shown.map((id) => ({ __typename: 'RowEdge', node: { __typename: 'Row', id } })),
      pageInfo: { __typename: 'PageInfo', hasNextPage, endCursor: shown.at(-1) ?? null },
    };
  };
  const link = new ApolloLink(
    ({ operationName, variables }) =>
      new Observable((observer) => {
        if (operationName === 'Changed') {
          server.since.push(variables.since);
          server.tell = (message) => observer.next({ data: message });
          return;
        }
        // Each page is read later than the one before it.
        const data = { streamPosition: server.position++, rows: page(variables.after ?? null) };
        setTimeout(() => {
          if (server.isDown) return observer.error(new Error('the line is cut'));
          observer.next({ data });
          observer.complete();
        }, 10);
      }),
  );
  const apollo = new ApolloClient({ cache: new InMemoryCache(), link });
  keepLiveStore(apollo, createLiveStore());
  return Object.assign(server, { apollo });
}

function List({ search }: { search: string }) {
  const { rows, isLoading, error, ...list } = useLivePages(Rows, Changed, {
    variables: { search },
    messageVariables: {},
    page: (data) => data.rows,
    keepsLast: true,
    position: ({ streamPosition }) => streamPosition,
    select: ({ changed }) => changed,
  });
  return (
    <UiProvider>
      <p>{error ? error.message : rows.map(({ id }) => id).join(' ') + (isLoading ? '…' : '')}</p>
      <ShowMore list={list} />
    </UiProvider>
  );
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

const settle = () => act(() => vi.advanceTimersByTimeAsync(200));
async function show() {
  const server = fakeServer();
  const render = (search: string) =>
    act(() =>
      root.render(
        <ApolloProvider client={server.apollo}>
          <List search={search} />
        </ApolloProvider>,
      ),
    );
  render('');
  await settle();
  const more = async () => {
    act(() => place.querySelector('button')?.click());
    await settle();
  };
  return { server, render, more, text: () => place.querySelector('p')?.textContent };
}

test('what “Show more” added stays when a message has the list asked again', async () => {
  const { server, more, text } = await show();
  expect(text()).toBe('a b');
  await more();
  expect(text()).toBe('a b c');
  server.ids = ['new', 'a', 'b', 'c'];
  await act(async () => server.tell({ changed: { position: 20, after: 10 } }));
  await settle();
  expect(text()).toBe('new a b c');
});

test('the stream goes on from where it stood when the first rows were read', async () => {
  const { server, more } = await show();
  expect(server.since).toEqual([10]);
  await more();
  expect(server.since).toEqual([10]);
});

test('a next page that does not come says why beside the button, and comes by another press', async () => {
  const { server, more, text } = await show();
  server.isDown = true;
  await more();
  expect(text()).toBe('a b');
  expect(place.querySelector('[role=alert]')?.textContent).toContain('cannot be reached');
  server.isDown = false;
  await more();
  expect(text()).toBe('a b c');
  expect(place.querySelector('[role=alert]')).toBeNull();
  expect(place.querySelector('button')).toBeNull();
});

test('another search leaves what is shown in sight until its own rows come', async () => {
  const { server, render, text } = await show();
  server.ids = ['z'];
  render('z');
  expect(text()).toBe('a b…');
  await settle();
  expect(text()).toBe('z');
});
