import './kitchen.css';
import { ApolloProvider, useQuery } from '@apollo/client/react';
import { never, problemOf } from '@college-kiosk/client';
import { Alone, LoadingShape, Notice } from '@college-kiosk/ui';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { staffClient } from '../../shell/apollo.ts';
import { chooseOutlet } from '../../shell/outlet-choice.ts';
import { PairingScreen } from '../../shell/PairingScreen.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useStationUpkeep } from '../../shell/station-upkeep.ts';
import { ViewerDocument } from '../../shell/viewer.tsx';
import { deviceClient, isPaired, keepToken, kitchenStorage, onRejected } from './kitchen-device.ts';
import { TicketBoard } from './TicketBoard.tsx';

const PairDemoKitchenDocument = graphql(`
  mutation PairDemoKitchen {
    pairDemoDevice(kind: KITCHEN) {
      __typename
      ... on PairedDevice { token }
      ... on NotADemo { code message }
    }
  }
`);

/** A display on the kitchen wall: a paired device, or a signed-in cook. */
export function KitchenPage() {
  const { demo } = useSearch({ from: '/kitchen' });
  const [paired, setPaired] = useState(isPaired);
  const become = (token: string | null) => {
    keepToken(token);
    setPaired(token !== null);
  };
  if (paired) {
    return (
      <ApolloProvider client={deviceClient().apollo}>
        <Upkeep />
        <KitchenOf device onLost={() => become(null)} />
      </ApolloProvider>
    );
  }
  if (demo !== undefined) return <DemoPairing onPaired={become} />;
  return (
    <ApolloProvider client={staffClient.apollo}>
      <KitchenOf device={false} onPaired={become} />
    </ApolloProvider>
  );
}

function Upkeep() {
  useStationUpkeep(kitchenStorage, deviceClient().reconnect);
  return null;
}

type KitchenOfProps = { device: boolean; onLost?: () => void; onPaired?: (token: string) => void };

function KitchenOf({ device, onLost, onPaired }: KitchenOfProps) {
  const { data, error, refetch } = useQuery(ViewerDocument, { fetchPolicy: 'cache-and-network' });
  const { outlet: asked } = useSearch({ strict: false });
  const viewer = data?.viewer;
  const outlet =
    viewer && (viewer.outlets.find(({ id }) => id === viewer.outlet?.id) ?? chooseOutlet(viewer.outlets, asked));
  const may = (permission: string) => viewer?.permissions.some((held) => held.permission === permission) ?? false;
  // The token was withdrawn, or the demo was reset: the display is to be paired again.
  const refused = error !== undefined && problemOf(error).code === 'UNAUTHENTICATED';
  const lost = device && (refused || viewer?.kind === 'ANONYMOUS');
  useEffect(() => {
    if (lost) onLost?.();
  }, [lost, onLost]);
  // Also while it shows tickets: then it is the stream that is refused.
  useEffect(() => (device && onLost ? onRejected(onLost) : undefined), [device, onLost]);

  if (error && !viewer && !refused)
    return (
      <Alone>
        <ProblemState error={error} onRetry={() => void refetch()} />
      </Alone>
    );
  if (!viewer || lost)
    return (
      <Alone>
        <LoadingShape shape="text" />
      </Alone>
    );
  if (outlet && may('ticket:read')) {
    return (
      <TicketBoard
        key={outlet.id}
        outlet={outlet}
        zone={data.organisation.zone}
        mayWork={may('ticket:work')}
        person={device ? null : viewer.name}
      />
    );
  }
  return <PairingScreen kind="KITCHEN" name={data.organisation.name} onPaired={(token) => onPaired?.(token)} />;
}

function DemoPairing({ onPaired }: { onPaired: (token: string) => void }) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let wanted = true;
    staffClient.apollo.mutate({ mutation: PairDemoKitchenDocument }).then(
      ({ data }) => {
        const answer = data?.pairDemoDevice;
        if (!wanted || !answer) return;
        switch (answer.__typename) {
          case 'PairedDevice':
            return onPaired(answer.token);
          case 'NotADemo':
            return setRefusal(answer.message);
          default:
            never(answer);
        }
      },
      (error: unknown) => wanted && setFailure(error),
    );
    return () => {
      wanted = false;
    };
  }, [attempt]);
  if (refusal)
    return (
      <Alone>
        <Notice>{refusal}</Notice>
      </Alone>
    );
  if (failure) {
    const again = () => {
      setFailure(null);
      setAttempt(attempt + 1);
    };
    return (
      <Alone>
        <ProblemState error={failure} onRetry={again} />
      </Alone>
    );
  }
  return (
    <Alone>
      <LoadingShape shape="text" label="Pairing this display" />
    </Alone>
  );
}
