import { graphql } from '../../gql/index.ts';

export const ReadyBoard = graphql(`
  query ReadyBoard($outletId: UUID!) {
    streamPosition(outletId: $outletId)
    board(outletId: $outletId) {
      __typename
      outlet {
        __typename
        id
      }
      preparing {
        __typename
        orderId
        token
        since
      }
      ready {
        __typename
        orderId
        token
        since
      }
    }
  }
`);

export const ReadyBoardChanged = graphql(`
  subscription ReadyBoardChanged($outletId: UUID!, $since: Position) {
    boardChanged(outletId: $outletId, since: $since) {
      __typename
      position
      after
      board {
        __typename
        outlet {
          __typename
          id
        }
        preparing {
          __typename
          orderId
          token
          since
        }
        ready {
          __typename
          orderId
          token
          since
        }
      }
    }
  }
`);
