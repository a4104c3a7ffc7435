import { useQuery } from '@apollo/client/react';
import { Alone, EmptyState, LoadingShape } from '@college-kiosk/ui';
import { useState } from 'react';
import { PairingScreen } from '../../shell/PairingScreen.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { isTill, keepTillToken } from '../../shell/till-device.ts';
import { ViewerDocument } from '../../shell/viewer.tsx';

const TILL = '/staff/counter/new';

/** Makes this browser a till: from then on staff take it over by PIN, and nobody signs in here by password. */
export function PairTillPage() {
  const { data, error, refetch } = useQuery(ViewerDocument);
  const [already] = useState(isTill);
  if (already) {
    return (
      <Alone>
        <EmptyState
          kind="first-use"
          title="This browser is a till already"
          action={{ label: 'To the till', onClick: () => location.assign(TILL) }}
        >
          To make it an ordinary screen again, end its trust on the Devices page.
        </EmptyState>
      </Alone>
    );
  }
  if (!data) {
    return (
      <Alone>
        {error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <LoadingShape shape="text" />}
      </Alone>
    );
  }
  return (
    <PairingScreen
      kind="COUNTER"
      name={data.organisation.name}
      onPaired={(token) => {
        keepTillToken(token);
        // Afresh: nothing of whoever was signed in here is left.
        location.assign(TILL);
      }}
    />
  );
}
