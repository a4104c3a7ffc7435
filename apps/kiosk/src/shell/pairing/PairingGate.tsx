import { useQuery } from '@apollo/client/react';
import { LoadingShape } from '@college-kiosk/ui';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { DeviceKind } from '../../gql/graphql.ts';
import { useSay } from '../../i18n/i18n.ts';
import { Away } from '../frame/Away.tsx';
import { PlaceContext } from '../place.ts';
import { WhereAmI } from './documents.ts';
import { PairingScreen } from './PairingScreen.tsx';

export type PairingGateProps = {
  kind: DeviceKind;
  token: string | null;
  /** Null forgets the token: it is not accepted any more. */
  onToken: (token: string | null) => void;
  children: ReactNode;
};

/** Lets nobody through but a paired device that the server knows. */
export function PairingGate({ kind, token, onToken, children }: PairingGateProps) {
  if (token === null) return <PairingScreen kind={kind} onToken={onToken} />;
  return <Recognised onStranger={() => onToken(null)}>{children}</Recognised>;
}

function Recognised({ onStranger, children }: { onStranger: () => void; children: ReactNode }) {
  const say = useSay();
  const { data, error, refetch } = useQuery(WhereAmI);
  const { outlet, device } = data?.viewer ?? {};
  const stranger = data !== undefined && !(outlet && device);
  useEffect(() => {
    if (stranger) onStranger();
  }, [stranger, onStranger]);
  useEffect(() => {
    if (!error) return;
    const timer = setTimeout(() => void refetch().catch(() => {}), 3_000);
    return () => clearTimeout(timer);
  }, [error, refetch]);
  const place = useMemo(
    () => (data && outlet && device ? { outlet, device, organisation: data.organisation } : null),
    [data, outlet, device],
  );
  if (place) return <PlaceContext value={place}>{children}</PlaceContext>;
  return (
    <main className="k-waiting">
      {error ? <Away onRetry={() => void refetch()} /> : <LoadingShape shape="cards" label={say('loading')} />}
    </main>
  );
}
