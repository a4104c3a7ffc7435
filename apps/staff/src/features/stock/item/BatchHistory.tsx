import { usePages } from '@college-kiosk/client';
import { LoadingShape, type QuantityUnit } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { MoveRow } from './MoveRow.tsx';

const BatchMovesDocument = graphql(`
  query BatchMoves($outletId: UUID!, $batchId: UUID!, $after: String) {
    batchMoves(outletId: $outletId, batchId: $batchId, first: 25, after: $after) {
      __typename
      pageInfo { __typename hasNextPage endCursor }
      edges { __typename cursor node { __typename id ...MoveRow } }
    }
  }
`);

type Props = { outletId: string; batchId: string; unit: QuantityUnit; isApart?: boolean };

/** All that happened to a batch, newest first, a page at a time. */
export function BatchHistory({ outletId, batchId, unit, isApart = false }: Props) {
  const { data, error, refetch, loadingMore, more } = usePages(BatchMovesDocument, {
    variables: { outletId, batchId },
    page: (data) => data.batchMoves,
  });
  const page = data?.batchMoves;
  if (error && !page) return <ProblemState error={error} onRetry={refetch} />;
  if (!page) return <LoadingShape shape="rows" count={3} label="What happened to it" />;
  return (
    <>
      <ul>
        {page.edges.map(({ node }) => (
          <MoveRow key={node.id} move={node} unit={unit} isApart={isApart} />
        ))}
      </ul>
      {page.pageInfo.hasNextPage ? (
        <Button size="compact-sm" variant="default" loading={loadingMore} onClick={more}>
          Show more
        </Button>
      ) : null}
    </>
  );
}
