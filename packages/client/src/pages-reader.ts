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
  /** How many rows were shown last, for where the cache has lost them. */
  rows: () => number;
};

/** Reads a list, page by page, into the cache. Each way of reading gives what went wrong; what is shown stays then. */
export function pagesReader<Data>({ apollo, query, variables, page, rows }: PagesToRead<Data>) {
  const first = { query: query as DocumentNode, variables };
  const ask = async (after: string | null | undefined) => {
    const { data, error } = await apollo.query<Data, OperationVariables>({
      query,
      variables: after ? { ...variables, after } : variables,
      fetchPolicy: 'no-cache',
      errorPolicy: 'all',
    });
    return { data: error ? undefined : (data as Data | undefined), error };
  };
  const held = () => apollo.readQuery<Data>(first) as Data | null;
  const write = (data: Data) => void apollo.writeQuery({ ...first, data });
  return {
    held,

    /** All that is shown, anew: as many rows, put on the screen at once when the last page has come. */
    async again(): Promise<ErrorLike | undefined> {
      let { data: all, error } = await ask(null);
      while (all !== undefined) {
        const shown = held();
        const { edges, pageInfo } = page(all);
        if (!pageInfo.hasNextPage || edges.length >= (shown ? page(shown).edges.length : rows())) {
          write(all);
          return undefined;
        }
        const next = await ask(pageInfo.endCursor);
        all = next.data && joinedPages(all, next.data, page);
        error = next.error;
      }
      return error;
    },

    /** One page more, behind what is shown. */
    async further(): Promise<ErrorLike | undefined> {
      const shown = held();
      const info = shown ? page(shown).pageInfo : null;
      if (!info?.hasNextPage) return undefined;
      const { data: next, error } = await ask(info.endCursor);
      // What is shown may have been changed by somebody's deed meanwhile.
      const before = held();
      if (next && before) write(joinedPages(before, next, page));
      return error;
    },
  };
}
