import { never, useCommandId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { CashCountFields } from './CashCountFields.tsx';
import { countOf, NOTHING_TYPED } from './cash-count.ts';

const OpenDrawerDocument = graphql(`
  mutation OpenDrawer($input: OpenDrawerInput!) {
    openDrawer(input: $input) {
      __typename
      ... on DrawerSession { id state }
      ... on DrawerOpen { code message sessionId }
      ... on DrawerRetired { code message }
      ... on NotAtThisDrawer { code message }
    }
  }
`);

type Props = { drawerId: string; name: string; onDone: () => void };

/** The float is counted into the drawer, and from then on cash goes there. */
export function OpenDrawer({ drawerId, name, onDone }: Props) {
  const idOf = useCommandId();
  const toast = useToast();
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(OpenDrawerDocument);
  const counted = countOf(typed);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (!counted) return;
    setRefusal(null);
    const said = { drawerId, float: counted.count };
    const answer = (await run({ input: { id: idOf(said), ...said } }))?.openDrawer;
    if (!answer) return;
    switch (answer.__typename) {
      case 'DrawerSession':
        toast.done(`${name} is open.`);
        return onDone();
      case 'DrawerOpen':
      case 'DrawerRetired':
      case 'NotAtThisDrawer':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="dr-form" onSubmit={open}>
      <p>Count the float: what is in the drawer before the first sale.</p>
      <CashCountFields typed={typed} onType={setTyped} />
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button type="submit" size="lg" fullWidth disabled={!counted} loading={busy}>
        Open the drawer
      </Button>
    </form>
  );
}
