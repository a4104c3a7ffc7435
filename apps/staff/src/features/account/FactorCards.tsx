import { never } from '@college-kiosk/client';
import { formatDay, formatTime, Notice, RecoveryCodes } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { AuthenticatorCard } from './AuthenticatorCard.tsx';
import type { MadeCodes } from './made-codes.ts';
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

type Props = { factor: FragmentType<typeof MySecondFactor>; zone: string; onChanged: () => Promise<void> };

/** What proves the person besides the password. New recovery codes stand before everything else, until they are kept. */
export function FactorCards({ factor, zone, onChanged }: Props) {
  const { onSince, recoveryCodesLeft, demandedFrom, passkeys } = readFragment(MySecondFactor, factor);
  const [made, setMade] = useState<MadeCodes | null>(null);
  const moment = (at: string) => `${formatDay(at, zone)}, ${formatTime(at, zone)}`;
  const isOn = onSince != null || passkeys.length > 0;
  if (made) {
    return (
      <section className="ac-card" aria-label="Recovery codes">
        <RecoveryCodes
          {...made}
          onKept={() => {
            setMade(null);
            void onChanged();
          }}
        />
      </section>
    );
  }
  return (
    <>
      {demandedFrom && !isOn ? (
        <Notice tone="soon">Your role demands a second factor from {formatDay(demandedFrom, zone)}.</Notice>
      ) : null}
      <PasskeyCard passkeys={passkeys} moment={moment} onCodes={setMade} onChanged={onChanged} />
      <AuthenticatorCard
        since={onSince ? formatDay(onSince, zone) : null}
        hasPasskey={passkeys.length > 0}
        onCodes={setMade}
        onChanged={onChanged}
      />
      {isOn ? <RecoveryCodesCard left={recoveryCodesLeft} onCodes={setMade} onChanged={onChanged} /> : null}
    </>
  );
}

type CodesProps = { left: number; onCodes: (made: MadeCodes) => void; onChanged: () => Promise<void> };

function RecoveryCodesCard({ left, onCodes, onChanged }: CodesProps) {
  const toast = useToast();
  const [renew, renewing] = useRun(MakeRecoveryCodesDocument);
  const newCodes = async () => {
    const answer = (await renew({}))?.makeRecoveryCodes;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'RecoveryCodes':
        return onCodes({
          codes: answer.codes,
          said: 'The codes you had before are void. Your other sessions have ended.',
        });
      case 'NoFactor':
        toast.refused(answer.message);
        return onChanged();
      default:
        never(answer);
    }
  };
  return (
    <section className="ac-card" aria-labelledby="ac-codes">
      <h2 id="ac-codes">Recovery codes</h2>
      {left < 3 ? (
        <Notice tone="soon">
          {left === 0 ? 'No recovery code is left.' : `Only ${left} recovery codes are left.`} Make new ones before you
          need them.
        </Notice>
      ) : (
        <p>{left} recovery codes are left for the day your phone or key is gone.</p>
      )}
      <Button variant="default" loading={renewing} onClick={() => void newCodes()}>
        Make new recovery codes
      </Button>
    </section>
  );
}
