import { never, useCommandId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';
import { CashCountFields } from './CashCountFields.tsx';
import { countOf, NOTHING_TYPED } from './cash-count.ts';

const CountDrawerDocument = graphql(`
  mutation CountDrawer($input: CountDrawerInput!) {
    countDrawer(input: $input) {
      __typename
      ... on DrawerSession { id state ...DrawerSession }
      ... on DrawerSessionOver { code message sessionState }
      ... on NotAtThisDrawer { code message }
    }
  }
`);

type Props = { sessionId: string; onDone: () => void };

/** The drawer is counted once, by whoever does not know what should be in it. */
export function CountDrawer({ sessionId, onDone }: Props) {
  const idOf = useCommandId();
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(CountDrawerDocument);
  const counted = countOf(typed);
  const count = async (event: FormEvent) => {
    event.preventDefault();
    if (!counted) return;
    setRefusal(null);
    const said = { sessionId, count: counted.count };
    const answer = (await run({ input: { commandId: idOf(said), ...said } }))?.countDrawer;
    if (!answer) return;
    switch (answer.__typename) {
      case 'DrawerSession':
        return onDone();
      case 'DrawerSessionOver':
      case 'NotAtThisDrawer':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="dr-form" onSubmit={count}>
      <p>
        Count everything that is in the drawer. It is counted once: after this no cash comes into this session. Orders
        that are not paid yet stay open for the next one.
      </p>
      <CashCountFields typed={typed} onType={setTyped} />
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button type="submit" size="lg" fullWidth disabled={!counted} loading={busy}>
        This is what I counted
      </Button>
    </form>
  );
}
