import { forgetToken, never, tokenOfLink } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';
import { EntranceCard } from './EntranceCard.tsx';
import { usePlace } from './place.ts';

const UnlockByLinkDocument = graphql(`
  mutation UnlockByLink($input: UnlockByLinkInput!) {
    unlockByLink(input: $input) {
      __typename
      ... on AccountUnlocked { email }
      ... on UnlockedOften { code message }
      ... on LinkOver { code message }
    }
  }
`);

/** Opens a locked account to new devices by the link in a letter. It waits for a press: programs that look through mail follow links too. */
export function UnlockPage() {
  const place = usePlace();
  const [token] = useState(tokenOfLink);
  const [outcome, setOutcome] = useState<'open' | 'over' | null>(token === '' ? 'over' : null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(UnlockByLinkDocument);
  const unlock = async () => {
    setRefusal(null);
    const answer = (await run({ input: { token } }))?.unlockByLink;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'AccountUnlocked':
        forgetToken();
        return setOutcome('open');
      case 'UnlockedOften':
        return setRefusal(answer.message);
      case 'LinkOver':
        return setOutcome('over');
      default:
        never(answer);
    }
  };
  if (outcome === 'over') {
    return (
      <EntranceCard place={place} title="This link is over">
        <Notice>
          It is older than half an hour, or was used already. The lock ends by itself; the letter says when.
        </Notice>
      </EntranceCard>
    );
  }
  if (outcome === 'open') {
    return (
      <EntranceCard place={place} title="Your account is open again">
        <p role="status">Sign in as ever. If you have forgotten your password, choose a new one there.</p>
      </EntranceCard>
    );
  }
  return (
    <EntranceCard place={place} title="Open your account again" onSubmit={() => void unlock()}>
      <p>
        Somebody tried wrong passwords on your account, so new devices cannot sign in for a while. If that was you, open
        it again. If not, wait: your own devices can always sign in.
      </p>
      {refusal ? <Notice tone="soon">{refusal}</Notice> : null}
      <Button type="submit" size="md" loading={busy}>
        Open my account
      </Button>
    </EntranceCard>
  );
}
