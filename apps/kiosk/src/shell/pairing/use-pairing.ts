import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import type { DeviceKind } from '../../gql/graphql.ts';
import { BeginPairing, ClaimPairing, PairDemoDevice } from './documents.ts';

export type Pairing = { code: string | null; expiresAt: string | null; trouble: boolean };

const askEvery = 2_000;
const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const never = (answer: never): never => {
  throw new Error(`unknown answer ${JSON.stringify(answer)}`);
};

/** The address a one-click link of the start page opens: the device pairs itself, where there are demo data. */
const cameByDemoLink = new URLSearchParams(globalThis.location?.search).has('demo');

/** Gives a token, or null when this is no demo. */
async function pairByDemo(apollo: ApolloClient, kind: DeviceKind): Promise<string | null> {
  const { data } = await apollo.mutate({ mutation: PairDemoDevice, variables: { kind } });
  const answer = data?.pairDemoDevice;
  if (!answer) throw new Error('no answer');
  switch (answer.__typename) {
    case 'PairedDevice':
      return answer.token;
    case 'NotADemo':
      return null;
    default:
      return never(answer);
  }
}

/**
 * Asks every two seconds whether the code was entered. Gives the token, or null when the code has run out. An answer that
 * was lost may have carried the token: the same is asked again, and the server gives the same answer.
 */
async function waitForClaim(
  apollo: ApolloClient,
  input: { pairingId: string; secret: string },
  { wanted, onTrouble }: { wanted: () => boolean; onTrouble: (trouble: boolean) => void },
): Promise<string | null> {
  while (wanted()) {
    await rest(askEvery);
    const asked = await apollo.mutate({ mutation: ClaimPairing, variables: { input } }).catch(() => null);
    const answer = asked?.data?.claimPairing;
    onTrouble(!answer);
    if (!answer) continue;
    switch (answer.__typename) {
      case 'PairedDevice':
        return answer.token;
      case 'PairingPending':
        continue;
      case 'PairingExpired':
        return null;
      default:
        return never(answer);
    }
  }
  return null;
}

/** Shows a code until somebody enters it in the staff app; a new one whenever it runs out. */
export function usePairing(kind: DeviceKind, onToken: (token: string) => void): Pairing {
  const apollo = useApolloClient();
  const [pairing, setPairing] = useState<Pairing>({ code: null, expiresAt: null, trouble: false });
  const done = useRef(onToken);
  done.current = onToken;
  useEffect(() => {
    let wanted = true;
    const pairOnce = async () => {
      const { data } = await apollo.mutate({ mutation: BeginPairing, variables: { kind } });
      if (!data) throw new Error('no answer');
      const { id, code, secret, expiresAt } = data.beginPairing;
      if (wanted) setPairing({ code, expiresAt, trouble: false });
      const onTrouble = (trouble: boolean) => wanted && setPairing({ code, expiresAt, trouble });
      return waitForClaim(apollo, { pairingId: id, secret }, { wanted: () => wanted, onTrouble });
    };
    const pair = async () => {
      let demo = cameByDemoLink;
      while (wanted) {
        try {
          const token = demo ? await pairByDemo(apollo, kind) : await pairOnce();
          demo = false;
          if (token && wanted) return done.current(token);
        } catch {
          // The network or the server is away: say so, and go on trying.
          if (wanted) setPairing((before) => ({ ...before, trouble: true }));
          await rest(askEvery);
        }
      }
    };
    void pair();
    return () => {
      wanted = false;
    };
  }, [apollo, kind]);
  return pairing;
}
