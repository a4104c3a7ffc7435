import './admin.css';
import { useApolloClient } from '@apollo/client/react';
import { ConfirmButton, PageHeader } from '@college-kiosk/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Notice } from '../../shell/Notice.tsx';
import { never } from '../../shell/problem.ts';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { OutletForm } from './OutletForm.tsx';
import { Stations } from './Stations.tsx';

const ResetDemoDocument = graphql(`
  mutation ResetDemo {
    resetDemo {
      __typename
      ... on DemoReset { at }
      ... on NotADemo { code message }
    }
  }
`);

/** The outlet itself: its name, its hours, its stations. */
export function AdminPage() {
  const { outlet, organisation } = useSigned();
  return (
    <>
      <PageHeader title="Outlet" lead={`${outlet.name} of ${organisation.name}`} />
      <div className="ad-grid">
        <OutletForm key={outlet.id} />
        <Stations key={`${outlet.id}stations`} />
        {organisation.demo ? <ResetDemo /> : null}
      </div>
    </>
  );
}

function ResetDemo() {
  const apollo = useApolloClient();
  const [run, busy] = useRun(ResetDemoDocument);
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
  return (
    <section className="ad-card">
      <h2>Demo</h2>
      <p>
        Empties this demo canteen and fills it anew: four weeks of sales ending yesterday. Every order, device and
        session of today is gone afterwards.
      </p>
      {refusal ? <Notice>{refusal}</Notice> : null}
      <ConfirmButton confirm="Press again: everything is lost" loading={busy} onConfirm={() => void reset()}>
        Reset demo
      </ConfirmButton>
    </section>
  );
}
