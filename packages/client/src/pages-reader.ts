import type { ApolloClient, ErrorLike, OperationVariables } from '@apollo/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import { type Connection, joinedPages } from './joined-pages.ts';

export type PagesToRead<Data> = {
  apollo: ApolloClient;
  query: TypedDocumentNode<Data, never>;
  /** Of the first page, under which the cache has all that is shown. */
  variables: OperationVariables;
  page: (data: Data) => Connection;
};

/** What was read, or what went wrong. */
export type PagesRead<Data> = { data?: Data; error?: ErrorLike };

/** Reads a list, page by page, into the cache, one reading after the other. Where something goes wrong what is shown stays. */
export function pagesReader<Data>({ apollo, query, variables, page }: PagesToRead<Data>) {
  const inTurn = turns();
  // How many rows were shown last, for where the cache has lost them.
  let rows = 0;
  const first = { query: query as DocumentNode, variables };
  const ask = async (after: string | null | undefined): Promise<PagesRead<Data>> => {
    const { data, error } = await apollo.query<Data, OperationVariables>({
      query,
      variables: after ? { ...variables, after } : variables,
      fetchPolicy: 'no-cache',
      errorPolicy: 'all',
    });
    return { data: error ? undefined : (data as Data | undefined), error };
  };
  const held = () => apollo.readQuery<Data>(first) as Data | null;
  const write = (data: Data) => {
    rows = page(data).edges.length;
    apollo.writeQuery({ ...first, data });
  };
  return {
    held,

    /** All that is shown, anew: as many rows, put on the screen at once when the last page has come. */
    again: inTurn(async (): Promise<PagesRead<Data>> => {
      let { data: all, error } = await ask(null);
      while (all !== undefined) {
        const shown = held();
        const { edges, pageInfo } = page(all);
        if (!pageInfo.hasNextPage || edges.length >= (shown ? page(shown).edges.length : rows)) {
          write(all);
          return { data: all };
        }
        const next = await ask(pageInfo.endCursor);
        all = next.data && joinedPages(all, next.data, page);
        error = next.error;
      }
      return { error };
    }),

    /** One page more, behind what is shown. */
    further: inTurn(async (): Promise<PagesRead<Data>> => {
      const shown = held();
      const info = shown ? page(shown).pageInfo : null;
      if (!info?.hasNextPage) return {};
      const { data: next, error } = await ask(info.endCursor);
      // What is shown may have been changed by somebody's deed meanwhile.
      const before = held();
      if (!next || !before) return { error };
      const data = joinedPages(before, next, page);
      write(data);
      return { data };
    }),
  };
}

/** Runs one after the other: a reading that began before more was shown would write fewer rows over it. */
function turns() {
  let last: Promise<unknown> = Promise.resolve();
  return <Answer>(work: () => Promise<Answer>) =>
    () => {
      const turn = last.then(work, work);
      last = turn;
      return turn;
    };
}
