import { type KeptIn, useDeviceUpkeep } from '@college-kiosk/client';
import { graphql } from '../gql/gql.ts';

const StationAwakeDocument = graphql(`
  query StationAwake {
    viewer { __typename kind }
  }
`);
const RenewStationTokenDocument = graphql(`
  mutation RenewStationToken {
    renewDeviceToken { __typename token }
  }
`);

/** Keeps a paired station seen and its token young. */
export function useStationUpkeep(storage: KeptIn, onRenewed: () => void): void {
  useDeviceUpkeep({ storage, awake: StationAwakeDocument, renew: RenewStationTokenDocument, onRenewed });
}
