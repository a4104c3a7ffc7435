import { never } from '@college-kiosk/client';
import { Notice, RecoveryCodes } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useMoment, useSay } from '../../i18n/i18n.ts';
import { recoveryWords } from '../../shell/account-words.ts';
import { useNotices } from '../../shell/notices.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.ts';
import { AuthenticatorCard } from './AuthenticatorCard.tsx';
import { PasskeyCard } from './PasskeyCard.tsx';

const MySecondFactor = graphql(`
  fragment MySecondFactor on SecondFactor {
    __typename
    onSince
    recoveryCodesLeft
    demandedFrom
    passkeys { __typename id name createdAt lastUsedAt isBackedUp }
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

const FEW = 3;
type Props = { factor: FragmentType<typeof MySecondFactor>; onChanged: () => Promise<void> };

/** What proves the person besides the password. New recovery codes stand before everything else, until they are kept. */
export function FactorCards({ factor, onChanged }: Props) {
  const { onSince, recoveryCodesLeft, passkeys } = readFragment(MySecondFactor, factor);
  const say = useSay();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const moment = useMoment(useSigned().organisation.zone);
  if (codes) {
    return (
      <section className="sd-card" aria-label={say('recovery.card')}>
        <RecoveryCodes
          codes={codes}
          said={say('recovery.said')}
          words={recoveryWords(say)}
          onKept={() => {
            setCodes(null);
            void onChanged();
          }}
        />
      </section>
    );
  }
  return (
    <>
      <PasskeyCard passkeys={passkeys} moment={moment} onCodes={setCodes} onChanged={onChanged} />
      <AuthenticatorCard since={onSince ? moment(onSince) : null} onCodes={setCodes} onChanged={onChanged} />
      {onSince || passkeys.length > 0 ? (
        <CodesCard left={recoveryCodesLeft} onCodes={setCodes} onChanged={onChanged} />
      ) : null}
    </>
  );
}

type CodesProps = { left: number; onCodes: (codes: readonly string[]) => void; onChanged: () => Promise<void> };

function CodesCard({ left: count, onCodes, onChanged }: CodesProps) {
  const say = useSay();
  const notices = useNotices();
  const [renew, renewing] = useRun(MakeRecoveryCodesDocument);
  const left = say('factor.left', { count });
  const newCodes = async () => {
    const answer = (await renew({}))?.makeRecoveryCodes;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'RecoveryCodes':
        return onCodes(answer.codes);
      case 'NoFactor':
        notices.refused(say('factor.none'));
        return onChanged();
      default:
        never(answer);
    }
  };
  return (
    <section className="sd-card" aria-labelledby="sd-codes">
      <h2 id="sd-codes">{say('recovery.card')}</h2>
      {count < FEW ? (
        <Notice tone="soon">
          {left}. {say('factor.few')}
        </Notice>
      ) : (
        <p>{left}</p>
      )}
      <Button variant="default" loading={renewing} onClick={() => void newCodes()}>
        {say('factor.newCodes')}
      </Button>
    </section>
  );
}
