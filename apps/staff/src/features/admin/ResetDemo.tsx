import { useApolloClient } from '@apollo/client/react';
import { never } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';

const ResetDemoDocument = graphql(`
  mutation ResetDemo {
    resetDemo {
      __typename
      ... on DemoReset { at }
      ... on NotADemo { code message }
    }
  }
`);

// Four weeks of sales are written meanwhile.
const answerWithinMs = 120_000;

/** Begins the demo canteen anew, after saying what that costs. */
export function ResetDemo() {
  const apollo = useApolloClient();
  const [asking, setAsking] = useState(false);
  const [run, busy] = useRun(ResetDemoDocument, { answerWithinMs });
  const [refusal, setRefusal] = useState<string | null>(null);
  const reset = async () => {
    setRefusal(null);
    const data = await run({});
    const answer = data?.resetDemo;
    if (!answer) return;
    switch (answer.__typename) {
      case 'DemoReset':
        // Everything is new, this session among it: nobody is signed in any more.
        apollo.stop();
        return location.assign('/staff/');
      case 'NotADemo':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  // While it works there is no way back, so none is offered.
  const close = () => !busy && setAsking(false);
  return (
    <section className="ad-card">
      <h2>Demo</h2>
      <p>Empties this demo canteen and fills it anew: its menu, its stock and four weeks of sales ending yesterday.</p>
      <Button variant="outline" color="chilli" onClick={() => setAsking(true)}>
        Reset demo
      </Button>
      <Modal opened={asking} onClose={close} withCloseButton={!busy} centered title="Reset the demo?">
        <div className="ad-reset">
          <p>This cannot be undone. What was made since the demo began is lost, in every outlet:</p>
          <ul>
            <li>orders, payments, invoices and their entries in the books</li>
            <li>changes to outlets, stations, dishes and stock</li>
            <li>paired kiosks, kitchen displays and boards: they show a new code</li>
            <li>API keys, and everybody’s session: you sign in again</li>
          </ul>
          {refusal ? <Notice>{refusal}</Notice> : null}
          {busy ? (
            <Notice tone="soon">The canteen is being filled anew. This takes a while; leave this page open.</Notice>
          ) : null}
          <div className="ad-reset-acts">
            <Button variant="default" disabled={busy} data-autofocus onClick={close}>
              Keep it
            </Button>
            <Button color="chilli" loading={busy} onClick={() => void reset()}>
              Lose it all and start anew
            </Button>
          </div>
        </div>
      </Modal>
    </section>
  );
}
