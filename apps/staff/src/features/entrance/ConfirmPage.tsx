import { forgetToken, never, tokenOfLink } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
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
  const [token] = useState(tokenOfLink);
  const [outcome, setOutcome] = useState<'waits' | 'admitted' | 'over' | null>(token === '' ? 'over' : null);
  const [run, busy] = useRun(ConfirmAddressDocument);
  const confirm = async () => {
    const data = await run({ input: { token } });
    const answer = data?.confirmAddress;
    if (!answer) return;
    switch (answer.__typename) {
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
      <EntranceCard title="This link is over">
        <Notice>
          It is older than two days, or the address was confirmed by another letter. You can register again.
        </Notice>
      </EntranceCard>
    );
  }
  if (outcome !== null) {
    return (
      <EntranceCard title="Your address is confirmed">
        <p role="status">
          {outcome === 'admitted'
            ? 'You are admitted already: sign in with the password that you chose.'
            : 'Somebody at the canteen looks at your registration now. You get a letter as soon as it is decided.'}
        </p>
      </EntranceCard>
    );
  }
  return (
    <EntranceCard title="Confirm your address" onSubmit={() => void confirm()}>
      <p>You have registered with this address. Confirm that it is yours.</p>
      <Button type="submit" size="md" loading={busy}>
        Confirm my address
      </Button>
    </EntranceCard>
  );
}
