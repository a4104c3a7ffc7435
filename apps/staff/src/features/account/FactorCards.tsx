import { never } from '@college-kiosk/client';
import { formatDay, Notice, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { TotpSetUp } from './TotpSetUp.tsx';

const MySecondFactor = graphql(`
  fragment MySecondFactor on SecondFactor {
    __typename
    onSince
    recoveryCodesLeft
    demandedFrom
  }
`);

const MakeRecoveryCodesDocument = graphql(`
  mutation MakeRecoveryCodes {
    makeRecoveryCodes {
      __typename
      ... on RecoveryCodes { codes }
      ... on NoFactor { code message }
    }
  }
`);

const RemoveSecondFactorDocument = graphql(`
  mutation RemoveSecondFactor {
    removeSecondFactor {
      __typename
      ... on SecondFactorOff { off }
      ... on NoFactor { code message }
    }
  }
`);

type Props = { factor: FragmentType<typeof MySecondFactor>; zone: string; onChanged: () => Promise<void> };

/** Switches the second factor on and off, and gives new recovery codes. Codes are shown once, until the person has kept them. */
export function SecondFactorCard({ factor, zone, onChanged }: Props) {
  const { onSince, recoveryCodesLeft, demandedFrom } = readFragment(MySecondFactor, factor);
  const toast = useToast();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [settingUp, setSettingUp] = useState(false);
  const [renew, renewing] = useRun(MakeRecoveryCodesDocument);
  const [remove, removing] = useRun(RemoveSecondFactorDocument);

  const newCodes = async () => {
    const answer = (await renew({}))?.makeRecoveryCodes;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'RecoveryCodes':
        return setCodes(answer.codes);
      case 'NoFactor':
        toast.refused(answer.message);
        return onChanged();
      default:
        never(answer);
    }
  };
  const switchOff = async () => {
    const answer = (await remove({}))?.removeSecondFactor;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'SecondFactorOff':
        toast.done('The second factor is off.');
        return onChanged();
      case 'NoFactor':
        toast.refused(answer.message);
        return onChanged();
      default:
        never(answer);
    }
  };
  const kept = async () => {
    setCodes(null);
    setSettingUp(false);
    await onChanged();
  };

  return (
    <section className="ac-card" aria-labelledby="ac-factor">
      <h2 id="ac-factor">
        Second factor{' '}
        {onSince || codes ? <StatusPill tone="good">On</StatusPill> : <StatusPill tone="quiet">Off</StatusPill>}
      </h2>
      {codes ? (
        <RecoveryCodes
          codes={codes}
          said={onSince ? 'The codes you had before are void.' : 'The second factor is on.'}
          onKept={() => void kept()}
        />
      ) : onSince ? (
        <>
          <p>Since {formatDay(onSince, zone)}: to sign in you need your password and a code from your phone.</p>
          {recoveryCodesLeft < 3 ? (
            <Notice tone="soon">
              {recoveryCodesLeft === 0
                ? 'No recovery code is left.'
                : `Only ${recoveryCodesLeft} recovery codes are left.`}{' '}
              Make new ones before you need them.
            </Notice>
          ) : (
            <p>{recoveryCodesLeft} recovery codes are left for the day your phone is gone.</p>
          )}
          <div className="ac-acts">
            <Button variant="default" loading={renewing} onClick={() => void newCodes()}>
              Make new recovery codes
            </Button>
            <Button variant="outline" color="chilli" loading={removing} onClick={() => void switchOff()}>
              Switch off
            </Button>
          </div>
        </>
      ) : settingUp ? (
        <TotpSetUp onCodes={setCodes} onCancel={() => setSettingUp(false)} />
      ) : (
        <>
          <p>
            With a second factor your password alone opens nothing: whoever signs in also needs a code from an app on
            your phone.
          </p>
          {demandedFrom ? (
            <Notice tone="soon">Your role demands one from {formatDay(demandedFrom, zone)}.</Notice>
          ) : null}
          <Button onClick={() => setSettingUp(true)}>Set up</Button>
        </>
      )}
    </section>
  );
}
