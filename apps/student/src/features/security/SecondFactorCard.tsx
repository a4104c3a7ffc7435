import { never } from '@college-kiosk/client';
import { Notice, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useMoment, useSay } from '../../i18n/i18n.ts';
import { useNotices } from '../../shell/notices.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.ts';
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

const FEW = 3;
type Props = { factor: FragmentType<typeof MySecondFactor>; onChanged: () => Promise<void> };

/** Switches the second factor on and off, and gives new recovery codes. Codes are shown once, until the person has kept them. */
export function SecondFactorCard({ factor, onChanged }: Props) {
  const { onSince, recoveryCodesLeft } = readFragment(MySecondFactor, factor);
  const say = useSay();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [settingUp, setSettingUp] = useState(false);
  const moment = useMoment(useSigned().organisation.zone);
  const kept = async () => {
    setCodes(null);
    setSettingUp(false);
    await onChanged();
  };
  return (
    <section className="sd-card" aria-labelledby="sd-factor">
      <h2 id="sd-factor">
        {say('factor.title')}{' '}
        {onSince || codes ? (
          <StatusPill tone="good">{say('factor.on')}</StatusPill>
        ) : (
          <StatusPill tone="quiet">{say('factor.off')}</StatusPill>
        )}
      </h2>
      {codes ? (
        <RecoveryCodes codes={codes} onKept={() => void kept()} />
      ) : onSince ? (
        <>
          <p>{say('factor.since', { at: moment(onSince) })}</p>
          <Left count={recoveryCodesLeft} />
          <FactorActs onCodes={setCodes} onChanged={onChanged} />
        </>
      ) : settingUp ? (
        <TotpSetUp onCodes={setCodes} onCancel={() => setSettingUp(false)} />
      ) : (
        <>
          <p>{say('factor.why')}</p>
          <Button onClick={() => setSettingUp(true)}>{say('factor.setUp')}</Button>
        </>
      )}
    </section>
  );
}

function Left({ count }: { count: number }) {
  const say = useSay();
  const left = say('factor.left', { count });
  return count < FEW ? (
    <Notice tone="soon">
      {left}. {say('factor.few')}
    </Notice>
  ) : (
    <p>{left}</p>
  );
}

type ActsProps = { onCodes: (codes: readonly string[]) => void; onChanged: () => Promise<void> };

function FactorActs({ onCodes, onChanged }: ActsProps) {
  const say = useSay();
  const notices = useNotices();
  const [renew, renewing] = useRun(MakeRecoveryCodesDocument);
  const [remove, removing] = useRun(RemoveSecondFactorDocument);
  const gone = () => {
    notices.refused(say('factor.none'));
    return onChanged();
  };
  const newCodes = async () => {
    const answer = (await renew({}))?.makeRecoveryCodes;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'RecoveryCodes':
        return onCodes(answer.codes);
      case 'NoFactor':
        return gone();
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
        notices.done(say('factor.switchedOff'));
        return onChanged();
      case 'NoFactor':
        return gone();
      default:
        never(answer);
    }
  };
  return (
    <div className="sd-acts">
      <Button variant="default" loading={renewing} onClick={() => void newCodes()}>
        {say('factor.newCodes')}
      </Button>
      <Button variant="outline" color="chilli" loading={removing} onClick={() => void switchOff()}>
        {say('factor.switchOff')}
      </Button>
    </div>
  );
}
