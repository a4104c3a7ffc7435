import { TotpSetUp } from '@college-kiosk/account';
import { never } from '@college-kiosk/client';
import { StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useSay } from '../../i18n/i18n.ts';
import { useNotices } from '../../shell/notices.tsx';
import { useRun } from '../../shell/use-run.ts';

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
  /** When it was switched on, in words; null while it is off. */
  since: string | null;
  onCodes: (codes: readonly string[]) => void;
  onChanged: () => Promise<void>;
};

/** Switches the authenticator app on and off. */
export function AuthenticatorCard({ since, onCodes, onChanged }: Props) {
  const say = useSay();
  const notices = useNotices();
  const [settingUp, setSettingUp] = useState(false);
  const [remove, removing] = useRun(RemoveSecondFactorDocument);
  const switchOff = async () => {
    const answer = (await remove({}))?.removeSecondFactor;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'SecondFactorOff':
        notices.done(say('factor.switchedOff'));
        return onChanged();
      case 'NoFactor':
        notices.refused(say('factor.none'));
        return onChanged();
      default:
        never(answer);
    }
  };
  return (
    <section className="sd-card" aria-labelledby="sd-factor">
      <h2 id="sd-factor">
        {say('factor.title')}{' '}
        {since ? (
          <StatusPill tone="good">{say('factor.on')}</StatusPill>
        ) : (
          <StatusPill tone="quiet">{say('factor.off')}</StatusPill>
        )}
      </h2>
      {since ? (
        <>
          <p>{say('factor.since', { at: since })}</p>
          <Button variant="outline" color="chilli" loading={removing} onClick={() => void switchOff()}>
            {say('factor.switchOff')}
          </Button>
        </>
      ) : settingUp ? (
        <TotpSetUp
          onCodes={(codes) => {
            setSettingUp(false);
            onCodes(codes);
          }}
          onCancel={() => setSettingUp(false)}
        />
      ) : (
        <>
          <p>{say('factor.why')}</p>
          <Button variant="default" onClick={() => setSettingUp(true)}>
            {say('factor.setUp')}
          </Button>
        </>
      )}
    </section>
  );
}
