import { useApolloClient } from '@apollo/client/react';
import { isPassing, never, problemOf } from '@college-kiosk/client';
import { Countdown, LoadingShape } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { BeginKitchenPairingMutation } from '../../gql/graphql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';

const BeginPairingDocument = graphql(`
  mutation BeginKitchenPairing {
    beginPairing(input: { kind: KITCHEN }) { __typename id code secret expiresAt }
  }
`);
const ClaimPairingDocument = graphql(`
  mutation ClaimKitchenPairing($input: ClaimPairingInput!) {
    claimPairing(input: $input) {
      __typename
      ... on PairedDevice { token }
      ... on PairingPending { expiresAt }
      ... on PairingExpired { code message }
    }
  }
`);

type Pairing = BeginKitchenPairingMutation['beginPairing'];
const askEveryMs = 2_500;

/** Shows six digits until somebody enters them on the Devices page; asks by itself whether that was done. */
export function PairingScreen({ name, onPaired }: { name: string; onPaired: (token: string) => void }) {
  const [pairing, begin, failure] = usePairing(onPaired);
  return (
    <main className="kt-pairing">
      <p className="kt-pairing-place">{name}</p>
      <h1>Pair this kitchen display</h1>
      {failure ? (
        <ProblemState error={failure} onRetry={begin} />
      ) : pairing ? (
        <>
          <output className="kt-code" aria-label={`Pairing code ${pairing.code.split('').join(' ')}`}>
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

function usePairing(onPaired: (token: string) => void) {
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
    apollo.mutate({ mutation: BeginPairingDocument }).then(
      ({ data }) => wanted && data && setPairing(data.beginPairing),
      (error: unknown) => wanted && setFailure(error),
    );
    return () => {
      wanted = false;
    };
  }, [apollo, attempt]);

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
