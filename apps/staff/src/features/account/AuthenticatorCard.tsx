import { TotpSetUp } from '@college-kiosk/account';
import { never } from '@college-kiosk/client';
import { StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import type { MadeCodes } from './made-codes.ts';

const RemoveSecondFactorDocument = graphql(`
  mutation RemoveSecondFactor {
    removeSecondFactor {
      __typename
      ... on SecondFactorOff { off }
      ... on NoFactor { code message }
    }
  }
`);

type Props = {
  /** The day on which it was switched on; null while it is off. */
  since: string | null;
  hasPasskey: boolean;
  onCodes: (made: MadeCodes) => void;
  onChanged: () => Promise<void>;
};

/** Switches the authenticator app on and off. */
export function AuthenticatorCard({ since, hasPasskey, onCodes, onChanged }: Props) {
  const toast = useToast();
  const [settingUp, setSettingUp] = useState(false);
  const [remove, removing] = useRun(RemoveSecondFactorDocument);
  const switchOff = async () => {
    const answer = (await remove({}))?.removeSecondFactor;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'SecondFactorOff':
        toast.done('The authenticator app is off.');
        return onChanged();
      case 'NoFactor':
        toast.refused(answer.message);
        return onChanged();
      default:
        never(answer);
    }
  };
  return (
    <section className="ac-card" aria-labelledby="ac-factor">
      <h2 id="ac-factor">
        Authenticator app {since ? <StatusPill tone="good">On</StatusPill> : <StatusPill tone="quiet">Off</StatusPill>}
      </h2>
      {since ? (
        <>
          <p>Since {since}: to sign in with your password you also need a code from your phone.</p>
          <Button variant="outline" color="chilli" loading={removing} onClick={() => void switchOff()}>
            Switch off
          </Button>
        </>
      ) : settingUp ? (
        <TotpSetUp
          onCodes={(codes) => {
            setSettingUp(false);
            onCodes({ codes, said: 'The authenticator app is on. Your other sessions have ended.' });
          }}
          onCancel={() => setSettingUp(false)}
        />
      ) : (
        <>
          <p>
            {hasPasskey
              ? 'A code from an app on your phone is another way to sign in beside your passkeys.'
              : 'With a second factor your password alone opens nothing: whoever signs in also needs a code from an app on your phone.'}
          </p>
          <Button variant={hasPasskey ? 'default' : 'filled'} onClick={() => setSettingUp(true)}>
            Set up
          </Button>
        </>
      )}
    </section>
  );
}
