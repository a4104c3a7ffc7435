import { forgetToken, never, tokenOfLink } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useSay } from '../../i18n/i18n.ts';
import { useRun } from '../../shell/use-run.ts';
import { EntranceCard } from './EntranceCard.tsx';

const ConfirmAddressDocument = graphql(`
  mutation ConfirmAddress($input: ConfirmAddressInput!) {
    confirmAddress(input: $input) {
      __typename
      ... on AddressConfirmed { isAdmitted }
      ... on LinkOver { code message }
    }
  }
`);

/** Confirms an address by the link in a letter. It waits for a press: programs that look through mail follow links too. */
export function ConfirmPage() {
  const say = useSay();
  const [token] = useState(tokenOfLink);
  const [outcome, setOutcome] = useState<'waits' | 'admitted' | 'over' | null>(token === '' ? 'over' : null);
  const [run, busy] = useRun(ConfirmAddressDocument);
  const confirm = async () => {
    const answer = (await run({ input: { token } }))?.confirmAddress;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'AddressConfirmed':
        forgetToken();
        return setOutcome(answer.isAdmitted ? 'admitted' : 'waits');
      case 'LinkOver':
        return setOutcome('over');
      default:
        never(answer);
    }
  };
  if (outcome === 'over') {
    return (
      <EntranceCard title={say('link.over')}>
        {() => (
          <>
            <Notice>{say('link.addressOver')}</Notice>
            <a className="sd-link" href="/student/register">
              {say('register.link')}
            </a>
          </>
        )}
      </EntranceCard>
    );
  }
  if (outcome !== null) {
    return (
      <EntranceCard title={say('address.done')}>{() => <p role="status">{say(`address.${outcome}`)}</p>}</EntranceCard>
    );
  }
  return (
    <EntranceCard title={say('address.title')} onSubmit={() => void confirm()}>
      {() => (
        <>
          <p>{say('address.why')}</p>
          <Button type="submit" size="md" loading={busy}>
            {say('address.act')}
          </Button>
        </>
      )}
    </EntranceCard>
  );
}
