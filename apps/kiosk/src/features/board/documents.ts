import { graphql } from '../../gql/index.ts';

export const ReadyBoard = graphql(`
  query ReadyBoard($outletId: UUID!) {
    streamPosition(outletId: $outletId)
    board(outletId: $outletId) {
      outlet {
        id
      }
      preparing {
        orderId
        token
        since
      }
      ready {
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
      position
      after
      board {
        outlet {
          id
        }
        preparing {
          orderId
          token
          since
        }
        ready {
          orderId
          token
          since
        }
      }
    }
  }
`);
