import { never } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { TextId } from '../../i18n/en.ts';
import { useSay } from '../../i18n/i18n.ts';
import { useRun } from '../../shell/use-run.ts';

const EraseMyAccountDocument = graphql(`
  mutation EraseMyAccount {
    eraseMyAccount {
      __typename
      ... on AccountErased { erasedAt }
      ... on OpenOrder { code message }
      ... on LastAdministrator { code message }
      ... on DemoAccount { code message }
    }
  }
`);

/** The way out: what goes, what stays and why, and one act that nobody does by mistake. */
export function EraseCard() {
  const say = useSay();
  const [sure, setSure] = useState(false);
  const [refusal, setRefusal] = useState<TextId | null>(null);
  const [run, busy] = useRun(EraseMyAccountDocument);
  const erase = async () => {
    setRefusal(null);
    const answer = (await run({}))?.eraseMyAccount;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'AccountErased':
        // Afresh, so that nothing of the person is left in this browser's memory.
        return location.assign('/student/');
      case 'OpenOrder':
        return setRefusal('erase.open');
      case 'LastAdministrator':
        return setRefusal('erase.last');
      case 'DemoAccount':
        return setRefusal('erase.demo');
      default:
        never(answer);
    }
  };
  return (
    <section className="sd-card" aria-labelledby="sd-erase">
      <h2 id="sd-erase">{say('erase.title')}</h2>
      <p>{say('erase.why')}</p>
      <p>{say('erase.stays')}</p>
      <label className="sd-check">
        <input type="checkbox" checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />
        <span>{say('erase.sure')}</span>
      </label>
      {refusal ? <Notice>{say(refusal)}</Notice> : null}
      <Button variant="outline" color="chilli" disabled={!sure} loading={busy} onClick={() => void erase()}>
        {say('erase.act')}
      </Button>
    </section>
  );
}
