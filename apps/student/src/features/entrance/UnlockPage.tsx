import { forgetToken, never, tokenOfLink } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useSay } from '../../i18n/i18n.ts';
import { useRun } from '../../shell/use-run.ts';
import { EntranceCard } from './EntranceCard.tsx';

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
  const say = useSay();
  const [token] = useState(tokenOfLink);
  const [outcome, setOutcome] = useState<'open' | 'over' | null>(token === '' ? 'over' : null);
  const [isOften, setOften] = useState(false);
  const [run, busy] = useRun(UnlockByLinkDocument);
  const unlock = async () => {
    setOften(false);
    const answer = (await run({ input: { token } }))?.unlockByLink;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'AccountUnlocked':
        forgetToken();
        return setOutcome('open');
      case 'UnlockedOften':
        return setOften(true);
      case 'LinkOver':
        return setOutcome('over');
      default:
        never(answer);
    }
  };
  if (outcome === 'over')
    return <EntranceCard title={say('link.over')}>{() => <Notice>{say('link.unlockOver')}</Notice>}</EntranceCard>;
  if (outcome === 'open')
    return <EntranceCard title={say('unlock.done')}>{() => <p role="status">{say('unlock.next')}</p>}</EntranceCard>;
  return (
    <EntranceCard title={say('unlock.title')} onSubmit={() => void unlock()}>
      {() => (
        <>
          <p>{say('unlock.why')}</p>
          {isOften ? <Notice tone="soon">{say('unlock.often')}</Notice> : null}
          <Button type="submit" size="md" loading={busy}>
            {say('unlock.act')}
          </Button>
        </>
      )}
    </EntranceCard>
  );
}
