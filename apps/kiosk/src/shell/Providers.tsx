import { ApolloProvider } from '@apollo/client/react';
import {
  createClient,
  deviceAuthorization,
  keepDeviceToken,
  readDeviceToken,
  useDeviceUpkeep,
} from '@college-kiosk/client';
import { UiProvider } from '@college-kiosk/ui';
import { I18nProvider } from '@lingui/react';
import { type ReactNode, useEffect, useState } from 'react';
import type { DeviceKind } from '../gql/graphql.ts';
import { i18n } from '../i18n/i18n.ts';
import { DeviceAwake, RenewDeviceToken } from './pairing/documents.ts';
import { PairingGate } from './pairing/PairingGate.tsx';

/** Look, language and the line to the server for one kind of device, and the gate that only a paired one passes. */
export function Providers({ kind, children }: { kind: DeviceKind; children: ReactNode }) {
  const [token, setToken] = useState(() => readDeviceToken(localStorage, kind));
  const keepToken = (next: string | null) => {
    keepDeviceToken(next, localStorage, kind);
    setToken(next);
  };
  return (
    <UiProvider density="kiosk">
      <I18nProvider i18n={i18n}>
        <Line
          key={token ?? 'unpaired'}
          kind={kind}
          isPaired={token !== null}
          onRejected={() => token && keepToken(null)}
        >
          <PairingGate kind={kind} token={token} onToken={keepToken}>
            {children}
          </PairingGate>
        </Line>
      </I18nProvider>
    </UiProvider>
  );
}

type LineProps = { kind: DeviceKind; isPaired: boolean; onRejected: () => void; children: ReactNode };

/** A new pairing is a new line: nothing of the old device's cache or socket stays. */
function Line({ kind, isPaired, onRejected, children }: LineProps) {
  const [line] = useState(() =>
    createClient({ authorization: () => deviceAuthorization(localStorage, kind), onUnauthenticated: onRejected }),
  );
  useEffect(() => line.close, [line]);
  return (
    <ApolloProvider client={line.apollo}>
      {isPaired ? <Upkeep kind={kind} onRenewed={line.reconnect} /> : null}
      {children}
    </ApolloProvider>
  );
}

function Upkeep({ kind, onRenewed }: { kind: DeviceKind; onRenewed: () => void }) {
  useDeviceUpkeep({ storage: localStorage, kind, awake: DeviceAwake, renew: RenewDeviceToken, onRenewed });
  return null;
}
