import { never, useCommandId } from '@college-kiosk/client';
import { formatMoney, MoneyText, Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const CloseDrawerDocument = graphql(`
  mutation CloseDrawer($input: CloseDrawerInput!) {
    closeDrawer(input: $input) {
      __typename
      ... on DrawerSession { id state zNumber ...DrawerSession }
      ... on NotCountedYet { code message }
      ... on DrawerSessionOver { code message sessionState }
      ... on ReasonNeeded { code message difference }
      ... on AnotherPersonNeeded { code message }
    }
  }
`);

type Props = { sessionId: string; counted: number; expected: number; onDone: () => void };

/** What was counted beside what should have been there; a reason where they differ by more than a little. */
export function CloseDrawer({ sessionId, counted, expected, onDone }: Props) {
  const idOf = useCommandId();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(CloseDrawerDocument);
  const difference = counted - expected;
  const close = async () => {
    setRefusal(null);
    const said = { sessionId, reason: reason.trim() || null };
    const answer = (await run({ input: { commandId: idOf(said), ...said } }))?.closeDrawer;
    if (!answer) return;
    switch (answer.__typename) {
      case 'DrawerSession':
        toast.done(`Closed, with Z report ${answer.zNumber}.`);
        return onDone();
      case 'NotCountedYet':
      case 'DrawerSessionOver':
      case 'ReasonNeeded':
      case 'AnotherPersonNeeded':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <div className="dr-form">
      <dl className="dr-due">
        <dt>Counted</dt>
        <dd>
          <MoneyText value={counted} paise />
        </dd>
        <dt>Should be there</dt>
        <dd>
          <MoneyText value={expected} paise />
        </dd>
        <dt className="dr-big">{difference === 0 ? 'It is right' : difference > 0 ? 'Over' : 'Short'}</dt>
        <dd className="dr-big">{difference === 0 ? '' : formatMoney(Math.abs(difference), { paiseAlways: true })}</dd>
      </dl>
      {difference === 0 ? null : (
        <TextInput
          label="Where it comes from"
          description="Needed beyond ₹10. Beyond ₹100 a manager who did not count closes it."
          size="lg"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button size="lg" fullWidth loading={busy} onClick={() => void close()}>
        Close this session
      </Button>
    </div>
  );
}
