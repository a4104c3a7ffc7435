import type { OperationVariables } from '@apollo/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Connection } from './joined-pages.ts';
import { type LiveQueryOptions, useLiveAnswer } from './use-live-query.ts';
import { usePageList, usePagesReader } from './use-page-list.ts';

export type LivePagesOptions<Data, Variables, Row, Message, MessageVariables> = LiveQueryOptions<
  Data,
  Variables,
  Message,
  MessageVariables
> & {
  /** Finds the list in an answer. */
  page: (data: Data) => Connection<Row>;
  /** Another search or filter leaves the rows of before in sight until its own come. */
  keepsLast?: boolean;
};

/**
 * A list by pages, for `ShowMore`, that a stream keeps fresh. Where the query is asked again it is asked for as many rows as are shown;
 * the stream goes on from where it stood when the first of them were read.
 */
export function useLivePages<
  Data,
  Variables extends OperationVariables,
  Row,
  Message,
  MessageVariables extends OperationVariables = Variables,
>(
  query: TypedDocumentNode<Data, Variables>,
  subscription: TypedDocumentNode<Message, MessageVariables>,
  { page, keepsLast = false, ...options }: LivePagesOptions<Data, Variables, Row, Message, MessageVariables>,
) {
  const reader = usePagesReader({ query, key: JSON.stringify(options.variables), page });
  const live = useLiveAnswer(query, subscription, options, reader.again);
  const inSight = live.data ?? (keepsLast && !live.error ? live.previousData : undefined);
  return {
    ...usePageList({ reader, page, answer: live.data, inSight }),
    /** What is on the screen, whole. */
    data: inSight,
    /** Why nothing is there to be shown. */
    error: live.data ? undefined : live.error,
    /** The answer to these variables is on its way, and nothing of it is there yet. */
    isLoading: live.loading,
    /** Asks again for all that is shown. */
    refetch: live.refetch,
  };
}
