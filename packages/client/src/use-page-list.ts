import type { OperationVariables } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Connection } from './joined-pages.ts';
import { type PagesRead, pagesReader } from './pages-reader.ts';
import { type Problem, problemOf } from './problem.ts';

type Asked<Data> = {
  query: TypedDocumentNode<Data, never>;
  /** The variables of the first page, as JSON. */
  key: string;
  page: (data: Data) => Connection;
};
type Reader<Data> = ReturnType<typeof pagesReader<Data>>;

/** Reads the list that has these variables: another reader for others. */
export function usePagesReader<Data>({ query, key, page }: Asked<Data>): Reader<Data> {
  const apollo = useApolloClient();
  const find = useRef(page);
  find.current = page;
  return useMemo(
    () =>
      pagesReader<Data>({
        ...{ apollo, query, variables: JSON.parse(key) as OperationVariables },
        page: (data) => find.current(data),
      }),
    [apollo, query, key],
  );
}

type Shown<Data, Row> = {
  reader: Reader<Data>;
  page: (data: Data) => Connection<Row>;
  /** The answer to what is asked now. */
  answer: Data | undefined;
  /** What is on the screen: that answer, or the one of before while it is on its way. */
  inSight: Data | undefined;
};

/** The rows on the screen, and what `ShowMore` needs. */
export function usePageList<Data, Row>({ reader, page, answer, inSight }: Shown<Data, Row>) {
  const [more, setMore] = useState<{ of: Reader<Data>; isLoading: boolean; problem: Problem | null }>();
  const showMore = useCallback(() => {
    setMore({ of: reader, isLoading: true, problem: null });
    const ended = ({ error }: PagesRead<Data>) =>
      setMore({ of: reader, isLoading: false, problem: error ? problemOf(error) : null });
    reader.further().then(ended, (error) => ended({ error }));
  }, [reader]);
  const current = more?.of === reader ? more : undefined;
  const edges = inSight && page(inSight).edges;
  return {
    /** What is on the screen, row by row. */
    rows: useMemo(() => (edges ?? []).map(({ node }) => node), [edges]),
    /** Rows follow that were not asked for yet. */
    hasMore: answer !== undefined && page(answer).pageInfo.hasNextPage,
    /** Puts the next page behind what is shown. */
    showMore,
    isLoadingMore: current?.isLoading ?? false,
    /** Why the next page did not come. */
    moreProblem: current?.problem ?? null,
  };
}
