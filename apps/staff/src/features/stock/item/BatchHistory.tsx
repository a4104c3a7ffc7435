import { usePages } from '@college-kiosk/client';
import { LoadingShape, type QuantityUnit, ShowMore } from '@college-kiosk/ui';
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
  const { rows, error, isLoading, refetch, ...list } = usePages(BatchMovesDocument, {
    variables: { outletId, batchId },
    page: (data) => data.batchMoves,
  });
  if (error) return <ProblemState error={error} onRetry={refetch} />;
  if (isLoading) return <LoadingShape shape="rows" count={3} label="What happened to it" />;
  return (
    <>
      <ul>
        {rows.map((move) => (
          <MoveRow key={move.id} move={move} unit={unit} isApart={isApart} />
        ))}
      </ul>
      <ShowMore list={list} compact />
    </>
  );
}
