import './pairing.css';
import { useApolloClient } from '@apollo/client/react';
import { isPassing, never, problemOf } from '@college-kiosk/client';
import { Countdown, LoadingShape } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { BeginStationPairingMutation } from '../gql/graphql.ts';
import { ProblemState } from './ProblemState.tsx';

const BeginPairingDocument = graphql(`
  mutation BeginStationPairing($kind: DeviceKind!) {
    beginPairing(input: { kind: $kind }) { __typename id code secret expiresAt }
  }
`);
const ClaimPairingDocument = graphql(`
  mutation ClaimStationPairing($input: ClaimPairingInput!) {
    claimPairing(input: $input) {
      __typename
      ... on PairedDevice { token }
      ... on PairingPending { expiresAt }
      ... on PairingExpired { code message }
    }
  }
`);

type Station = 'KITCHEN' | 'COUNTER';
type Pairing = BeginStationPairingMutation['beginPairing'];
const askEveryMs = 2_500;

const titles: Record<Station, string> = { KITCHEN: 'Pair this kitchen display', COUNTER: 'Pair this till' };

type Props = { kind: Station; name: string; onPaired: (token: string) => void };

/** Shows six digits until somebody enters them on the Devices page; asks by itself whether that was done. */
export function PairingScreen({ kind, name, onPaired }: Props) {
  const [pairing, begin, failure] = usePairing(kind, onPaired);
  return (
    <main className="st-pairing">
      <p className="st-pairing-place">{name}</p>
      <h1>{titles[kind]}</h1>
      {failure ? (
        <ProblemState error={failure} onRetry={begin} />
      ) : pairing ? (
        <>
          <output className="st-pairing-code" aria-label={`Pairing code ${pairing.code.split('').join(' ')}`}>
            <span>{pairing.code.slice(0, 3)}</span>
            <span>{pairing.code.slice(3)}</span>
          </output>
          <p>
            In the staff app open <strong>Devices</strong>, choose <strong>Pair a device</strong> and enter this code.
          </p>
          <Countdown until={pairing.expiresAt} total={600} onEnd={begin} label="The code changes in" />
        </>
      ) : (
        <LoadingShape shape="text" label="Asking for a code" />
      )}
      <Button component="a" href="/staff/" variant="subtle" color="steel">
        Sign in as staff instead
      </Button>
    </main>
  );
}

function usePairing(kind: Station, onPaired: (token: string) => void) {
  const apollo = useApolloClient();
  const [pairing, setPairing] = useState<Pairing | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const begin = () => {
    setPairing(null);
    setFailure(null);
    setAttempt((before) => before + 1);
  };

  useEffect(() => {
    let wanted = true;
    apollo.mutate({ mutation: BeginPairingDocument, variables: { kind } }).then(
      ({ data }) => wanted && data && setPairing(data.beginPairing),
      (error: unknown) => wanted && setFailure(error),
    );
    return () => {
      wanted = false;
    };
  }, [apollo, kind, attempt]);

  useEffect(() => {
    if (!pairing) return;
    let timer: ReturnType<typeof setTimeout>;
    let wanted = true;
    const ask = async () => {
      const input = { pairingId: pairing.id, secret: pairing.secret };
      try {
        const { data } = await apollo.mutate({ mutation: ClaimPairingDocument, variables: { input } });
        const answer = data?.claimPairing;
        if (!wanted || !answer) return;
        switch (answer.__typename) {
          case 'PairedDevice':
            return onPaired(answer.token);
          case 'PairingExpired':
            return begin();
          case 'PairingPending':
            break;
          default:
            never(answer);
        }
      } catch (error) {
        if (!wanted) return;
        if (!isPassing(problemOf(error))) return setFailure(error);
      }
      timer = setTimeout(ask, askEveryMs);
    };
    timer = setTimeout(ask, askEveryMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [apollo, pairing]);

  return [pairing, begin, failure] as const;
}
