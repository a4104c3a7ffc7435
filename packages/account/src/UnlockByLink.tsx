import { forgetToken, never, tokenOfLink } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Card } from './FromCollege.tsx';
import { graphql } from './gql/gql.ts';
import { useSend } from './use-send.ts';
import { useAccountWords } from './words.ts';

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
export function UnlockByLink({ Card: Shown }: { Card: Card }) {
  const words = useAccountWords();
  const said = words.unlock;
  const [token] = useState(tokenOfLink);
  const [outcome, setOutcome] = useState<'open' | 'over' | null>(token === '' ? 'over' : null);
  const [problem, setProblem] = useState<string | null>(null);
  const [send, busy] = useSend(UnlockByLinkDocument, setProblem);
  const unlock = async () => {
    setProblem(null);
    const answer = (await send({ input: { token } }))?.unlockByLink;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'AccountUnlocked':
        forgetToken();
        return setOutcome('open');
      case 'UnlockedOften':
        return setProblem(words.refusal(answer));
      case 'LinkOver':
        return setOutcome('over');
      default:
        never(answer);
    }
  };
  if (outcome === 'over') {
    return (
      <Shown title={said.over}>
        <Notice>{said.overWhy}</Notice>
      </Shown>
    );
  }
  if (outcome === 'open') {
    return (
      <Shown title={said.done}>
        <p role="status">{said.next}</p>
      </Shown>
    );
  }
  return (
    <Shown title={said.title} onSubmit={() => void unlock()}>
      <p>{said.why}</p>
      {problem ? <Notice tone="soon">{problem}</Notice> : null}
      <Button type="submit" size="md" loading={busy}>
        {said.act}
      </Button>
    </Shown>
  );
}
